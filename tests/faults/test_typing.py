"""Items typed as fast as a script can, over lines that are slow and drop what they carry."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.faults.conftest import Sit, size
from tests.faults.founder import Founder
from tests.faults.proxy import Proxy
from tests.faults.table import Row, tell

CANVASES = size(1, 10)
SHARE = size(0.2, 0.05)
LISTS = ("personas", "segments")


@pytest.mark.parametrize(
    ("delay", "items"), [(0, size(12, 100)), (0.3, size(10, 100)), (3, size(4, 100))]
)
def test_items_typed_fast_are_stored_once_and_in_order(
    founders: Callable[[int], list[Founder]], sit: Sit, proxy: Proxy, delay: float, items: int
) -> None:
    desks = [sit(founder) for founder in founders(CANVASES)]
    for desk in desks:
        desk.open("customer-segments")
        desk.page.get_by_text("Group them into segments").click()
    proxy.delay, proxy.before, proxy.after = delay, SHARE, SHARE
    names = {block: [f"{block} {number}" for number in range(items // 2)] for block in LISTS}
    began = time.monotonic()

    for desk in desks:
        for block in LISTS:
            for name in names[block]:
                desk.enter(block, name)
    for desk in desks:
        desk.wait_until_saved(60 + items * (delay + 1) * 2)

    found = [(names[block], desk.founder.names(block)) for desk in desks for block in LISTS]
    tell(
        Row(
            f"{CANVASES * items:,} items at {delay * 1000:,.0f} ms",
            saves=CANVASES * items,
            met=proxy.dropped,
            lost=sum(len({*typed} - {*stored}) for typed, stored in found),
            twice=sum(len(stored) - len({*stored}) for _, stored in found),
            seconds=time.monotonic() - began,
        )
    )
    assert all(typed == stored for typed, stored in found)
    assert proxy.dropped_before
    assert proxy.dropped_after
