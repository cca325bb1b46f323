"""A real browser: the system's Chromium, never one that Playwright would download."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import document as doc
from canvases import storage
from tests.browser.desk import Desk
from tests.browser.focus_record import record_focus
from tests.browser.hands import Keyboard
from tests.canvases.factories import linked_document

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# It looks nothing up on the network by itself, so a closed network does not slow it down.
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Playwright runs an event loop in the thread of the tests, where Django would refuse to be called.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {**browser_type_launch_args, "executable_path": _chromium(), "args": [*_FLAGS, *root]}


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.exit("No Chromium found. Install one, or say where it is in CHROMIUM.", returncode=1)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """Over the whole suite: no save, swap, move, delete or dialog leaves the focus nowhere."""
    lost = record_focus(context)
    yield context
    assert lost == []


@pytest.fixture
def desk(page: Page, live_server: LiveServer, owner: User, owner_client: Client) -> Desk:
    """The owner's browser, on a canvas with three people and something in every block."""
    session = owner_client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    document = linked_document()
    people = (*document.personas, doc.Persona(id="p3", name="Andi", segment="s1"))
    canvas = storage.create(msgspec.structs.replace(document, personas=people), owner=owner)
    return Desk(page, Keyboard(page), canvas, live_server.url)
