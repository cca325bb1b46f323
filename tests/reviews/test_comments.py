from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from canvases import access, editing
from canvases.access import Actor
from canvases.models import Edition, ShareLink
from reviews import comments
from reviews.comments import suggestions
from reviews.comments.suggestions import Moved
from reviews.comments.threads import Board
from reviews.models import Comment
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
PERSONA = {"step": "customer-segments", "block": "personas", "ref": "p1", "quote": "Ted"}


def _read_by(case: Case, actor: Actor) -> list[str]:
    canvas = case.now()
    rights = access.rights_of(actor, canvas)
    return [one.text for one in comments.readable(actor, canvas, rights).order_by("id")]


def _guest(case: Case, name: str = "Ines") -> Actor:
    """Somebody who came by a link that lets them comment."""
    link = ShareLink.objects.create(
        canvas=case.canvas,
        kind="comment",
        token_hash=name,
        expires_at=timezone.now() + dt.timedelta(days=1),
    )
    return Actor(links=frozenset({link.pk}), name=name)


def test_what_a_reviewer_writes_waits_for_the_end_of_the_review(case: Case) -> None:
    case.submit()
    case.say("Who answers?")

    before = _read_by(case, case.founder), _read_by(case, case.rita)
    case.finish("changes")

    assert before == ([], ["Who answers?"])
    assert _read_by(case, case.founder) == ["Who answers?"]


def test_replies_of_a_reviewer_wait_as_well(case: Case) -> None:
    comment = case.say("Who answers?", by=case.founder)
    case.submit()
    comments.reply(case.rita, case.canvas.pk, comment.pk, "Good question.")

    def replies(actor: Actor) -> list[str]:
        board = Board(actor, case.now(), access.rights_of(actor, case.now()))
        return [voice.text for voice in board.threads[0].replies]

    before = replies(case.founder), replies(case.rita)
    case.finish("changes")

    assert before == ([], ["Good question."])
    assert replies(case.founder) == ["Good question."]


def test_open_pages_look_again_once_something_may_be_read(case: Case) -> None:
    case.submit()
    before = case.now().talk

    case.say("Who answers?")
    waiting = case.now().talk
    case.finish("changes")

    assert waiting == before + 1  # the review began
    assert case.now().talk == waiting + 1


def test_outside_a_round_a_reviewer_is_read_at_once(case: Case) -> None:
    case.say("Nice start.")

    assert _read_by(case, case.founder) == ["Nice start."]


def test_viewer_reads_no_comment(case: Case, stranger: User) -> None:
    case.canvas.members.create(user=stranger, role="viewer")
    case.say("Who answers?", by=case.founder)

    assert _read_by(case, Actor.of(stranger)) == []
    with pytest.raises(editing.Forbidden):
        case.say(by=Actor.of(stranger))


def test_guest_reads_only_what_came_by_the_same_link(case: Case) -> None:
    guest, other = _guest(case), _guest(case, "Olaf")
    case.say("From the founder.", by=case.founder)
    case.say("From Ines.", by=guest)

    assert _read_by(case, guest) == ["From Ines."]
    assert _read_by(case, other) == []
    assert _read_by(case, case.founder) == ["From the founder.", "From Ines."]


def test_guest_has_to_say_who_they_are(case: Case) -> None:
    with pytest.raises(editing.Invalid, match="Say who you are"):
        case.say(by=_guest(case, ""))


def test_guest_comments_under_the_name_they_gave(case: Case) -> None:
    comment = case.say(by=_guest(case))

    assert (comment.author, comment.author_name) == (None, "Ines")
    assert comment.sent_at is not None


@pytest.mark.parametrize(
    "name", ["rita@example.org", "Ines ＠ home", "Rita", " r i t a", "ＲＩＴＡ", "Ri\u200bta"]
)
def test_guest_cannot_take_the_name_of_who_has_a_role(case: Case, name: str) -> None:
    with pytest.raises(editing.Invalid) as refused:
        case.say(by=_guest(case, name))

    assert list(refused.value.errors) == ["name"]
    assert not Comment.objects.exists()


