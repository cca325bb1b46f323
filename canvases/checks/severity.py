"""How much a finding weighs. A severity is declared here, and drawn in `static/css/checks.css`;
what counts or names severities derives it, and a migration keeps its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Protocol

from web.text.language import gettext, gettext_noop, ngettext

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, kw_only=True)
class Weight:
    """What a severity says. `column` is that of a canvas which keeps how many findings stand.

    A claim says that something is wrong, and counts as something to look at. What only asks
    is no claim, and is counted apart.
    """

    label: str
    counted: Callable[[int], str]  # "%(count)s contradictions"
    column: str
    is_claim: bool = True


# The worst first.
SEVERITIES: Mapping[Severity, Weight] = MappingProxyType(
    {
        "error": Weight(
            label=gettext_noop("Contradiction"),
            counted=lambda n: ngettext("%(count)s contradiction", "%(count)s contradictions", n),
            column="errors",
        ),
        "warning": Weight(
            label=gettext_noop("Probably a hole"),
            counted=lambda n: ngettext("%(count)s probable hole", "%(count)s probable holes", n),
            column="warnings",
        ),
        "note": Weight(
            label=gettext_noop("Worth a thought"),
            counted=lambda n: ngettext("%(count)s thought", "%(count)s thoughts", n),
            column="notes",
        ),
    }
)
Counts = Mapping[Severity, int]


class _Found(Protocol):
    @property
    def severity(self) -> Severity: ...
    @property
    def dismissed(self) -> str | None: ...


def counts(findings: Iterable[_Found]) -> Counts:
    """How many of each severity nobody has dismissed."""
    found = Counter(one.severity for one in findings if one.dismissed is None)
    return {severity: found[severity] for severity in SEVERITIES}


def claims(counts: Counts) -> int:
    """How many of these say that something is wrong."""
    return sum(count for severity, count in counts.items() if SEVERITIES[severity].is_claim)


def label(severity: Severity) -> str:
    """What a finding of it is called."""
    return gettext(SEVERITIES[severity].label)


def rank(severity: Severity) -> int:
    """The place of a severity among all, 0 for the worst."""
    return tuple(SEVERITIES).index(severity)
