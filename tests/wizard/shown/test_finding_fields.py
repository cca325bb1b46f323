"""Every finding leads to something that stands open on the page of its step."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest

from canvases.checks import Finding, Place, findings
from canvases.steps import BY_KEY
from tests.canvases.checks.test_pairs import PAIRS
from tests.canvases.checks.writing import canvas as written
from tests.canvases.factories import make_canvas
from tests.canvases.strategies import big_document
from wizard.shown.finding_fields import mending_address

pytestmark = pytest.mark.django_db


class Found(HTMLParser):
    """Whether an element is on a page, and in nothing that is folded."""

    def __init__(self, id_: str) -> None:
        super().__init__()
        self.id = id_
        self.count = 0
        self.folded = False
        self._details: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "details":
            self._details.append("open" in named)
        if named.get("id") == self.id:
            self.count += 1
            self.folded = not all(self._details)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._details.pop()


def seen(client, address: str) -> tuple[int, bool]:
    """How often the element of an address is on its page, and whether it is folded away."""
    page_, fragment = urldefrag(address)
    response = client.get(page_)
    assert response.status_code == 200
    found = Found(fragment)
    found.feed(response.content.decode())
    return found.count, found.folded


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.code)
def test_finding_leads_to_an_open_field(pair, owner, owner_client) -> None:
    document = written(pair.canvas)
    canvas = make_canvas(owner=owner, document=document)
    finding = next(one for one in findings(document) if one.code == pair.code)

    assert seen(owner_client, mending_address(canvas.pk, finding)) == (1, False)


@pytest.mark.parametrize("step", [key for key, step in BY_KEY.items() if step.blocks])
@pytest.mark.parametrize("people", [(), [{"id": "p1", "name": "Ted"}]])
def test_empty_step_leads_to_where_it_is_filled(step, people, owner, owner_client) -> None:
    document = written({"personas": people, "steps": {step: {"status": "done"}}})
    canvas = make_canvas(owner=owner, document=document)

    for finding in findings(document):
        assert seen(owner_client, mending_address(canvas.pk, finding)) == (1, False)


def test_every_finding_of_a_large_canvas_lands(owner, owner_client) -> None:
    """Its tables are wider than a page, and its ids are not always plain."""
    document = big_document(200, links=1)
    canvas = make_canvas(owner=owner, document=document)
    addresses = {mending_address(canvas.pk, one) for one in findings(document)}

    assert [one for one in addresses if seen(owner_client, one) != (1, False)] == []
    assert len(addresses) > 30


def test_item_with_an_odd_id_is_landed_on(owner, owner_client) -> None:
    document = written({"revenue_streams": [{"id": "a/b c", "name": "A", "form": "free"}]})
    canvas = make_canvas(owner=owner, document=document)

    for finding in findings(document):
        assert seen(owner_client, mending_address(canvas.pk, finding)) == (1, False)


def test_address_names_the_page_the_item_and_the_field(owner) -> None:
    canvas = make_canvas(owner=owner)
    finding = Finding(
        code="C34",
        severity="warning",
        about=("m1",),
        message="",
        why="",
        step="revenue-streams",
        place=Place("field", "paid_by", "m1"),
    )

    assert mending_address(canvas.pk, finding) == (
        f"/canvases/{canvas.pk}/steps/revenue-streams/?open=m1&at=paid_by#div_id_m1_paid_by"
    )
