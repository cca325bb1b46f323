"""Every badge, and every "to look at", leads to something that stands on the page it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import msgspec
import pytest
from django.test import Client

from accounts.models import User
from canvases import editing
from canvases.access import Actor
from canvases.document import Step, decode
from canvases.examples import FOLDER
from canvases.steps import STEPS
from tests.canvases.factories import make_canvas
from tests.wizard.conftest import Walk

pytestmark = pytest.mark.django_db

CASES = sorted(
    path
    for folder in (FOLDER, Path(__file__).resolve().parent.parent.parent / "data")
    for path in folder.glob("*.canvas.json")
)
PAGES = ("", "poster/", *(f"steps/{step.key}/" for step in STEPS))


class _Page(HTMLParser):
    """What a page has ids for, and where its links lead."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self._address = address
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids.add(said.get("id") or "")
        if tag == "a" and "?" not in (said.get("href") or ""):  # those open one row each
            self.links.add(urljoin(self._address, said.get("href") or ""))


class _Site:
    """The pages of one canvas, each asked for once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._pages: dict[str, _Page] = {}

    def astray(self, base: str) -> Iterator[str]:
        """Links whose place is not on the page that they lead to."""
        for page in PAGES:
            for link in sorted(self._page(f"{base}{page}").links):
                address, place = urldefrag(link)
                if place and place not in self._page(address).ids:
                    yield f"{page} -> {link}"

    def _page(self, address: str) -> _Page:
        if address not in self._pages:
            response = self._client.get(address, follow=True)
            assert response.status_code == 200, address
            self._pages[address] = _Page(address, response.text)
        return self._pages[address]


@pytest.mark.parametrize("under_way", [False, True], ids=["as_told", "under_way"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.split(".")[0])
def test_badges_lead_to_what_stands_there(
    case: Path, under_way: bool, owner: User, owner_client: Client, client: Client
) -> None:
    document = decode(case.read_bytes())
    if under_way:
        steps = {step.key: Step(status="in_progress") for step in STEPS}
        document = msgspec.structs.replace(document, steps=steps)
    canvas = make_canvas(owner=owner, document=document)
    stranger = User.objects.create(email="viewer@example.org")
    canvas.members.create(user=stranger, role="viewer")
    client.force_login(stranger)

    for one in (owner_client, client):
        assert list(_Site(one).astray(f"/canvases/{canvas.pk}/")) == []


def _severity(walk: Walk, ref: str) -> str:
    row = walk.get("customer-segments/").text.split(f'id="item-{ref}"')[1].split("</li>")[0]
    found = re.search(r'class="look" data-severity="(\w+)"', row)
    return found[1] if found else ""


def test_row_just_typed_is_asked_in_grey(walk: Walk) -> None:
    actor, pk = Actor.of(walk.canvas.owner), walk.canvas.pk
    step = "value-propositions"
    editing.set_status(actor, pk, step, "done", "", walk.revision(f"step:{step}"))

    ref = editing.add(actor, pk, "personas", {"name": "Olu"}).ref
    typed = _severity(walk, ref)
    editing.set_status(actor, pk, step, "in_progress", "", walk.revision(f"step:{step}"))
    editing.set_status(actor, pk, step, "done", "", walk.revision(f"step:{step}"))

    assert (typed, _severity(walk, ref)) == ("note", "error")
