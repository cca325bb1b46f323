from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from canvases import editing
from reviews.desk import notes_and_checklists
from reviews.models import CheckItem, PrivateNote
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db


def test_note_is_kept_for_oneself(case: Case, rita: User, owner: User) -> None:
    notes_and_checklists.save_note(rita, case.canvas, "channels", "He is nervous about partners.\n")

    assert (
        notes_and_checklists.note_of(rita, case.canvas, "channels")
        == "He is nervous about partners.\n"
    )
    assert notes_and_checklists.note_of(owner, case.canvas, "channels") == ""


def test_note_that_is_emptied_is_gone(case: Case, rita: User) -> None:
    notes_and_checklists.save_note(rita, case.canvas, "channels", "Something")

    notes_and_checklists.save_note(rita, case.canvas, "channels", " ")

    assert not PrivateNote.objects.exists()


def test_note_belongs_to_a_step_that_there_is(case: Case, rita: User) -> None:
    with pytest.raises(editing.NotFound):
        notes_and_checklists.save_note(rita, case.canvas, "poetry", "Something")


def test_phrases_are_one_a_line(rita: User, owner: User) -> None:
    notes_and_checklists.save_phrases(rita, "Who pays?\n\n What does it cost? \nWho pays?\n")
    notes_and_checklists.save_phrases(owner, "Mine")

    assert [one.text for one in notes_and_checklists.phrases(rita)] == [
        "Who pays?",
        "What does it cost?",
    ]


def test_checklist_keeps_its_order_and_its_ticks(case: Case, rita: User) -> None:
    notes_and_checklists.save_checklist(rita, "channels", "Owned?\nReaches all?")
    round_ = case.submit()
    first, _ = notes_and_checklists.checklist(rita, "channels", round_)
    notes_and_checklists.tick(rita, "channels", round_, [str(first.pk)])

    notes_and_checklists.save_checklist(rita, "channels", "Reaches all?\nOwned?\nMeasured?")

    lines = [
        (one.text, one.ticked) for one in notes_and_checklists.checklist(rita, "channels", round_)
    ]
    assert lines == [("Reaches all?", False), ("Owned?", True), ("Measured?", False)]


def test_next_round_begins_with_no_ticks(case: Case, rita: User) -> None:
    notes_and_checklists.save_checklist(rita, "channels", "Owned?")
    round_ = case.submit()
    notes_and_checklists.tick(rita, "channels", round_, [str(CheckItem.objects.get().pk)])
    case.finish("changes")

    again = notes_and_checklists.checklist(rita, "channels", case.submit())

    assert [one.ticked for one in again] == [False]


def test_nobody_ticks_what_is_somebody_elses(case: Case, rita: User, owner: User) -> None:
    notes_and_checklists.save_checklist(owner, "channels", "Owned?")
    round_ = case.submit()

    notes_and_checklists.tick(rita, "channels", round_, [str(CheckItem.objects.get().pk), "x"])

    assert [one.ticked for one in notes_and_checklists.checklist(owner, "channels", round_)] == [
        False
    ]


def test_page_saves_phrases_and_lists(rita_client: Client, rita: User) -> None:
    form = {"phrases": "Who pays?", "channels": "Owned?\nMeasured?"}

    saved = rita_client.post("/reviews/phrases/", form)

    assert saved.status_code == 303
    assert notes_and_checklists.checklists(rita)["channels"] == ("Owned?", "Measured?")
    assert "Measured?" in rita_client.get("/reviews/phrases/").text


def test_page_keeps_what_is_too_much(rita_client: Client, rita: User) -> None:
    notes_and_checklists.save_phrases(rita, "Kept")
    form = {"phrases": "New", "channels": "x" * 161}

    refused = rita_client.post("/reviews/phrases/", form)

    assert refused.status_code == 422
    assert "x" * 161 in refused.text
    assert [one.text for one in notes_and_checklists.phrases(rita)] == ["Kept"]
