"""What is counted in a review, and what is said of it: rounds, steps, what is open."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client

from accounts.models import User
from canvases import editing
from canvases.models import Canvas
from reviews import comments, rounds
from reviews.desk import listing
from reviews.desk.query import DeskQuery
from reviews.desk.rows import lay_out
from reviews.models import Comment, DeskRow, Reply, Round
from reviews.pdf.report import report
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db


def test_what_was_taken_back_is_no_round(
    case: Case, rita: User, rita_client: Client, owner_client: Client
) -> None:
    lay_out([case.canvas.pk])
    case.submit()
    rounds.withdraw(case.founder, case.canvas.pk, seen=1)
    taken_back = _text(owner_client.get(case.home))
    case.submit()

    first = [
        _text(rita_client.get(f"{case.home}review/channels/")),
        _text(owner_client.get(f"{case.home}review/submit/")),
        _text(rita_client.get(f"{case.home}review/history/")),
        _text(rita_client.get(f"{case.home}agenda/")),
        *(line.turn for line in listing.page(rita, DeskQuery()).lines),
    ]
    case.finish("changes")
    case.submit()
    second = _text(rita_client.get(f"{case.home}review/channels/"))

    assert "round" not in taken_back
    assert [("ound 1" in page, "ound 2" in page) for page in first] == [(True, False)] * 5
    assert "Round 2" in second
    assert report(case.now(), reads=True).number == 2


def test_what_was_stored_before_is_counted_so_too(case: Case, rita: User) -> None:
    lay_out([case.canvas.pk])
    case.submit()
    rounds.withdraw(case.founder, case.canvas.pk, seen=1)
    case.submit()
    case.say("Well seen.", kind="praise")
    case.finish("changes")
    case.submit()
    Round.objects.update(nth=1)
    DeskRow.objects.update(round=3, comments=1, findings=0)

    migration = import_module("reviews.migrations.0008_count_reviews")
    migration.count(apps, None)

    numbered = Round.objects.order_by("number").values_list("number", "nth")
    row, canvas = DeskRow.objects.get(user=rita), case.now()
    assert list(numbered) == [(1, 1), (2, 1), (3, 2)]
    assert (row.round, row.comments) == (2, 0)
    assert Canvas.objects.filter(pk=canvas.pk, notes=0).exists() == (row.findings == 0)


def test_half_that_was_submitted_shows_its_steps(case: Case, rita_client: Client) -> None:
    case.submit("half")

    last, later = (
        rita_client.get(f"{case.home}review/{step}/").text for step in ("halfway", "key-activities")
    )

    assert len(re.findall(r"<li data-verdict=", last)) == 5
    assert 'id="go-next"' not in last
    assert "Step 6 of 10" in later
    assert "This step is not part of it." in later


@pytest.mark.parametrize(
    ("begun", "scope"),
    [
        ((), "half"),
        (("key-activities", "key-resources"), "half"),
        (("key-activities", "key-resources", "key-partnerships"), "whole"),
    ],
)
def test_likely_scope_is_chosen_already(
    case: Case, owner_client: Client, begun: tuple[str, ...], scope: str
) -> None:
    for step in ("key-activities", "key-resources", "key-partnerships", "cost-structure"):
        status = "done" if step in begun else "not_started"
        editing.set_status(case.founder, case.canvas.pk, step, status, "", 0)

    page = owner_client.get(f"{case.home}review/submit/").text

    assert f'value="{scope}" checked' in page


def test_review_opens_with_what_changed_since_it_was_approved(
    case: Case, rita_client: Client
) -> None:
    case.submit()
    case.judge("value-propositions")
    case.finish("approved")
    unchanged = rita_client.get(f"{case.home}review/", follow=True)
    case.change(ref="v2", block="propositions", name="Manuals on the roof")

    opened = rita_client.get(f"{case.home}review/", follow=True)

    assert 'id="goes-on"' not in unchanged.text
    assert opened.redirect_chain[-1][0] == f"{case.home}review/value-propositions/"
    assert "You see the canvas as it stands now, with what changed since." in _text(opened)
    assert "You approved this step in round 1. 1 change since your last review." in _text(opened)
    assert " on the roof</ins>" in opened.text
    assert "versions/compare/?from=1&amp;to=now" in opened.text


def test_closed_draft_stays_closed_after_it_was_approved(case: Case, rita_client: Client) -> None:
    case.submit()
    case.finish("approved")
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
    case.change(name="Theodor the Great")

    page = rita_client.get(f"{case.home}review/customer-segments/")

    assert page.status_code == 200
    assert "Theodor" not in page.text


def test_praise_is_never_open(
    case: Case, rita: User, rita_client: Client, owner_client: Client
) -> None:
    lay_out([case.canvas.pk])
    case.submit()
    case.say("Well seen.", kind="praise")
    case.finish("changes")

    (line,) = listing.page(rita, DeskQuery()).lines
    drawn = report(case.now(), reads=True)

    assert line.comments == 0
    assert "All comments, 0 open" in _text(owner_client.get(case.home))
    assert "0 open comments" in _text(rita_client.get(f"{case.home}agenda/"))
    assert (drawn.open, len(drawn.praise)) == ((), 1)
    step = owner_client.get(f"{case.home}steps/customer-relationships/").text
    assert "Well seen." in step
    assert 'id="resolve-' not in step


def test_approving_says_what_is_still_open(case: Case, rita_client: Client) -> None:
    case.submit()
    for step in ("customer-segments", "channels"):
        case.judge(step)
    case.say("Who answers at weekends?", by=case.rita)

    page = rita_client.get(f"{case.home}review/finish/")
    mail.outbox.clear()
    case.finish("approved")

    assert "If you approve, 1 comment stays open, and 9 steps have no verdict" in _text(page)
    assert "1 comment is still open." in mail.outbox[0].body


def test_comment_that_waits_can_be_put_in_other_words(case: Case, rita_client: Client) -> None:
    case.submit()
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    said = case.say("Who?", about=about, field="name", proposed="Teddy")
    page = rita_client.get(f"{case.home}review/customer-segments/").text
    sent = {"kind": "must_fix", "text": "Who is he?", "proposed": "Theodor", "at": "comments"}

    answer = rita_client.post(f"{case.home}comments/{said.pk}/edit/", sent)

    assert f'id="edit-{said.pk}"' in page
    assert answer.status_code == 303
    comment = Comment.objects.get()
    held = (comment.kind, comment.text, comment.proposed, comment.sent_at)
    assert held == ("must_fix", "Who is he?", "Theodor", None)


def test_comment_is_not_emptied_and_not_changed_once_it_was_read(
    case: Case, rita_client: Client, owner_client: Client
) -> None:
    case.submit()
    said = case.say("Who?")
    path = f"{case.home}comments/{said.pk}/edit/"

    emptied = rita_client.post(path, {"kind": "should", "text": " "})
    of_another = owner_client.post(path, {"kind": "should", "text": "Me."})
    case.finish("changes")
    too_late = rita_client.post(path, {"kind": "should", "text": "Whom?"})

    assert [one.status_code for one in (emptied, of_another, too_late)] == [422, 404, 403]
    assert Comment.objects.get().text == "Who?"


def test_reply_that_waits_is_put_in_other_words_and_taken_back(
    case: Case, rita_client: Client, owner_client: Client
) -> None:
    said = case.say("Why?", by=case.founder)
    case.submit()
    replies = [comments.reply(case.rita, case.canvas.pk, said.pk, text) for text in ("Na", "So")]
    page = rita_client.get(f"{case.home}review/customer-relationships/").text
    path, first = f"{case.home}comments/{said.pk}/", {"reply": replies[0].pk}
    again = {**first, "text": "Now", "at": "comments"}

    edited = rita_client.post(f"{path}edit/", again)
    emptied = rita_client.post(f"{path}edit/", {**first, "text": " "})
    of_another = owner_client.post(f"{path}edit/", again)
    rita_client.post(f"{path}remove/", {"reply": replies[1].pk})
    case.finish("changes")
    too_late = [rita_client.post(f"{path}{act}/", again) for act in ("edit", "remove")]

    assert f'id="edit-reply-{replies[0].pk}"' in page
    answers = (edited, emptied, of_another, *too_late)
    assert [one.status_code for one in answers] == [303, 422, 404, 403, 403]
    assert list(Reply.objects.values_list("text", flat=True)) == ["Now"]
    assert "edit-reply-" not in rita_client.get(f"{case.home}comments/").text


def test_what_there_is_to_look_at_has_one_name_and_one_number(
    case: Case, rita: User, rita_client: Client, owner_client: Client
) -> None:
    editing.add(case.founder, case.canvas.pk, "activities", {"name": "Tidy up"})
    editing.set_status(case.founder, case.canvas.pk, "key-activities", "done", "", 0)
    lay_out([case.canvas.pk])
    (line,) = listing.page(rita, DeskQuery()).lines

    poster, desk = owner_client.get(f"{case.home}poster/"), rita_client.get("/desk/")

    assert line.findings > line.counts["error"] + line.counts["warning"]
    assert f"{line.findings} to look at" in poster.text
    assert f'data-label="To look at">{line.findings}' in desk.text
    assert "Checks" not in desk.text


def _text(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())
