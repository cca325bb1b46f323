from __future__ import annotations

import threading

import pytest
from django.core import mail
from django.db import connection, transaction

from accounts.models import User
from canvases import editing
from canvases.access import Actor
from canvases.models import Version
from reviews import rounds
from reviews.models import Event, StepVerdict
from reviews.rounds import approvals
from reviews.transitions import WrongState
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db


def _events(case: Case) -> list[tuple[str, str]]:
    return list(Event.objects.filter(canvas=case.canvas).order_by("id").values_list("act", "after"))


def test_submitting_keeps_a_version_and_waits_for_the_reviewer(case: Case) -> None:
    round_ = case.submit(message="Look at the prices.")

    review = case.review
    assert (review.state, review.waiting_for, review.number) == ("submitted", "reviewer", 1)
    assert (round_.version.kind, round_.version.number, round_.message) == (
        "submitted",
        1,
        "Look at the prices.",
    )
    assert _events(case) == [("submit", "submitted")]


def test_submitting_twice_is_one_round(case: Case) -> None:
    first = case.submit()

    again = rounds.submit(case.founder, case.canvas.pk, scope="whole", message="", seen=0)

    assert again == first
    assert len(_events(case)) == Version.objects.filter(canvas=case.canvas).count() == 1


def test_canvas_without_a_reviewer_is_not_submitted(case: Case) -> None:
    case.canvas.members.all().delete()

    with pytest.raises(editing.Invalid, match="Invite somebody"):
        case.submit()
    assert _events(case) == []


@pytest.mark.parametrize("who", ["rita", "stranger"])
def test_only_the_owner_submits(case: Case, stranger: User, who: str) -> None:
    actor = case.rita if who == "rita" else Actor.of(stranger)

    with pytest.raises((editing.Forbidden, editing.NotFound)):
        rounds.submit(actor, case.canvas.pk, scope="whole", message="", seen=0)


def test_first_verdict_begins_the_review(case: Case) -> None:
    case.submit()

    case.judge("channels", "changes")
    case.judge("channels", "approve")

    assert case.review.state == "in_review"
    assert [v.verdict for v in StepVerdict.objects.all()] == ["approve"]


def test_verdict_is_taken_back(case: Case) -> None:
    case.submit()
    case.judge("channels")

    case.judge("channels", "")

    assert not StepVerdict.objects.exists()


def test_nothing_is_judged_before_it_is_submitted(case: Case) -> None:
    with pytest.raises(editing.Invalid):
        case.judge("channels")


def test_asking_for_changes_waits_for_the_founder(case: Case) -> None:
    case.submit()

    round_ = case.finish("changes", "Two things.")

    assert (case.review.state, case.review.waiting_for) == ("changes_requested", "founder")
    assert (round_.outcome, round_.answer, round_.finished_by_name) == (
        "changes",
        "Two things.",
        "Rita",
    )


def test_finishing_twice_sends_once(case: Case) -> None:
    case.submit()
    case.finish("changes")
    mails = len(mail.outbox)

    rounds.finish(case.rita, case.canvas.pk, outcome="changes", message="", seen=1)

    assert len(mail.outbox) == mails
    assert [act for act, _ in _events(case)] == ["submit", "ask"]


def test_other_words_sent_later_are_refused_and_not_lost(case: Case) -> None:
    case.submit(message="Look at the prices.")
    with pytest.raises(WrongState):
        rounds.submit(case.founder, case.canvas.pk, scope="whole", message="And at costs.", seen=0)

    case.finish("approved", message="Well done.")
    with pytest.raises(WrongState):
        case.finish("approved", message="But mind the costs.")

    case.reopen("The price changed.")
    with pytest.raises(WrongState):
        case.reopen("The costs changed.")


def test_second_verdict_of_another_kind_does_not_follow(case: Case, stranger: User) -> None:
    case.canvas.members.create(user=stranger, role="reviewer")
    case.submit()
    case.finish("changes")

    with pytest.raises(WrongState):
        rounds.finish(Actor.of(stranger), case.canvas.pk, outcome="approved", message="", seen=1)


def test_approving_signs_the_version_that_was_submitted(case: Case) -> None:
    round_ = case.submit()
    case.change(name="Theodor")

    case.finish("approved")

    approved = case.review.approved
    assert approved is not None
    assert (approved.kind, approved.sha256, approved.author_name) == (
        "approved",
        round_.version.sha256,
        "Rita",
    )
    assert (case.review.state, case.review.waiting_for) == ("approved", "")


