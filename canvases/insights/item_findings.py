"""At which items there is something to look at, and where it is told. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from canvases.checks import REGISTRY, Finding, rank, severity
from canvases.page_ids import handle


@dataclass(frozen=True)
class ItemFindings:
    """The findings at an item: how many, the worst of them, and where that is told."""

    count: int
    severity: str
    meaning: str
    said: str
    address: str  # below that of the canvas


def by_item(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by the items at which they show. What is about the canvas shows at none."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        for id_ in shown_at(one):
            found[id_].append(one)
    return {id_: tuple(those) for id_, those in found.items()}


def shown_at(finding: Finding) -> tuple[str, ...]:
    """The items at which a finding shows: all that it lists, else the one concerned."""
    scope = REGISTRY[finding.code].scope
    return {"item": finding.about[:1], "all": finding.about, "canvas": ()}[scope]


def summarise(
    findings: Sequence[Finding], told_at: Callable[[Finding], str]
) -> ItemFindings | None:
    """What to say of these at an item; None where there is nothing. `told_at` gives the place of
    a finding on the page of its step."""
    if not findings:
        return None
    worst = min(findings, key=lambda one: rank(one.severity))
    return ItemFindings(
        count=len(findings),
        severity=worst.severity,
        meaning=severity.label(worst.severity),
        said=worst.message,
        address=f"steps/{worst.step}/#{told_at(worst)}",
    )


def key_of(finding: Finding) -> str:
    """The name of a finding in a page: its code, and the item where it is one an item."""
    if REGISTRY[finding.code].scope != "item":
        return finding.code
    return f"{finding.code}-{handle(finding.about[0])}"
