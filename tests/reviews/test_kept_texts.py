"""Somebody is taken out of a canvas: asked first, told, and left with what they wrote."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from canvases import editing
from canvases.models import Member, Parting
from reviews import rounds
from reviews.desk import notes_and_checklists
from reviews.desk.rows import lay_out
from reviews.mail import digests
from reviews.models import MailChoice, Notice
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
TED = {"step": "customer-segments", "block": "personas", "ref": "p1", "quote": "Ted"}


def _remove(case: Case) -> Parting:
    editing.remove_member(case.founder, case.canvas.pk, Member.objects.get().pk)
    return Parting.objects.get()


def test_removing_asks_first_and_says_what_it_does(case: Case, owner_client: Client) -> None:
    member = Member.objects.get()
    path = f"{case.home}share/members/{member.pk}/remove/"

    shared = owner_client.get(f"{case.home}share/")
    asked = owner_client.get(path)
    still = Member.objects.count()
    answer = owner_client.post(path)

    assert f'href="{path}"' in shared.text
    assert "Remove <bdi>Rita</bdi>?" in asked.text
    assert "They keep what they wrote themselves" in asked.text
    assert "Nobody else reviews this canvas." in asked.text
    assert (still, answer.status_code, Member.objects.count()) == (1, 303, 0)


def test_who_was_removed_keeps_their_words_with_the_names_of_then(
    case: Case, rita: User, rita_client: Client
) -> None:
    case.submit()
    case.say("Who pays him?", about=TED)
    case.judge("channels")
    case.finish("changes", "Two things.")
    case.say("Said by the founder.", by=case.founder)
    notes_and_checklists.save_note(rita, case.canvas, "channels", "Ring them.")
    case.submit()
    case.say("Not sent yet.", about=TED, field="name", proposed="Theodor")
    parting = _remove(case)
    case.change(name="Somebody else")
    rounds.withdraw(case.founder, case.canvas.pk, seen=2)

    page = rita_client.get(f"/reviews/kept/{parting.pk}/")

    said = _text(page)
    for words in (
        "Changes asked for Round 1, version 1",
        "Approved: step 3.",
        "Two things.",
        "Step 1: Customer segments",
        "Ted Who pays him?",
        "Not sent Ted Not sent yet. Proposed: Theodor",
        "Note for yourself Step 3: Channels",
        "Ring them.",
        "took you out of this canvas",
    ):
        assert words in said
    assert "Said by the founder." not in said
    assert "Somebody else" not in said


@pytest.mark.parametrize(
    "path", ["", "steps/channels/", "review/", "comments/", "versions/", "agenda/", "poster/"]
)
def test_address_says_why_to_nobody_else(
    case: Case, rita_client: Client, stranger_client: Client, client: Client, path: str
) -> None:
    parting = _remove(case)

    told = rita_client.get(case.home + path)
    others = [who.get(case.home + path) for who in (stranger_client, client)]

    assert told.status_code == 404
    assert "whose canvas it is, took you out on" in told.text
    assert f"/reviews/kept/{parting.pk}/" in told.text
    assert "no-store" in told["Cache-Control"]
    assert [answer.status_code for answer in others] == [404, 404]
    assert not any("closed to you" in answer.text for answer in others)


def test_what_is_typed_meanwhile_can_be_copied(case: Case, rita_client: Client) -> None:
    _remove(case)

    answer = rita_client.post(f"{case.home}comments/", {"kind": "should", "text": "All of <it>."})

    assert answer.status_code == 404
    assert "All of &lt;it&gt;.</textarea>" in answer.text


def test_title_is_that_of_the_day(case: Case, rita_client: Client) -> None:
    _remove(case)
    editing.save_details(case.founder, case.canvas.pk, {"title": "A new plan"}, 1)

    page = rita_client.get(case.home)

    assert "Rooftop Parts" in page.text
    assert "A new plan" not in page.text


def test_who_was_removed_is_told_at_once(case: Case) -> None:
    parting = _remove(case)

    (letter,) = mail.outbox
    assert letter.to == ["rita@example.org"]
    assert letter.subject == "owner@example.org closed Rooftop Parts to you."
    assert f"/reviews/kept/{parting.pk}/" in letter.body


def test_who_was_removed_is_told_once_a_day_and_of_nothing_else(case: Case, rita: User) -> None:
    MailChoice.objects.create(user=rita, pace="daily")
    case.submit(message="Look at this.")
    _remove(case)

    sent = digests.send_due()

    assert sent == 1
    assert "closed Rooftop Parts to you." in mail.outbox[0].body
    assert "submitted" not in mail.outbox[0].body


def test_who_was_removed_and_wants_no_mail_gets_none(case: Case, rita: User) -> None:
    MailChoice.objects.create(user=rita, pace="never")

    _remove(case)

    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_who_leaves_keeps_their_words_and_gets_no_mail(case: Case, rita_client: Client) -> None:
    case.say("Who pays?")
    mail.outbox.clear()

    rita_client.post(f"{case.home}leave/")

    page = rita_client.get(f"/reviews/kept/{Parting.objects.get().pk}/")
    assert "You left this canvas on" in _text(page)
    assert "Who pays?" in page.text
    assert mail.outbox == []


def test_who_is_let_in_again_finds_the_canvas(case: Case, rita: User, rita_client: Client) -> None:
    parting = _remove(case)
    _, secret = editing.invite(case.founder, case.canvas.pk, rita.email, "reviewer")

    editing.accept(rita, secret)

    assert rita_client.get(case.home).status_code == 200
    assert rita_client.get(f"/reviews/kept/{parting.pk}/").status_code == 404


def test_words_stay_when_the_canvas_is_gone(case: Case, rita_client: Client) -> None:
    case.say("Who pays?")
    parting = _remove(case)

    case.now().delete()

    assert "Who pays?" in rita_client.get(f"/reviews/kept/{parting.pk}/").text
    assert f"/reviews/kept/{parting.pk}/" in rita_client.get("/desk/").text


def test_nobody_reads_what_another_keeps(
    case: Case, owner_client: Client, stranger_client: Client, client: Client
) -> None:
    path = f"/reviews/kept/{_remove(case).pk}/"

    statuses = [who.get(path).status_code for who in (owner_client, stranger_client, client)]

    assert statuses == [404, 404, 302]


def test_desk_has_the_same_queries_for_1_and_3_partings(
    case: Case, rita: User, rita_client: Client, django_assert_max_num_queries: Any
) -> None:
    lay_out([case.canvas.pk])
    _remove(case)
    with django_assert_max_num_queries(20) as one:
        rita_client.get("/desk/")
    for number in range(2):
        Parting.objects.create(user=rita, of=f"{number:032}", title="T", role="viewer", by="self")

    with django_assert_max_num_queries(len(one)):
        rita_client.get("/desk/")


def _text(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())
