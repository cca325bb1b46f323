"""What an address of the desk asks for. Pure: what makes no sense is left out, never an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlencode

from canvases.document import is_storable
from reviews.transitions import LABELS
from web.text.declared import says
from web.text.language import gettext_noop as _

Key = dt.datetime | str | int
_LONGEST = 200


@says("label")
@dataclass(frozen=True)
class Sort:
    """An order, by a column that an index keeps, and the id where two are alike."""

    column: str
    falls: bool
    label: str

    @property
    def kind(self) -> type[Key]:
        if self.column in ("changed_at", "since"):
            return dt.datetime
        return str if self.column.endswith("_key") else int


SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "changed": Sort("changed_at", True, _("Last change")),
        "waiting": Sort("since", False, _("Waiting longest")),
        "errors": Sort("errors", True, _("Most contradictions")),
        "findings": Sort("findings", True, _("Most to look at")),
        "untested": Sort("untested", True, _("Most untested assumptions")),
        "comments": Sort("comments", True, _("Most open comments")),
        "title": Sort("title_key", False, _("Title")),
        "organisation": Sort("organisation_key", False, _("Organisation")),
    }
)
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "reviewer": _("I review"),
        "owner": _("My own"),
        "editor": _("I edit"),
        "viewer": _("I read"),
    }
)


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: behind this row, or, going back, before it."""

    key: Key
    pk: int
    back: bool = False


@dataclass(frozen=True)
class DeskQuery:
    """Which canvases, in which order, from where on."""

    role: str = "reviewer"
    text: str = ""
    state: str = ""
    waits: Literal["", "me", "them"] = ""
    changed: bool = False
    outdated: bool = False  # approved, and changed since
    errors: bool = False
    organisation: str = ""
    sort: str = "changed"
    place: Cursor | None = None

    @property
    def order(self) -> Sort:
        return SORTS[self.sort]

    @property
    def narrows(self) -> bool:
        """Whether anything is left out, besides by the role."""
        return replace(self, sort="changed", place=None) != DeskQuery(role=self.role)

    def address(self, **changes: object) -> str:
        """The query of the same with something else, from its beginning; "?" for the plain desk."""
        return f"?{urlencode(self._said(**changes))}"

    def behind(self, key: Key, pk: int) -> str:
        return self._at("after", key, pk)

    def before(self, key: Key, pk: int) -> str:
        return self._at("before", key, pk)

    def _at(self, name: str, key: Key, pk: int) -> str:
        said = key.isoformat() if isinstance(key, dt.datetime) else str(key)
        return f"?{urlencode({**self._said(), name: f'{said}~{pk}'})}"

    def _said(self, **changes: object) -> dict[str, object]:
        one = replace(self, place=None, **changes)  # type: ignore[arg-type]
        values: dict[str, object] = {
            "as": one.role if one.role != "reviewer" else "",
            "q": one.text,
            "state": one.state,
            "waits": one.waits,
            "changed": "1" if one.changed else "",
            "outdated": "1" if one.outdated else "",
            "errors": "1" if one.errors else "",
            "organisation": one.organisation,
            "sort": one.sort if one.sort != "changed" else "",
        }
        return {name: value for name, value in values.items() if value}


def wanted(query: Mapping[str, str]) -> DeskQuery:
    """What the query of an address asks for."""
    sort = _one_of(query, "sort", SORTS, "changed")
    return DeskQuery(
        role=_one_of(query, "as", ROLES, "reviewer"),
        text=_typed(query, "q"),
        state=_one_of(query, "state", LABELS, ""),
        waits=_one_of(query, "waits", ("me", "them"), ""),  # type: ignore[arg-type]
        changed=query.get("changed") == "1",
        outdated=query.get("outdated") == "1",
        errors=query.get("errors") == "1",
        organisation=_typed(query, "organisation"),
        sort=sort,
        place=_place(query, SORTS[sort]),
    )


def _one_of(query: Mapping[str, str], name: str, values: object, otherwise: str) -> str:
    value = query.get(name, "")
    return value if value in values else otherwise  # type: ignore[operator]


def _typed(query: Mapping[str, str], name: str) -> str:
    value = query.get(name, "")
    return value.strip()[:_LONGEST] if is_storable(value) else ""


def _place(query: Mapping[str, str], sort: Sort) -> Cursor | None:
    """None for the first page, and for what somebody made up."""
    for name in ("after", "before"):
        key, parted, pk = query.get(name, "").rpartition("~")
        if parted:
            try:
                return Cursor(_key(sort, key), _pk(pk), name == "before")
            except (ValueError, OverflowError):
                return None
    return None


def _key(sort: Sort, said: str) -> Key:
    if not is_storable(said):
        raise ValueError(said)
    if sort.kind is not dt.datetime:
        return _pk(said) if sort.kind is int else said[:_LONGEST]
    at = dt.datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError(said)
    return at.astimezone(dt.UTC)


def _pk(said: str) -> int:
    """A number that both databases can hold."""
    number = int(said)
    if not 0 <= number < 2**31:
        raise ValueError(said)
    return number