def test_open_must_fix_comment_stands_in_the_way(case: Case) -> None:
    case.submit()
    comment = case.say(kind="must_fix")

    with pytest.raises(editing.Invalid, match="1 must-fix comment is open"):
        case.finish("approved")
    comment.is_open = False
    comment.save()
    case.finish("approved")

    assert case.review.state == "approved"


def test_step_that_wants_changes_stands_in_the_way(case: Case) -> None:
    case.submit()
    case.judge("channels", "changes")
    case.judge("key-activities", "changes")

    with pytest.raises(editing.Invalid, match="You ask for changes in steps 3 and 6"):
        case.finish("approved")


def test_nobody_approves_what_they_edited(case: Case, rita: User) -> None:
    _let_rita_edit(case, rita)
    case.submit()

    with pytest.raises(editing.Invalid, match="You edited step 1, so somebody else"):
        case.finish("approved")
    assert case.review.state == "submitted"


def test_sign_off_says_what_its_author_edited_where_the_owner_allows_it(
    case: Case, rita: User
) -> None:
    _let_rita_edit(case, rita)
    case.submit()
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=True, reviewers_may_edit=True)

    round_ = case.finish("approved")

    assert round_.edited_steps == ["customer-segments"]


def test_approval_needs_a_reason_to_be_reopened(case: Case) -> None:
    case.submit()
    case.finish("approved")

    with pytest.raises(editing.Invalid):
        case.reopen("  ")
    case.reopen("The price changed.")
    case.reopen("The price changed.")

    events = [(e.act, e.words) for e in Event.objects.order_by("id")]
    assert events[2:] == [("reopen", "The price changed.")]
    assert case.review.state == "reopened"
    case.submit()


def test_what_was_submitted_is_taken_back(case: Case) -> None:
    case.submit()

    rounds.withdraw(case.founder, case.canvas.pk, seen=1)
    rounds.withdraw(case.founder, case.canvas.pk, seen=1)

    assert case.review.state == "draft"
    assert [act for act, _ in _events(case)] == ["submit", "withdraw"]


def test_what_happened_does_not_change(case: Case) -> None:
    case.submit()
    event = Event.objects.get()
    event.words = "Something else"

    with pytest.raises(TypeError):
        event.save()


def test_steps_that_stand_as_approved_are_carried_to_the_next_round(case: Case, rita: User) -> None:
    case.submit()
    for step in ("customer-segments", "channels"):
        case.judge(step)
    case.judge("key-activities", "changes")
    case.finish("changes")
    case.change(name="Theodor")
    round_ = case.submit()

    carried = rounds.carried(rita, round_)
    case.finish("changes")

    assert carried == {"channels": "approve"}
    assert rounds.verdicts(rita, round_) == {"channels": "approve"}


def test_approval_is_outdated_on_exactly_the_steps_that_changed(case: Case) -> None:
    case.submit()
    case.finish("approved")
    before = approvals.of(case.review, case.now())
    case.change("c1", "channels", name="Shops")

    after = approvals.of(case.review, case.now())

    assert before is not None
    assert after is not None
    assert (dict(before.changed), dict(after.changed)) == ({}, {"channels": 1})
    assert (after.by, after.number, after.covers("analysis")) == ("Rita", 1, True)


def test_approval_of_the_first_half_says_nothing_of_the_second(case: Case) -> None:
    case.submit("half")
    case.finish("approved")
    case.change("a1", "activities", name="Something else")

    approval = approvals.of(case.review, case.now())

    assert approval is not None
    assert (approval.covers("channels"), approval.covers("key-activities")) == (True, False)
    assert dict(approval.changed) == {}


@pytest.mark.django_db(transaction=True)
def test_of_two_submits_at_once_one_counts(case: Case) -> None:
    done: list[int] = []

    def submit() -> None:
        try:
            round_ = rounds.submit(case.founder, case.canvas.pk, scope="whole", message="", seen=0)
            done.append(round_.number)
        finally:
            connection.close()

    both = [threading.Thread(target=submit) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert done == [1, 1]
    assert Version.objects.filter(canvas=case.canvas).count() == 1


def test_nothing_of_a_refused_verdict_is_stored(case: Case) -> None:
    case.submit()
    case.say(kind="must_fix")
    before = (case.review.state, Event.objects.count(), Version.objects.count())

    with pytest.raises(editing.Invalid), transaction.atomic():
        case.finish("approved")

    assert (case.review.state, Event.objects.count(), Version.objects.count()) == before


def _let_rita_edit(case: Case, rita: User) -> None:
    """She was an editor once, and changed a persona."""
    members = case.canvas.members.filter(user=rita)
    members.update(role="editor")
    editing.change(case.rita, case.canvas.pk, "personas", "p1", {"name": "Theodor"}, 1)
    members.update(role="reviewer")
