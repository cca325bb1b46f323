"""What the checks find, as pages show it: why it matters, where and how it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from canvases.checks import Finding, severity
from canvases.insights import key_of
from canvases.page_ids import handle
from canvases.storage import Snapshot
from wizard.shown.finding_fields import mending_address

# More than these are folded: one looks at the worst first.
SHOWN = 5
_INVITES = {
    "field": gettext_noop("Change it"),
    "table": gettext_noop("Link it"),
    "line": gettext_noop("Add one"),
    "list": gettext_noop("Look at the list"),
    "journey": gettext_noop("Fill in the journey"),
    "sentences": gettext_noop("Write a sentence"),
    "status": gettext_noop("Say how far it is"),
}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Click:
    """What one click mends."""

    id: str
    label: str


@dataclass(frozen=True)
class ShownFinding:
    """A finding on a page. `address` is where it is mended, `told_at` what tells of it on the page
    of its step; `reason` is the founder's, where it was dismissed."""

    key: str  # stable in the page
    code: str
    severity: str
    meaning: str
    message: str
    why: str
    address: str
    told_at: str
    invite: str
    step: str
    clicks: tuple[Click, ...]
    about: tuple[str, ...]  # handles
    reason: str

    @property
    def named(self) -> Pairs:
        """What a form says of it."""
        return (("code", self.code), *(("about", ref) for ref in self.about))


def notices(
    canvas_id: UUID, findings: Iterable[Finding], snapshot: Snapshot
) -> tuple[ShownFinding, ...]:
    """Findings with what is needed to mend or dismiss them on the spot."""
    return tuple(_notice(canvas_id, one, snapshot) for one in findings)


def _notice(canvas_id: UUID, finding: Finding, snapshot: Snapshot) -> ShownFinding:
    key = key_of(finding)
    return ShownFinding(
        key=key,
        code=finding.code,
        severity=finding.severity,
        meaning=severity.label(finding.severity),
        message=finding.message,
        why=finding.why,
        address=mending_address(canvas_id, finding),
        told_at=snapshot.insights.told_at(finding),
        invite=gettext(_INVITES[finding.place.kind]),
        step=finding.step,
        clicks=tuple(
            Click(f"mend-{key}-{number}", mend.label) for number, mend in enumerate(finding.mends)
        ),
        about=tuple(map(handle, finding.about)),
        reason=finding.dismissed or "",
    )
