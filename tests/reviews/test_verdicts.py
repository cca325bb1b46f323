"""What is said of steps: found by its keys, taken back at once, and never sent by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from canvases import editing
from reviews.models import StepVerdict
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def test_verdict_is_taken_back_from_the_page_that_follows(case: Case, rita_client: Client) -> None:
    case.submit()
    case.judge("channels", "changes")
    verdict = f"{case.home}review/channels/verdict/"

    answer = rita_client.post(verdict, {"verdict": "approve", "round": 1})
    page = rita_client.get(answer.headers["Location"])
    undone = rita_client.post(verdict, {"verdict": "changes", "undo": "1", "round": 1})

    assert "You approved Channels. Nothing is sent yet." in _text(page.text)
    assert 'id="judged-undo" name="verdict" value="changes"' in page.text
    assert undone.headers["Location"] == f"{case.home}review/channels/#verdict"
    assert StepVerdict.objects.get().verdict == "changes"


@pytest.mark.parametrize("query", ["judged=nothing", "judged=channels", "judged=analysis&before=x"])
def test_nothing_is_taken_back_that_was_not_said(
    case: Case, rita_client: Client, query: str
) -> None:
    case.submit()

    page = rita_client.get(f"{case.home}review/customer-segments/?{query}")

    assert 'id="judged"' not in page.text


def test_no_button_takes_the_focus_by_itself() -> None:
    focused = re.compile(r"<button[^>]*\sautofocus|<input[^>]*type=\"submit\"[^>]*\sautofocus")

    found = [str(path) for path in TEMPLATES.rglob("*.html") if focused.search(path.read_text())]

    assert found == []


def test_everything_that_changed_can_be_gone_to(case: Case, rita_client: Client) -> None:
    case.submit()
    case.finish("changes")
    _change_all(case)
    case.submit()

    pages = [rita_client.get(f"{case.home}review/{step}/").text for step in _STEPS]

    assert [_stops(page) for page in pages] == [
        ["changed", "other", "note"],  # Ted, the organisation, the note
        ["note"],
        ["added", "other"],
    ]
    assert "Organisation" in pages[0]
    assert all(_can_take_the_focus(page) for page in pages)


_STEPS = ("customer-segments", "value-propositions", "channels")


def _change_all(case: Case) -> None:
    """An item, an order, notes, a status, and the details of the canvas."""
    pk = case.canvas.pk
    case.change(name="Ted the technician")
    for step in _STEPS[:2]:
        editing.save_note(case.founder, pk, step, "We rang three of them.", 0)
    editing.add(case.founder, pk, "channels", {"name": "Trade fairs"})
    editing.set_status(case.founder, pk, "channels", "done", "", 0)
    editing.save_details(case.founder, pk, {"organisation": "Rooftop Ltd"}, 1)


def _stops(page: str) -> list[str]:
    return re.findall(r'data-change="(\w+)"', page)


def _can_take_the_focus(page: str) -> bool:
    return all('tabindex="-1"' in tag for tag in re.findall(r"<[^>]*data-change=[^>]*>", page))


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