def test_everybody_else_reads_that_a_guest_is_one(case: Case) -> None:
    guest = _guest(case)
    comment = case.say(by=guest)
    comments.reply(guest, case.canvas.pk, comment.pk, "At weekends.")
    comments.resolve(guest, case.canvas.pk, comment.pk, wanted=True)

    def names(actor: Actor) -> tuple[str, str]:
        (thread,) = Board(actor, case.now(), access.rights_of(actor, case.now())).threads
        return thread.first.name, thread.replies[0].name

    assert names(case.founder) == names(case.rita) == ("Ines (guest by link)",) * 2
    assert names(guest) == ("You", "You")
    assert Comment.objects.get().resolved_by_name == "Ines (guest by link)"
    assert all("Ines (guest by link) " in letter.body for letter in mail.outbox)
    assert len(mail.outbox) == 2


def test_suggestion_of_a_guest_is_credited_to_a_guest(case: Case) -> None:
    said = case.say("", by=_guest(case), about=PERSONA, field="name", proposed="Edward")

    suggestions.accept(case.founder, case.canvas.pk, said.pk, 1)

    assert Edition.objects.get(row="p1").suggested_by == "Ines (guest by link)"


def test_guest_asks_nothing_as_the_reviewer_does(case: Case) -> None:
    case.say("From the reviewer.")
    case.say("From a guest.", by=_guest(case), kind="must_fix")

    board = Board(case.founder, case.now(), access.rights_of(case.founder, case.now()))

    assert [one.first.text for one in board.asked()] == ["From the reviewer."]
    assert [one.first.text for one in board.asked_by_guests()] == ["From a guest."]


def test_guest_holds_up_no_approval(case: Case) -> None:
    case.submit()
    case.say(by=_guest(case), kind="must_fix")

    assert case.finish("approved").outcome == "approved"


def test_comment_still_reads_when_its_item_is_gone(case: Case) -> None:
    comment = case.say(about=PERSONA)
    editing.remove(case.founder, case.canvas.pk, "personas", "p1", 1)

    board = Board(case.founder, case.now(), access.rights_of(case.founder, case.now()))

    assert [(one.pk, one.quote) for one in board.threads] == [(comment.pk, "Ted")]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"text": "\ud800"}, "text"),
        ({"kind": "rude"}, "kind"),
        ({"about": PERSONA, "field": "segment", "proposed": "s1"}, "field"),
        ({"about": PERSONA, "field": "name", "proposed": "x" * 161}, "proposed"),
    ],
)
def test_what_cannot_be_stored_is_refused(case: Case, draft: dict, field: str) -> None:
    with pytest.raises(editing.Invalid) as refused:
        case.say(**draft)

    assert list(refused.value.errors) == [field]
    assert not Comment.objects.exists()


def test_comment_is_resolved_and_opened_again(case: Case) -> None:
    pk = case.say().pk

    comments.resolve(case.founder, case.canvas.pk, pk, wanted=True)
    resolved = Comment.objects.get()
    comments.resolve(case.rita, case.canvas.pk, pk, wanted=False)
    reopened = Comment.objects.get()

    assert (resolved.is_open, resolved.resolved_by_name) == (False, "owner@example.org")
    assert (reopened.is_open, reopened.resolved_by_name, reopened.resolved_at) == (True, "", None)


def test_comment_is_assigned_with_a_due_date(case: Case, owner: User) -> None:
    pk = case.say().pk

    comments.assign(case.rita, case.canvas.pk, pk, str(owner.pk), "2027-01-15")

    comment = Comment.objects.get()
    assert (comment.assignee, comment.due) == (owner, dt.date(2027, 1, 15))


def test_comment_is_assigned_to_nobody_else(case: Case, stranger: User) -> None:
    pk = case.say().pk

    with pytest.raises(editing.Invalid):
        comments.assign(case.rita, case.canvas.pk, pk, str(stranger.pk), "")
    with pytest.raises(editing.Invalid):
        comments.assign(case.rita, case.canvas.pk, pk, "", "soon")


