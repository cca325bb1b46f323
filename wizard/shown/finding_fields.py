"""Where a finding leads: the address of the field that mends it, on the page of its step."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from canvases.checks import Finding, Place
from canvases.page_ids import handle
from wizard.shown.journey import EVERYONE

# What the page is asked to show, and the id of the element to land on.
_Landing = tuple[dict[str, str], str]


def mending_address(canvas_id: uuid.UUID, finding: Finding) -> str:
    """The address of the page that mends a finding, down to the field."""
    asked, id_ = _LANDINGS[finding.place.kind](finding.place)
    page = reverse("wizard:step", args=[canvas_id, finding.step])
    return f"{page}{'?' if asked else ''}{urlencode(asked)}#{id_}"


def _field(place: Place) -> _Landing:
    """`at` opens what the field is folded into."""
    item = handle(place.ref)
    return {"open": item, "at": place.name}, f"div_id_{item}_{place.name}"


def _table(place: Place) -> _Landing:
    return {"links": place.name}, f"table-{place.name}"


def _line(place: Place) -> _Landing:
    return {}, f"add-{place.name}-name"


def _list(place: Place) -> _Landing:
    return {}, f"list-{place.name}"


def _journey(place: Place) -> _Landing:
    who = handle(place.ref) if place.ref else EVERYONE
    return {"who": who}, f"journey-form-{who}"


def _sentences(place: Place) -> _Landing:
    return {}, "need-new"


def _status(place: Place) -> _Landing:
    return {}, "status"


_LANDINGS: Mapping[str, Callable[[Place], _Landing]] = {
    "field": _field,
    "table": _table,
    "line": _line,
    "list": _list,
    "journey": _journey,
    "sentences": _sentences,
    "status": _status,
}
