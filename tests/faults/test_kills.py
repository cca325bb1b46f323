"""The server is killed at a random moment while somebody types, and started again."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

import pytest

from tests.faults.conftest import Sit, size
from tests.faults.founder import Founder
from tests.faults.proxy import Proxy
from tests.faults.server import Server
from tests.faults.table import Row, tell

TESTS = size(1, 10)  # in parts, so that a run that hangs is known within minutes
RUNS = size(2, 10)
ITEMS = size(20, 100)


@pytest.mark.parametrize("part", range(1, TESTS + 1))
def test_server_that_is_killed_loses_nothing(
    server: Server, founders: Callable[[int], list[Founder]], sit: Sit, proxy: Proxy, part: int
) -> None:
    names = [f"Person {number}" for number in range(ITEMS)]
    rng, lost, twice, unsure = random.Random(part), 0, 0, 0
    began, longest = time.monotonic(), 1.0

    for founder in founders(RUNS):
        desk = sit(founder)
        desk.open("customer-segments")
        already = len(proxy.stored)
        started = time.monotonic()
        killer = threading.Timer(rng.uniform(0, longest), _restart, [server])
        killer.start()
        for name in names:
            desk.enter("personas", name)
        desk.wait_until_saved(120)
        killer.join(90)
        desk.wait_until_saved(120)  # it may have been killed only now
        longest = time.monotonic() - started
        stored = founder.document()["personas"]
        told = {reply.ref for reply in proxy.stored[already:]}
        found = [item["name"] for item in stored]
        lost += len({*names} - {*found}) + len(told - {_handle(item["id"]) for item in stored})
        twice += len(found) - len({*found})
        unsure += sum(reply.is_repeat for reply in proxy.stored[already:])
        assert found == names
        desk.page.context.close()

    tell(
        Row(
            f"{RUNS} x {ITEMS} saves, the server killed, {part} of {TESTS}",
            saves=RUNS * ITEMS,
            met=f"{RUNS} kills, {unsure} saves sent again after they were stored",
            lost=lost,
            twice=twice,
            seconds=time.monotonic() - began,
        )
    )


def _restart(server: Server) -> None:
    server.kill()
    server.start()


def _handle(ref: str) -> str:
    """How pages and replies name an item; those that the product names are their own handles."""
    return ref
