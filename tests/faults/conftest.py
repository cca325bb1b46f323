"""The real server, a bad line to it, and real pages. `FAULTS=whole` is what `make faults` runs."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import browser_type_launch_args as browser_type_launch_args
from tests.faults import table
from tests.faults.desk import Desk
from tests.faults.founder import Founder
from tests.faults.proxy import Proxy
from tests.faults.server import Server

WHOLE = os.environ.get("FAULTS") == "whole"
Sit = Callable[[Founder], Desk]


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="session")
def server(var: Path) -> Iterator[Server]:
    server = Server(var)
    server.prepare()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    proxy = Proxy(server.port)
    yield proxy
    proxy.stop()


@pytest.fixture
def founders(server: Server, request: pytest.FixtureRequest) -> Callable[[int], list[Founder]]:
    """So many canvases of one person, who is signed in."""

    def begin(canvases: int) -> list[Founder]:
        made = server.people("begin", f"{random.randrange(10**12)}@example.org", str(canvases))
        return [Founder(server.port, made["session"], canvas) for canvas in made["canvases"]]

    return begin


@pytest.fixture
def sit(browser: Browser, proxy: Proxy) -> Iterator[Sit]:
    """Open a canvas in a browser of its own, behind the bad line."""
    contexts = []

    def open_for(founder: Founder) -> Desk:
        context = browser.new_context(base_url=proxy.address)
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": founder.session, "url": proxy.address}])
        return Desk(context.new_page(), founder)

    yield open_for
    for context in contexts:
        context.close()


def size(short: Any, whole: Any) -> Any:
    """How much of it: what a developer waits for, or what the issue asks for."""
    return whole if WHOLE else short


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if table.ROWS:
        terminalreporter.section("faults" if WHOLE else "faults, short form")
        for line in table.lines():
            terminalreporter.write_line(line)
