"""The network goes away in the middle of a step, and comes back."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.faults.conftest import Sit, size
from tests.faults.founder import Founder
from tests.faults.table import Row, tell

SECONDS = size(3, 60)
NAMES = [f"Person {number}" for number in range(9)]
NOTE = "Ted waits on the roof."


def test_what_was_typed_offline_is_stored_without_a_click(
    founders: Callable[[int], list[Founder]], sit: Sit
) -> None:
    (founder,) = founders(1)
    desk = sit(founder)
    desk.open("customer-segments")
    began = time.monotonic()

    desk.page.context.set_offline(True)
    for name in NAMES:
        desk.enter("personas", name)
    desk.type("#note-text", NOTE)
    desk.page.wait_for_timeout(SECONDS * 1000)
    said = desk.page.inner_text("#saved")
    desk.page.context.set_offline(False)
    desk.wait_until_saved(45)

    document = founder.document()
    stored = [item["name"] for item in document["personas"]]
    tell(
        Row(
            f"offline for {SECONDS} s",
            saves=len(NAMES) + 1,
            met="no network",
            lost=len({*NAMES} - {*stored})
            + (document["steps"]["customer-segments"].get("note") != NOTE),
            twice=len(stored) - len({*stored}),
            seconds=time.monotonic() - began,
        )
    )
    assert stored == NAMES
    assert said == "Not saved yet, trying again"
