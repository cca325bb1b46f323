"""Two tabs on one canvas: every outcome is a merge or a card, and nothing of either is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.conftest import Sit
from tests.faults.desk import Desk
from tests.faults.founder import Founder
from tests.faults.proxy import Proxy
from tests.faults.table import Row, tell

NOTE = "#note-text"
STEP = "customer-segments"
_SECONDS = 30
Case = Callable[[Desk, Desk], tuple[str, set[str]]]


def same_words(first: Desk, second: Desk) -> tuple[str, set[str]]:
    """Both write over the same words; the second one keeps both."""
    _in_turn(first, second, NOTE, "Ted waits in his van.", "Ted waits at the gate.")
    outcome = second.wait_until_settled(_SECONDS)
    if outcome == "card":
        second.press("Keep both")
    return outcome, {"in his van.", "at the gate."}


def different_words(first: Desk, second: Desk) -> tuple[str, set[str]]:
    """One changes the beginning, the other one the end."""
    _in_turn(
        first,
        second,
        NOTE,
        "Every day Ted waits on the roof.",
        "Ted waits on the roof with gloves.",
    )
    return second.wait_until_settled(_SECONDS), {"Every day Ted", "on the roof with gloves."}


def edit_against_delete(first: Desk, second: Desk) -> tuple[str, set[str]]:
    """One deletes what the other one describes, who brings it back."""
    ref = first.founder.document()["personas"][0]["id"]
    second.open(STEP, open=ref)
    first.page.click(f"#remove-{ref}")
    first.wait_until_saved(_SECONDS)
    second.write(f"#id_{ref}_name", "Ted the roofer")
    second.page.keyboard.press("Tab")
    outcome = second.wait_until_settled(_SECONDS)
    if outcome == "card":
        second.press("Bring it back with my words")
    return outcome, {"Ted the roofer"}


def delete_against_edit(first: Desk, second: Desk) -> tuple[str, set[str]]:
    """One renames what the other one deletes, who then lets it be."""
    ref = first.founder.document()["personas"][0]["id"]
    first.open(STEP, open=ref)
    first.write(f"#id_{ref}_name", "Ted the roofer")
    first.page.keyboard.press("Tab")
    first.wait_until_saved(_SECONDS)
    second.page.click(f"#remove-{ref}")
    outcome = second.wait_until_settled(_SECONDS)
    if outcome == "card":
        second.press("Leave it as it is")
    return outcome, {"Ted the roofer"}


def move_against_move(first: Desk, second: Desk) -> tuple[str, set[str]]:
    """Both move the same one, each to another place."""
    ref = first.founder.document()["personas"][1]["id"]
    first.page.click(f"#up-{ref}")
    first.wait_until_saved(_SECONDS)
    second.page.click(f"#down-{ref}")
    outcome = second.wait_until_settled(_SECONDS)
    if outcome == "card":
        second.press("Move it anyway")
    return outcome, {"Ted", "Omar", "Andi"}


CASES: dict[str, tuple[Case, str]] = {
    "two tabs, the same words": (same_words, "card"),
    "two tabs, different words": (different_words, "merge"),
    "edit against delete": (edit_against_delete, "card"),
    "delete against edit": (delete_against_edit, "card"),
    "move against move": (move_against_move, "card"),
}


@pytest.mark.parametrize("what", CASES)
def test_two_tabs_end_in_a_merge_or_a_card(
    founders: Callable[[int], list[Founder]], sit: Sit, proxy: Proxy, what: str
) -> None:
    (founder,) = founders(1)
    for name in ("Ted", "Omar", "Andi"):
        founder.save(f"{STEP}/add/personas/", {"name": name})
    founder.save(f"{STEP}/note/", {"note": "Ted waits on the roof.", "revision": "0"})
    first = sit(founder)
    second = first.another()
    first.open(STEP)
    second.open(STEP)
    case, wanted = CASES[what]
    began = time.monotonic()

    outcome, words = case(first, second)
    second.wait_until_saved(_SECONDS)

    document = founder.document()
    names = [item["name"] for item in document["personas"]]
    said = " ".join([*names, document["steps"][STEP]["note"]])
    tell(
        Row(
            what,
            saves=2,
            met=f"{proxy.statuses.count(409)} x 409",
            lost=sum(word not in said for word in words),
            twice=len(names) - len({*names}),
            seconds=time.monotonic() - began,
            more=f"a {outcome}",
        )
    )
    assert outcome == wanted


def _in_turn(first: Desk, second: Desk, field: str, *texts: Any) -> None:
    """The second one does not know what the first one stored when it begins."""
    for desk, text in zip((first, second), texts, strict=True):
        desk.write(field, text)
        if desk is first:
            desk.wait_until_saved(_SECONDS)
