"""The session ends, or a role, while somebody types."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.conftest import Sit
from tests.faults.desk import Desk
from tests.faults.founder import Founder
from tests.faults.people import PASSWORD
from tests.faults.proxy import Proxy
from tests.faults.server import Server
from tests.faults.table import Row, tell

NOTE = "#note-text"
STEP = "customer-segments"
_SECONDS = 30
WORDS = "Ted waits on the roof for a part number, and calls the counter twice a day."


@pytest.fixture
def email() -> str:
    return f"{time.monotonic_ns()}@example.org"


@pytest.fixture
def desk(server: Server, sit: Sit, email: str) -> Desk:
    """Somebody at a step of theirs."""
    made = server.people("begin", email)
    desk = sit(Founder(server.port, made["session"], made["canvases"][0]))
    desk.open(STEP)
    return desk


def signed_out_on_the_server(server: Server, desk: Desk) -> None:
    server.people("sign_out")


def signed_out_in_another_tab(server: Server, desk: Desk) -> None:
    other = desk.another().page
    other.goto("/accounts/logout/")
    other.get_by_role("button", name="Sign out").last.click()
    other.wait_for_url("**/")
    other.close()


@pytest.mark.parametrize("end", [signed_out_on_the_server, signed_out_in_another_tab])
def test_words_wait_until_their_person_signs_in_again(
    server: Server,
    desk: Desk,
    proxy: Proxy,
    email: str,
    end: Callable[[Server, Desk], Any],
) -> None:
    began = time.monotonic()

    end(server, desk)
    desk.type(NOTE, WORDS, pause=0.06)  # longer than the page waits with its first save
    desk.page.wait_for_selector("#sign-in-again[open]")
    typed = desk.page.input_value(NOTE)
    desk.sign_in_again(email, PASSWORD)
    desk.wait_until_saved(_SECONDS)
    focused = desk.page.evaluate("document.activeElement !== document.body")
    _take_up_session(desk)

    document = desk.founder.document()
    note = document["steps"][STEP].get("note", "")
    tell(
        Row(
            end.__name__.replace("_", " "),
            saves=1,
            met=f"{proxy.statuses.count(401)} x 401",
            lost=len(WORDS) - len(note) if WORDS.startswith(note) else len(WORDS),
            twice=0,
            seconds=time.monotonic() - began,
            more="characters",
        )
    )
    assert typed == WORDS
    assert focused
    assert 401 in proxy.statuses


def test_words_that_may_not_be_stored_any_more_are_shown_with_the_reason(
    server: Server, desk: Desk, proxy: Proxy, email: str
) -> None:
    began = time.monotonic()

    server.people("take_away", desk.founder.canvas, f"other-{email}")
    desk.type(NOTE, WORDS, pause=0.06)
    desk.page.wait_for_selector(".conflict")
    desk.wait_for(lambda: WORDS in _shown(desk), _SECONDS)

    tell(
        Row(
            "role taken away",
            saves=1,
            met=f"{proxy.statuses.count(404)} x 404",
            lost=0 if desk.page.input_value(NOTE) == WORDS else len(WORDS),
            twice=0,
            seconds=time.monotonic() - began,
            more="characters; shown with the reason",
        )
    )
    assert "not here any more, or you may not see it any more." in _shown(desk)
    assert desk.page.inner_text("#saved") == "Needs you"


def _shown(desk: Desk) -> str:
    return desk.page.inner_text(".conflict")


def _take_up_session(desk: Desk) -> None:
    """Ask as the browser does from now on."""
    cookies = {cookie["name"]: cookie["value"] for cookie in desk.page.context.cookies()}
    found = desk.founder
    desk.founder = Founder(found.port, cookies["sessionid"], found.canvas)
