"""The pages of a review, as both sides and everybody else meet them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from accounts.models import User
from canvases import checks, editing, steps, storage
from canvases.document import Persona, Step
from canvases.models import Invitation, ShareLink, Version
from canvases.page_ids import handle
from reviews.desk import notes_and_checklists
from reviews.models import Comment, Event, StepVerdict
from tests.canvases.factories import make_canvas, make_document
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
STEPS_WITH_NUMBERS = tuple(step.key for step in steps.STEPS if step.number)
STEPS = ("customer-segments", "value-propositions", "channels", "halfway", "analysis")


def _text(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


@pytest.mark.parametrize("step", STEPS)
def test_step_is_drawn_as_it_was_submitted(case: Case, rita_client: Client, step: str) -> None:
    case.submit()

    page = rita_client.get(f"{case.home}review/{step}/")

    assert page.status_code == 200
    assert 'id="verdict-approve"' in page.text


def test_review_begins_with_the_first_step(case: Case, rita_client: Client) -> None:
    case.submit()

    response = rita_client.get(f"{case.home}review/")

    assert response.headers["Location"] == f"{case.home}review/customer-segments/"


def test_looking_at_a_review_does_not_begin_it(case: Case, rita_client: Client) -> None:
    case.submit()

    rita_client.get(f"{case.home}review/channels/")

    assert (case.review.state, Event.objects.count()) == ("submitted", 1)


def test_reviewer_reads_what_was_submitted_and_is_told_what_came_later(
    case: Case, rita_client: Client
) -> None:
    case.submit()
    case.change(name="Theodor the Great")

    page = rita_client.get(f"{case.home}review/customer-segments/")

    assert "Theodor" not in page.text
    assert "1 change here after it was submitted." in _text(page)


def test_reviewer_reads_no_draft_where_the_owner_keeps_it(case: Case, rita_client: Client) -> None:
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
    before = rita_client.get(f"{case.home}review/customer-segments/").status_code
    case.submit()
    case.change(name="Theodor the Great")

    page = rita_client.get(f"{case.home}review/customer-segments/")

    assert (before, page.status_code) == (403, 200)
    assert "after it was submitted" not in page.text


def test_changes_since_the_last_review_are_marked(case: Case, rita_client: Client) -> None:
    case.submit()
    case.finish("changes")
    case.change(name="Ted the technician")
    editing.add(case.founder, case.canvas.pk, "personas", {"name": "Andi"})
    editing.remove(case.founder, case.canvas.pk, "personas", "p2", 1)
    case.submit()

    page = rita_client.get(f"{case.home}review/customer-segments/")

    assert re.findall(r"<ins>([^<]*)</ins>", page.text)[:2] == [" the technician", "Andi"]
    assert re.findall(r"<del>([^<]*)</del>", page.text)[:1] == ["Omar"]
    assert re.findall(r'data-change="(\w+)"', page.text) == ["changed", "added", "removed"]
    assert "3 changes since your last review." in _text(page)


@pytest.mark.parametrize("outcome", ["changes", "approved"])
def test_second_reviewer_is_not_told_of_a_review_of_their_own(
    case: Case, stranger: User, stranger_client: Client, outcome: str
) -> None:
    case.submit()
    case.finish(outcome)
    case.change(name="Ted the technician")
    if outcome == "changes":
        case.submit()
    case.canvas.members.create(user=stranger, role="reviewer")

    pages = [
        _text(stranger_client.get(f"{case.home}review/{step}/"))
        for step in ("customer-segments", "channels")
    ]

    assert "1 change since the last review." in pages[0]
    assert "Nothing changed here since the last review." in pages[1]


def test_what_else_changed_is_told_in_the_words_of_the_pages(
    case: Case, rita_client: Client
) -> None:
    case.submit()
    case.finish("changes")
    canvas, step = case.canvas.pk, "customer-segments"
    seen = storage.snapshot(case.now()).revisions.get(f"step:{step}", 0)
    editing.set_status(case.founder, canvas, step, "done", "", seen)
    editing.tick(case.founder, canvas, step, "met-one", True)
    editing.save_details(
        case.founder,
        canvas,
        {"next_review": dt.date(2027, 1, 15), "business_type": "scope"},
        storage.snapshot(case.now()).revisions["details"],
    )
    case.submit()

    told = [
        _text(rita_client.get(f"{case.home}review/{key}/"))
        for key in (step, "key-activities", "analysis")
    ]

    assert "Have you met one?" in told[0]
    everything = " ".join(told)
    assert not re.search(r"\b(not_started|met-one|2027-01-15)\b", everything)


def test_verdict_leads_to_the_next_step_that_wants_one(case: Case, rita_client: Client) -> None:
    case.submit()

    answers = [
        rita_client.post(f"{case.home}review/{step}/verdict/", {"verdict": "approve", "round": 1})
        for step in ("customer-segments", "analysis")
    ]

    assert [answer.status_code for answer in answers] == [303, 303]
    where, _, undo = answers[0].headers["Location"].partition("?")
    assert where == f"{case.home}review/value-propositions/"
    assert undo == "judged=customer-segments&before="
    assert StepVerdict.objects.count() == 2


def test_last_verdict_leads_to_the_end(case: Case, rita_client: Client) -> None:
    case.submit("half")
    for step in ("customer-segments", "value-propositions", "channels", "revenue-streams"):
        case.judge(step)
    case.judge("customer-relationships")

    answer = rita_client.post(
        f"{case.home}review/halfway/verdict/", {"verdict": "approve", "round": 1}
    )

    assert answer.headers["Location"].startswith(f"{case.home}review/finish/?judged=halfway")
    assert 'value="approved" checked' in rita_client.get(f"{case.home}review/finish/").text


def test_verdict_on_an_earlier_round_is_refused(case: Case, rita_client: Client) -> None:
    case.submit()

    answer = rita_client.post(
        f"{case.home}review/channels/verdict/", {"verdict": "approve", "round": 7}
    )

    assert answer.status_code == 422
    assert not StepVerdict.objects.exists()


def test_finished_review_shows_on_the_founders_home(
    case: Case, rita_client: Client, owner_client: Client
) -> None:
    case.submit()
    case.say("Who answers at weekends?", kind="must_fix")
    before = owner_client.get(case.home).text

    sent = rita_client.post(
        f"{case.home}review/finish/", {"outcome": "changes", "message": "One thing.", "round": 1}
    )
    page = owner_client.get(case.home)

    assert sent.status_code == 303
    assert "Who answers" not in before
    assert "What my reviewer asks" in page.text
    assert "Who answers at weekends?" in page.text
    assert "One thing." in page.text
    assert "Changes asked for" in page.text


def test_refused_approval_keeps_the_message(case: Case, rita_client: Client) -> None:
    case.submit()
    case.say(kind="must_fix")

    page = rita_client.post(
        f"{case.home}review/finish/", {"outcome": "approved", "message": "Fine.", "round": 1}
    )

    assert page.status_code == 422
    assert "1 must-fix comment is open." in page.text
    assert "Fine." in page.text


def test_what_cannot_be_approved_is_not_offered_and_says_why_once(
    case: Case, rita_client: Client
) -> None:
    case.submit()
    case.say(kind="must_fix")
    address = f"{case.home}review/finish/"

    offered = rita_client.get(address)
    refused = rita_client.post(address, {"outcome": "approved", "round": 1})

    for page in (offered, refused):
        assert re.search(r'value="approved"\s+disabled\s+aria-describedby="hurdles"', page.text)
        assert page.text.count("1 must-fix comment is open.") == 1
    assert refused.status_code == 422
    assert 'id="hurdles" role="alert"' in refused.text


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("changes", "Sent. Rooftop Parts now waits for owner@example.org."),
        ("approved", "Sent. Rooftop Parts is approved."),
    ],
)
def test_who_finished_a_review_is_back_at_the_desk(
    case: Case, rita_client: Client, outcome: str, said: str
) -> None:
    case.submit()

    page = rita_client.post(
        f"{case.home}review/finish/", {"outcome": outcome, "round": 1}, follow=True
    )

    assert page.redirect_chain == [("/desk/", 303)]
    assert said in _text(page)


def test_who_is_signed_in_is_not_asked_to_sign_in(case: Case, rita_client: Client) -> None:
    refused = rita_client.get(f"{case.home}share/")
    missing = rita_client.get("/canvases/2d9e3b1e-0000-4000-8000-000000000000/")

    assert (refused.status_code, missing.status_code) == (403, 404)
    assert "You are signed in as <bdi>rita@example.org</bdi>, who may not" in refused.text
    assert "/accounts/login/" not in refused.text + missing.text


def test_who_is_not_signed_in_is_offered_it(case: Case, client: Client) -> None:
    missing = client.get(case.home)

    assert missing.status_code == 404
    assert "signing in brings it back" in missing.text


def test_verdict_that_does_not_follow_is_told(case: Case, rita_client: Client) -> None:
    page = rita_client.post(f"{case.home}review/finish/", {"outcome": "changes", "round": 0})

    assert page.status_code == 409
    assert "It is now: draft." in page.text


def test_founder_submits_from_the_page(case: Case, owner_client: Client) -> None:
    page = owner_client.get(f"{case.home}review/submit/")
    sent = owner_client.post(
        f"{case.home}review/submit/", {"scope": "whole", "message": "Hello", "round": 0}
    )

    assert "Rita will read the canvas" in _text(page)
    assert (sent.status_code, sent.headers["Location"]) == (303, case.home)
    assert case.review.state == "submitted"


def test_reviewer_reads_first_what_the_founder_wrote(
    case: Case, rita_client: Client, owner_client: Client
) -> None:
    case.submit(message="First of all.")
    case.finish("changes", "My own answer.")
    case.submit(message="Look at the price.\nIt is new.")
    step, shown = f"{case.home}review/channels/", 'id="founders-message" open'

    first, overview = rita_client.get(step), rita_client.get(case.home)
    founders = owner_client.get(step)
    case.judge("channels")
    later = rita_client.get(step)
    case.finish("changes")

    for page in (first, overview):
        assert shown in page.text
        assert "owner@example.org wrote: Look at the price." in _text(page)
        assert "First of all." not in page.text
    assert "My own answer." not in overview.text
    assert "founders-message" not in founders.text
    assert shown not in later.text
    assert "Look at the price." in later.text
    assert "founders-message" not in rita_client.get(step).text


def test_submit_without_a_scope_keeps_the_message(case: Case, owner_client: Client) -> None:
    page = owner_client.post(f"{case.home}review/submit/", {"message": "Hello", "round": 0})

    assert page.status_code == 422
    assert "Hello" in page.text


def test_approved_canvas_that_changes_says_so_on_exactly_its_step(
    case: Case, owner_client: Client
) -> None:
    case.submit()
    case.finish("approved")
    case.change("c1", "channels", name="Shops")

    said = {step: _text(owner_client.get(f"{case.home}steps/{step}/")) for step in STEPS}
    home = owner_client.get(case.home).text

    changed = [step for step, text in said.items() if "1 change since:" in text]
    approved = [
        step for step, text in said.items() if "approved this step in version 1, on" in text
    ]
    assert changed == ["channels"]
    assert approved == [step for step in STEPS if step != "channels"]
    assert home.count("Changed since it was approved") == 1


def test_canvas_can_be_sent_to_who_has_not_accepted_yet(
    case: Case, owner_client: Client, stranger: User, stranger_client: Client
) -> None:
    case.canvas.members.all().delete()
    _, secret = editing.invite(case.founder, case.canvas.pk, stranger.email, "reviewer")
    address = f"{case.home}review/submit/"

    page = owner_client.get(address)
    sent = owner_client.post(address, {"scope": "whole", "round": 0}, follow=True)
    stranger_client.post(f"/invitations/{secret}/")
    desk = _text(stranger_client.get("/desk/"))

    assert f"{stranger.email} is invited and has not accepted yet." in _text(page)
    assert "Nobody reviews" not in page.text
    assert "It waits until your reviewer accepts the invitation." in _text(sent)
    assert "Waits for you, round 1" in desk


def test_invitation_that_ran_out_reviews_nothing(case: Case, owner_client: Client) -> None:
    case.canvas.members.all().delete()
    editing.invite(case.founder, case.canvas.pk, "late@example.org", "reviewer")
    Invitation.objects.update(expires_at=timezone.now())

    page = owner_client.post(f"{case.home}review/submit/", {"scope": "whole", "round": 0})

    assert page.status_code == 422
    assert "Nobody reviews this canvas yet." in page.text


def test_approval_has_one_number_the_one_that_was_clicked(
    case: Case, rita_client: Client, owner_client: Client
) -> None:
    case.submit()
    button = rita_client.get(f"{case.home}review/finish/").text
    case.finish("approved")
    case.change("c1", "channels", name="Shops")

    home, history, step, versions = (
        _text(owner_client.get(f"{case.home}{path}"))
        for path in ("", "review/history/", "steps/channels/", "versions/")
    )
    link = f"{case.home}versions/compare/?from=1&amp;to=now#in-channels"

    assert "Approve version 1" in button
    assert "Rita approved version 1 on" in home
    assert "approved this step in version 1." in step
    assert link in owner_client.get(f"{case.home}steps/channels/").text
    assert "version 2" not in history + home + step
    assert "The same as version 1, which was approved." in versions
    numbers = Version.objects.order_by("number").values_list("kind", "sha256")
    assert [kind for kind, _ in numbers] == ["submitted", "approved"]
    assert len({sha256 for _, sha256 in numbers}) == 1


def test_founder_sees_which_steps_are_to_be_changed(case: Case, owner_client: Client) -> None:
    case.submit()
    case.judge("channels", "changes")
    case.judge("analysis", "approve")
    before = owner_client.get(case.home).text
    case.finish("changes")

    home = owner_client.get(case.home).text
    step = _text(owner_client.get(f"{case.home}steps/channels/"))
    other = _text(owner_client.get(f"{case.home}steps/analysis/"))

    assert before.count("Changes asked for") == 0
    assert home.count("Changes asked for") == 2  # the canvas, and the step
    assert "Rita asks for changes in this step." in step
    assert "asks for changes" not in other


def test_sign_off_names_the_steps_that_its_author_edited(
    case: Case, owner_client: Client, rita
) -> None:
    case.canvas.members.filter(user=rita).update(role="editor")
    editing.change(case.rita, case.canvas.pk, "personas", "p1", {"name": "Theodor"}, 1)
    case.canvas.members.filter(user=rita).update(role="reviewer")
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=True, reviewers_may_edit=True)
    case.submit()
    case.finish("approved")

    assert "They edited step 1." in owner_client.get(case.home).text


def test_approval_says_nothing_to_a_viewer(case: Case, stranger_client: Client, stranger) -> None:
    case.canvas.members.create(user=stranger, role="viewer")
    case.submit()
    case.finish("approved")

    page = stranger_client.get(f"{case.home}steps/channels/")

    assert page.status_code == 200
    assert "Rita" not in page.text


# Comments


def _say(client: Client, case: Case, **data: Any) -> Any:
    form = {"at": "review", "step": "customer-segments", "kind": "should", "text": "Who is it?"}
    return client.post(f"{case.home}comments/", {**form, **data})


def test_comment_on_an_item_keeps_its_words(case: Case, rita_client: Client) -> None:
    answer = _say(rita_client, case, block="personas", ref="p1")

    comment = Comment.objects.get()
    assert (comment.step, comment.ref, comment.quote) == ("customer-segments", "p1", "Ted")
    assert answer.headers["Location"] == (
        f"{case.home}review/customer-segments/#comment-{comment.pk}"
    )


def test_item_is_chosen_by_address(case: Case, rita_client: Client) -> None:
    page = rita_client.get(f"{case.home}review/customer-segments/?about=p1")

    assert "About: Ted" in _text(page)
    assert 'name="ref" value="p1"' in page.text
    assert 'data-now="Ted"' in page.text


def test_same_words_again_are_no_suggestion(case: Case, rita_client: Client) -> None:
    _say(rita_client, case, block="personas", ref="p1", field="name", proposed="Ted")
    _say(rita_client, case, block="personas", ref="p1", field="name", proposed="Theo")

    assert [one.proposed for one in Comment.objects.order_by("id")] == ["", "Theo"]


def test_phrase_is_seen_in_the_text_before_it_is_sent(
    case: Case, rita_client: Client, rita
) -> None:
    notes_and_checklists.save_phrases(rita, "Who says so?")
    sent = {"kind": "should", "text": "Ted.", "phrase": "Who says so?", "step": "channels"}

    page = rita_client.post(f"{case.home}comments/", sent)

    assert page.status_code == 422
    assert "Ted.\nWho says so?</textarea>" in page.text
    assert 'name="phrase"' not in page.text
    assert not Comment.objects.exists()


def test_empty_comment_is_refused_with_what_was_typed(case: Case, rita_client: Client) -> None:
    page = _say(rita_client, case, kind="", text="Long thought")

    assert page.status_code == 422
    assert "Long thought" in page.text
    assert "Choose what kind it is." in page.text
    assert not Comment.objects.exists()


def test_finding_becomes_a_comment_in_one_click(case: Case, rita_client: Client) -> None:
    case.submit()
    found = next(one for one in checks.findings(case.document()) if one.about)
    page = rita_client.get(f"{case.home}review/{found.step}/")

    form = {"finding": found.code, "refs": [handle(ref) for ref in found.about]}
    answer = _say(rita_client, case, **form, step=found.step, text="", kind="")

    comment = Comment.objects.get()
    assert f'name="finding" value="{found.code}"' in page.text
    assert answer.status_code == 303
    assert (comment.finding, comment.about, comment.quote) == (
        found.code,
        list(found.about),
        found.message,
    )


def test_finding_that_is_not_there_is_not_found(case: Case, rita_client: Client) -> None:
    assert _say(rita_client, case, finding="C99", refs=["p1"]).status_code == 404


def test_founder_answers_and_resolves_within_the_step(case: Case, owner_client: Client) -> None:
    pk = case.say("Who answers?").pk
    page = owner_client.get(f"{case.home}steps/customer-relationships/")
    where = {"at": "step", "step": "customer-relationships"}

    answer = owner_client.post(f"{case.home}comments/{pk}/resolve/", {**where, "text": "We do."})

    assert f'id="comment-{pk}"' in page.text
    assert answer.headers["Location"] == (f"{case.home}steps/customer-relationships/#comment-{pk}")
    assert not Comment.objects.get().is_open
    assert [one.text for one in Comment.objects.get().replies.all()] == ["We do."]


def test_row_says_how_many_comments_it_has(case: Case, owner_client: Client) -> None:
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    case.say(about=about)
    case.say(about=about)

    page = owner_client.get(f"{case.home}steps/customer-segments/")

    assert re.search(r'id="talk-p1"[^>]*>2 comments<', page.text)


def test_sentence_says_how_many_comments_its_need_has(case: Case, owner_client: Client) -> None:
    case.say(about={"step": "value-propositions", "block": "problems", "ref": "q1"})

    page = owner_client.get(f"{case.home}steps/value-propositions/")

    assert re.search(r'id="talk-[^"]+"[^>]*>1 comment<', page.text)


def test_suggestion_is_accepted_in_one_click(case: Case, owner_client: Client) -> None:
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    pk = case.say(about=about, field="name", proposed="Theo").pk
    page = owner_client.get(case.home)

    answer = owner_client.post(f"{case.home}comments/{pk}/accept/", {"revision": "1"})

    assert f'id="ask-accept-{pk}"' in page.text
    assert answer.headers["Location"] == f"{case.home}#review"
    assert 'id="review"' in owner_client.get(case.home).text
    assert case.document().personas[0].name == "Theo"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("decline", "accept", "This was declined before, so the words stay as they are."),
        ("accept", "decline", "This was taken over before."),
    ],
)
def test_suggestion_that_was_decided_elsewhere_says_how(
    case: Case, owner_client: Client, first: str, second: str, said: str
) -> None:
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    pk = case.say(about=about, field="name", proposed="Theo").pk
    owner_client.post(f"{case.home}comments/{pk}/{first}/", {"revision": "1"})
    owner_client.get(case.home)  # what was said of the first is read

    answer = owner_client.post(f"{case.home}comments/{pk}/{second}/", {"revision": "1"})

    assert [str(message) for message in get_messages(answer.wsgi_request)] == [said]


def test_suggestion_for_other_words_shows_both_first(case: Case, owner_client: Client) -> None:
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    pk = case.say(about=about, field="name", proposed="Theo").pk
    case.change(name="Theodor")

    page = owner_client.post(f"{case.home}comments/{pk}/accept/", {"revision": "1"})

    assert page.status_code == 409
    assert re.search(r'name="revision" value="2"', page.text)
    assert "Theodor" in page.text


def test_suggestion_without_a_revision_is_refused(case: Case, owner_client: Client) -> None:
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    pk = case.say(about=about, field="name", proposed="Theo").pk

    page = owner_client.post(f"{case.home}comments/{pk}/accept/")

    assert page.status_code == 428
    assert case.document().personas[0].name == "Ted"


def test_link_in_a_mail_leads_each_side_to_its_own_page(
    case: Case, owner_client: Client, rita_client: Client
) -> None:
    pk = case.say().pk
    address = f"{case.home}comments/{pk}/"

    places = [client.get(address).headers["Location"] for client in (owner_client, rita_client)]

    assert places == [
        f"{case.home}steps/customer-relationships/#comment-{pk}",
        f"{case.home}review/customer-relationships/#comment-{pk}",
    ]


def test_users_words_are_shown_as_words(owner, rita, rita_client: Client) -> None:
    nasty = "<script>alert(1)</script>"
    document = make_document(
        personas=(Persona(id='p"><b>', name=nasty, think=nasty),),
        steps={"customer-segments": Step(note=nasty)},
    )
    canvas = make_canvas(owner=owner, document=document)
    canvas.members.create(user=rita, role="reviewer")
    rita_client.post(
        f"/canvases/{canvas.pk}/comments/", {"kind": "should", "text": nasty, "at": "comments"}
    )

    pages = [
        rita_client.get(f"/canvases/{canvas.pk}/{path}").text
        for path in ("review/customer-segments/", "comments/", "review/customer-segments/?about=x")
    ]

    assert all(nasty not in page for page in pages)
    assert "&lt;script&gt;" in pages[0]


def test_guest_who_came_by_a_link_comments_under_a_name(
    case: Case, client: Client, owner_client: Client
) -> None:
    case.say("Between us.", by=case.founder)
    _, secret = editing.make_link(case.founder, case.canvas.pk, "comment", days=30)
    client.post(f"/s/{secret}/", {"name": "Ines"})
    address = f"{case.home}steps/channels/"
    before = client.get(address).text

    answer = client.post(
        f"{case.home}comments/",
        {"at": "step", "step": "channels", "kind": "question", "text": "Why shops?"},
    )

    assert 'id="write"' in before
    assert answer.status_code == 303
    assert "Why shops?" in client.get(address).text
    assert "Between us." not in client.get(f"{case.home}comments/").text
    assert "Ines" in owner_client.get(address).text


def test_guest_is_told_beside_the_field_that_a_name_is_taken(
    case: Case, client: Client, owner_client: Client
) -> None:
    _, secret = editing.make_link(case.founder, case.canvas.pk, "comment", days=30)
    arrived = client.post(f"/s/{secret}/", {"name": "rita"})
    client.post(f"/s/{secret}/", {"name": "Ines"})
    typed = {"at": "step", "step": "channels", "kind": "question", "text": "Why shops?"}

    refused = client.post(f"{case.home}comments/", {**typed, "name": "Rita@example.org"})
    sent = client.post(f"{case.home}comments/", {**typed, "name": "Ines Marsh"})

    assert (arrived.status_code, refused.status_code, sent.status_code) == (422, 422, 303)
    assert "Somebody here is called that." in arrived.text
    assert 'id="again-name-error" role="alert">Write your name, not an e-mail' in refused.text
    assert "Why shops?" in refused.text
    home = owner_client.get(case.home).text
    assert "What guests say" in home
    assert "What my reviewer asks" not in home
    for path in ("", "steps/channels/", "comments/", "agenda/"):
        assert "Ines Marsh (guest by link)" in owner_client.get(f"{case.home}{path}").text


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"revoked_at": timezone.now()}, "This link was taken back"),
        ({"expires_at": timezone.now()}, "This link has run out"),
    ],
)
def test_what_a_guest_typed_is_not_lost_with_the_link(
    case: Case, client: Client, over: dict[str, Any], said: str
) -> None:
    _, secret = editing.make_link(case.founder, case.canvas.pk, "comment", days=30)
    client.post(f"/s/{secret}/", {"name": "Ines"})
    client.post(f"{case.home}comments/", {"kind": "question", "text": "Why shops?"})
    comment = Comment.objects.get()
    ShareLink.objects.update(**over)

    answers = [
        client.post(f"{case.home}{path}", {"kind": "should", "text": "Two <hours> of it."})
        for path in (
            "comments/",
            f"comments/{comment.pk}/reply/",
            f"comments/{comment.pk}/resolve/",
        )
    ]

    for answer in answers:
        assert answer.status_code == 404
        assert said in answer.text
        assert re.search(r"<textarea[^>]* readonly>\nTwo &lt;hours&gt; of it.<", answer.text)
        assert case.canvas.title not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
    assert Comment.objects.count() == 1


def test_comment_that_is_not_there_says_nothing_of_a_link_that_works(
    case: Case, client: Client
) -> None:
    _, secret = editing.make_link(case.founder, case.canvas.pk, "comment", days=30)
    client.post(f"/s/{secret}/", {"name": "Ines"})

    answer = client.post(f"{case.home}comments/999/reply/", {"text": "Hello"})

    assert (answer.status_code, "There is nothing here" in answer.text) == (404, True)


def test_who_had_no_link_is_told_of_none(
    case: Case, client: Client, stranger_client: Client
) -> None:
    other = make_canvas(owner=case.founder.user, document=make_document())
    _, secret = editing.make_link(case.founder, other.pk, "comment", days=30)
    client.post(f"/s/{secret}/", {"name": "Ines"})
    ShareLink.objects.update(revoked_at=timezone.now())

    answers = [
        one.post(f"{case.home}comments/", {"text": "Let me in."})
        for one in (client, stranger_client)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert all("There is nothing here" in answer.text for answer in answers)


def test_private_note_shows_to_nobody_else(
    case: Case, rita_client: Client, owner_client: Client
) -> None:
    case.submit()
    address = f"{case.home}review/channels/"

    rita_client.post(f"{address}note/", {"note": "He is nervous."})

    assert "He is nervous." in rita_client.get(address).text
    assert "He is nervous." not in owner_client.get(address).text


def test_ticks_of_the_checklist_are_kept(case: Case, rita_client: Client, rita) -> None:
    notes_and_checklists.save_checklist(rita, "channels", "Owned?")
    round_ = case.submit()
    (line,) = notes_and_checklists.checklist(rita, "channels", round_)

    rita_client.post(f"{case.home}review/channels/checklist/", {"item": [str(line.pk)]})

    assert notes_and_checklists.checklist(rita, "channels", round_)[0].ticked


def test_rounds_are_told_the_newest_first(case: Case, owner_client: Client) -> None:
    case.submit(message="Hello")
    case.finish("approved", "Well done.")
    case.reopen("The price changed.")

    text = _text(owner_client.get(f"{case.home}review/history/"))

    assert text.index("The price changed.") < text.index("Well done.") < text.index("Hello")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [1, 6])
def test_step_page_takes_the_same_queries_for_1_and_6_comments(
    case: Case, owner_client: Client, django_assert_num_queries, count: int
) -> None:
    for _ in range(count):
        case.say(about={"step": "customer-segments", "block": "personas", "ref": "p1"})
    address = f"{case.home}steps/customer-segments/"
    owner_client.get(address)
    storage.snapshot(case.now())

    # session, user, canvas; the review, comments, replies, and the two who see to them
    with django_assert_num_queries(8):
        owner_client.get(address)


def test_price_is_read_with_what_became_of_it(case: Case, rita_client: Client) -> None:
    seat = {"name": "Seat", "price": Decimal("25.00"), "per": "seat", "period": "month"}
    case.change("m1", "revenue_streams", packages=({**seat, "units": 400},))
    case.submit()
    first = rita_client.get(f"{case.home}review/revenue-streams/")
    case.finish()
    case.change("m1", "revenue_streams", packages=({**seat, "price": Decimal(29), "units": 400},))
    case.submit()

    second = rita_client.get(f"{case.home}review/revenue-streams/")

    assert "Packages Seat: 25 a seat a month, 400 expected" in _text(first)
    assert "Seat: <del>25</del> <ins>29</ins> a seat a month, 400 expected" in second.text


def test_somebody_who_only_reads_sees_prices_and_no_edge_without_a_meaning(case: Case) -> None:
    package = {"name": "Seat", "price": Decimal(25), "per": "seat", "period": "month", "units": 400}
    case.change("m1", "revenue_streams", packages=(package,))
    reader = User.objects.create_user("ralf@example.org")
    case.canvas.members.create(user=reader, role="viewer")
    client = Client()
    client.force_login(reader)

    streams = client.get(f"{case.home}steps/revenue-streams/")
    channels = client.get(f"{case.home}steps/channels/")

    assert "Packages Seat: 25 a seat a month, 400 expected" in _text(streams)
    assert 'data-stroke=""' not in streams.text + channels.text


TED = {"step": "customer-segments", "block": "personas", "ref": "p1", "quote": "Ted"}


def test_home_names_what_the_reviewer_asks_about(case: Case, owner_client: Client) -> None:
    case.submit()
    case.say("Is he the one who pays?", about=TED)
    case.finish("changes")

    home = _text(owner_client.get(case.home))

    assert "Is he the one who pays? Ted · Rita · Step 1: Customer segments" in home


def test_end_of_a_review_names_what_each_comment_is_about(case: Case, rita_client: Client) -> None:
    case.submit()
    case.say("Say who he is.", about=TED, field="name", proposed="Ted, a technician")
    waits = _text(rita_client.get(f"{case.home}review/finish/"))
    case.finish("changes")
    case.submit()

    stays = _text(rita_client.get(f"{case.home}review/finish/"))

    said = "Say who he is. Ted · Should · Step 1: Customer segments Ted Ted, a technician"
    assert said in waits
    assert "Say who he is. Ted · You , Step 1: Customer segments" in stays


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        (
            ["customer-segments", "cost-structure"],
            "in the first half: customer segments. In the second half: cost structure.",
        ),
        (["cost-structure"], "in the second half: cost structure."),
        (["customer-segments"], "in the first half: customer segments."),
    ],
)
def test_submitting_half_of_it_says_what_is_open_in_which_half(
    case: Case, owner_client: Client, begun: list[str], said: str
) -> None:
    """Whoever sends the first half reads what it lacks, and not that steps to come are undone."""
    for step in STEPS_WITH_NUMBERS:
        status = "in_progress" if step in begun else "done"
        editing.set_status(case.founder, case.canvas.pk, step, status, "", 0)

    page = _text(owner_client.get(f"{case.home}review/submit/"))

    assert f"Not marked done yet {said} You can send it all the same." in page


def test_founder_finds_the_verdict_on_each_step(case: Case, owner_client: Client) -> None:
    """ "The founder sees it when you finish the review", the reviewer is promised."""
    case.submit()
    case.judge("customer-segments", "changes")
    case.judge("channels")
    before = owner_client.get(case.home).text
    case.finish("changes")

    home = owner_client.get(case.home).text
    first = owner_client.get(f"{case.home}review/", follow=True)
    fine = owner_client.get(f"{case.home}review/channels/")

    assert 'id="to-verdicts"' not in before
    assert f'id="to-verdicts" href="{case.home}review/"' in home
    assert "Changes were asked for in this step." in _text(first)
    assert "This step was approved." in _text(fine)
