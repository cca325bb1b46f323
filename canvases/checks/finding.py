"""What a check finds: where the canvas does not hold together, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from canvases.checks.severity import Severity

PlaceKind = Literal["field", "table", "line", "list", "journey", "sentences", "status"]


class Place(NamedTuple):
    """Where on the page of its step a finding is mended.

    A "field" of the form of item `ref`, the "table" of a link, the "line" to type a new item of a
    block, the "list" of a block, the "journey" of who `ref` ("" is everyone), the "sentences" of
    step 2, or the step's "status".
    """

    kind: PlaceKind
    name: str = ""
    ref: str = ""


@dataclass(frozen=True)
class SetLink:
    """Make a link; the ends are those of `editing.set_link`."""

    label: str
    link: str
    left: str
    right: str | tuple[str | None, str]


@dataclass(frozen=True)
class SetField:
    """Change one field of an item."""

    label: str
    block: str
    ref: str
    field: str
    value: str | bool


@dataclass(frozen=True)
class SetStatus:
    """Change how far a step is."""

    label: str
    step: str
    status: str
    reason: str = ""


Mend = SetLink | SetField | SetStatus


def only(mends: Iterable[Mend]) -> tuple[Mend, ...]:
    """What one click can mend: nothing where there is a choice."""
    first = tuple(islice(mends, 2))
    return first if len(first) == 1 else ()


@dataclass(frozen=True)
class Finding:
    """One place where the canvas does not hold together.

    `about` is the item concerned and those that the finding rests on, or all that it lists;
    `step` is the page that mends it, `place` where on it, `mends` what one click can do.
    `slot` says that it is about an item which is not linked yet: its own page shows an open slot
    while the step is in progress. `dismissed` is the founder's reason, None where it stands.
    """

    code: str
    severity: Severity
    about: tuple[str, ...]
    message: str
    why: str
    step: str
    place: Place
    mends: tuple[Mend, ...] = ()
    slot: bool = False
    dismissed: str | None = None
