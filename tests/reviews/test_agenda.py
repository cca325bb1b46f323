"""The agenda of a meeting: what is open, by step, and nothing that the others may not read yet."""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import User
from reviews import comments
from tests.languages.made_up import spoken
from tests.reviews.conftest import Case


def test_open_comments_stand_by_step_the_most_pressing_first(
    case: Case, owner_client: Client
) -> None:
    case.say("Nice", kind="praise")  # wants nothing
    case.say("Shorten it")
    case.say("Who answers?", kind="must_fix")
    case.say("Rename it", about={"step": "", "quote": ""}, kind="question")
    settled = case.say("Done already", about={"step": "channels"})
    comments.resolve(case.founder, case.canvas.pk, settled.pk, wanted=True)

    groups = owner_client.get(f"{case.home}agenda/").context["groups"]

    assert [(group.where, [one.first.text for one in group.threads]) for group in groups] == [
        ("The whole canvas", ["Rename it"]),
        ("Step 4: Customer relationships", ["Who answers?", "Shorten it"]),
    ]


def test_what_is_not_sent_yet_is_left_out_for_its_writer_too(
    case: Case, owner_client: Client, rita_client: Client
) -> None:
    case.submit()
    case.say("A secret so far")

    mine = rita_client.get(f"{case.home}agenda/").content.decode()
    theirs = owner_client.get(f"{case.home}agenda/").content.decode()

    assert ("A secret so far" in mine, "1 comment of yours is not sent yet" in mine) == (
        False,
        True,
    )
    assert ("A secret so far" in theirs, "not sent yet" in theirs) == (False, False)


def test_answers_assignee_and_due_day_are_told(
    case: Case, owner: User, owner_client: Client
) -> None:
    said = case.say("Who answers?", about={"quote": "Support within the hour"})
    comments.reply(case.founder, case.canvas.pk, said.pk, "Omar does")
    due = dt.date(2027, 3, 4)
    comments.assign(case.rita, case.canvas.pk, said.pk, str(owner.pk), due.isoformat())

    page = owner_client.get(f"{case.home}agenda/").content.decode()

    for words in (
        "Support within the hour",
        "Omar does",
        "For owner@example.org",
        "Due 4 Mar 2027",
    ):
        assert words in page


@pytest.mark.parametrize("language", ["English", "made up"])
def test_everybody_has_their_name_on_paper(
    case: Case, rita_client: Client, tmp_path: Path, language: str
) -> None:
    said = case.say("Who answers?")
    comments.reply(case.rita, case.canvas.pk, said.pk, "And at night?")

    with nullcontext() if language == "English" else spoken(tmp_path):
        page = rita_client.get(f"{case.home}agenda/").content.decode()

    assert page.count("<strong>") == page.count("<strong>Rita:</strong>") == 2


def test_agenda_without_comments_says_so(case: Case, owner_client: Client) -> None:
    assert "No open comments." in owner_client.get(f"{case.home}agenda/").content.decode()
