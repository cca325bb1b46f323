"""What the checks find, as pages show it: why it matters, where and how it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from canvases import typed, words
from canvases.checks import Finding, Mend, SetField, SetLink, SetStatus
from canvases.document import index
from canvases.handles import handle
from canvases.looks import key_of
from canvases.storage import Snapshot
from wizard import tables
from wizard.landing import landing
from wizard.named_rows import ITEMS, fields_of

# More than these are folded: one looks at the worst first.
SHOWN = 5
_INVITES = {
    "field": "Change it",
    "table": "Link it",
    "line": "Add one",
    "list": "Look at the list",
    "journey": "Fill in the journey",
    "sentences": "Write a sentence",
    "status": "Say how far it is",
}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Click:
    """What one click mends, and what takes it back: the same form with other words.

    `row` is the row of the page whose revision that carries, "" where it carries none.
    """

    id: str
    label: str
    back: str
    row: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Notice:
    """A finding on a page. `address` is where it is mended; `reason` the founder's, where it was
    dismissed."""

    key: str  # stable in the page
    code: str
    severity: str
    meaning: str
    message: str
    why: str
    address: str
    invite: str
    step: str
    clicks: tuple[Click, ...]
    about: tuple[str, ...]  # handles
    reason: str

    @property
    def back(self) -> str:
        """What dismisses it again."""
        return urlencode([*self.named, ("reason", self.reason)])

    @property
    def named(self) -> Pairs:
        """What a form says of it."""
        return (("code", self.code), *(("about", ref) for ref in self.about))

    @property
    def undone(self) -> str:
        """What takes a dismissal of it back."""
        return urlencode(self.named)


def notices(canvas_id: UUID, findings: Iterable[Finding], snapshot: Snapshot) -> tuple[Notice, ...]:
    """Findings with what is needed to mend or dismiss them on the spot."""
    return tuple(_notice(canvas_id, one, snapshot) for one in findings)


def _notice(canvas_id: UUID, finding: Finding, snapshot: Snapshot) -> Notice:
    key = key_of(finding)
    return Notice(
        key=key,
        code=finding.code,
        severity=finding.severity,
        meaning=words.label("findings.severity", finding.severity),
        message=finding.message,
        why=finding.why,
        address=landing(canvas_id, finding),
        invite=_INVITES[finding.place.kind],
        step=finding.step,
        clicks=tuple(_clicks(key, finding.mends, snapshot)),
        about=tuple(map(handle, finding.about)),
        reason=finding.dismissed or "",
    )


def _clicks(key: str, mends: Iterable[Mend], snapshot: Snapshot) -> Iterator[Click]:
    for number, mend in enumerate(mends):
        id_ = f"mend-{key}-{number}"
        if isinstance(mend, SetLink):
            yield _link(id_, mend)
        elif isinstance(mend, SetField):
            yield _field(id_, mend, snapshot)
        else:
            yield _status(id_, mend, snapshot)


def _link(id_: str, mend: SetLink) -> Click:
    ends = tables.cell(mend.left, mend.right)
    return Click(id_, mend.label, urlencode([("link", mend.link), ("ends", ends)]))


def _field(id_: str, mend: SetField, snapshot: Snapshot) -> Click:
    ref = handle(mend.ref)
    named = (("block", mend.block), ("ref", ref), ("field", mend.field))
    declared = next(f for f in fields_of(ITEMS[mend.block]) if f.key == mend.field)
    now = getattr(index(snapshot.document)[mend.ref], mend.field)
    return Click(
        id_,
        mend.label,
        urlencode([*named, ("value", str(typed.as_sent(declared, now)))]),
        f"item-{ref}",
        snapshot.revisions.get(mend.ref, 0),
    )


def _status(id_: str, mend: SetStatus, snapshot: Snapshot) -> Click:
    now = snapshot.document.step(mend.step)
    return Click(
        id_,
        mend.label,
        urlencode([("step", mend.step), ("status", now.status), ("reason", now.reason)]),
        f"step-{mend.step}",
        snapshot.revisions.get(f"step:{mend.step}", 0),
    )