def test_only_what_nobody_read_is_taken_back(case: Case) -> None:
    case.submit()
    draft, sent = case.say("A draft."), case.say("Sent.", by=case.founder)

    comments.remove(case.rita, case.canvas.pk, draft.pk)

    with pytest.raises(editing.Forbidden):
        comments.remove(case.founder, case.canvas.pk, sent.pk)
    assert [one.text for one in Comment.objects.all()] == ["Sent."]


def test_unsent_comment_of_somebody_else_is_not_found(case: Case) -> None:
    case.submit()
    draft = case.say("A draft.")

    with pytest.raises(editing.NotFound):
        comments.reply(case.founder, case.canvas.pk, draft.pk, "I can see you.")


# Suggestions


def test_suggestion_is_accepted_and_credited(case: Case) -> None:
    pk = _suggest(case)

    suggestions.accept(case.founder, case.canvas.pk, pk, 1)

    comment, change = Comment.objects.get(), case.canvas.changes.latest("revision")
    assert case.document().personas[0].name == "Ted, a technician"
    assert (comment.outcome, comment.is_open, comment.decided_by_name) == (
        "accepted",
        False,
        "owner@example.org",
    )
    assert (change.user, change.suggested_by) == (case.founder.user, "Rita")


def test_suggestion_is_accepted_once(case: Case) -> None:
    pk = _suggest(case)
    suggestions.accept(case.founder, case.canvas.pk, pk, 1)
    revision = case.now().revision

    suggestions.accept(case.founder, case.canvas.pk, pk, 1)
    suggestions.decline(case.founder, case.canvas.pk, pk)

    assert case.now().revision == revision
    assert Comment.objects.get().outcome == "accepted"


def test_suggestion_is_not_accepted_over_words_that_nobody_saw(case: Case) -> None:
    pk = _suggest(case)
    case.change(name="Theodor")

    with pytest.raises(Moved) as moved:
        suggestions.accept(case.founder, case.canvas.pk, pk, 1)

    assert (moved.value.now, case.document().personas[0].name) == ("Theodor", "Theodor")
    suggestions.accept(case.founder, case.canvas.pk, pk, moved.value.revision)
    assert case.document().personas[0].name == "Ted, a technician"


def test_suggestion_for_what_is_gone_is_not_accepted(case: Case) -> None:
    pk = _suggest(case)
    editing.remove(case.founder, case.canvas.pk, "personas", "p1", 1)

    with pytest.raises(editing.Gone):
        suggestions.accept(case.founder, case.canvas.pk, pk, 1)
    assert Comment.objects.get().outcome == ""


def test_suggestion_is_declined(case: Case) -> None:
    pk = _suggest(case)

    suggestions.decline(case.founder, case.canvas.pk, pk)

    assert (Comment.objects.get().outcome, case.document().personas[0].name) == ("declined", "Ted")


def test_reviewer_does_not_accept_their_own_suggestion(case: Case) -> None:
    pk = _suggest(case)

    with pytest.raises(editing.Forbidden):
        suggestions.accept(case.rita, case.canvas.pk, pk, 1)


# Mail


def test_new_comment_is_told_to_the_founder(case: Case) -> None:
    case.say("Nice start.")

    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["owner@example.org"], "Rita commented on Rooftop Parts.")
    ]


def test_reply_is_told_to_whoever_wrote_in_the_thread(case: Case) -> None:
    comment = case.say("Nice start.")
    mail.outbox.clear()

    comments.reply(case.founder, case.canvas.pk, comment.pk, "Thank you.")

    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["rita@example.org"], "owner@example.org replied to a comment on Rooftop Parts.")
    ]
    assert "Thank you." in mail.outbox[0].body
    assert "Nice start." in mail.outbox[0].body


def test_who_was_removed_hears_no_more(case: Case) -> None:
    comment = case.say("Nice start.")
    case.canvas.members.all().delete()
    mail.outbox.clear()

    comments.reply(case.founder, case.canvas.pk, comment.pk, "Thank you.")

    assert mail.outbox == []


def _suggest(case: Case) -> int:
    return case.say("Say who he is.", about=PERSONA, field="name", proposed="Ted, a technician").pk
