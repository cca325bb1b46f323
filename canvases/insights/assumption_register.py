"""The register of assumptions: what to test first, what is planned, and what is late. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from canvases.document import Assumption, Document, Item, Test, index, isolated, words_of
from canvases.measures.risks import is_first, is_open, register, risk
from canvases.sentences import one_line, shorten
from canvases.words import belief, label

_ABOUT = 60
_HIGH_IMPACT, _LOW_EVIDENCE = 4, 2


@dataclass(frozen=True)
class RegisteredAssumption:
    """One assumption. `number` is its place in the register and its name in the plot.

    `due` is the next day on which a test of it should end; `is_late` when that has passed.
    `comes_first`: it is about a persona, a problem or value.
    """

    number: int
    id: str
    text: str
    kind: str
    about: str  # the words of the item or the step it rests on
    about_id: str
    impact: int | None
    evidence: int | None
    risk: int
    status: str
    status_label: str
    comes_first: bool
    test: Test | None
    due: dt.date | None
    is_late: bool

    @property
    def sentence(self) -> str:
        return belief(self.text)

    @property
    def is_open(self) -> bool:
        return self.status in ("untested", "testing")

    @property
    def is_placed(self) -> bool:
        """Whether both of its ratings were given, so that it has a place in the plot."""
        return self.impact is not None and self.evidence is not None

    @property
    def test_first(self) -> bool:
        """Much rests on it and little speaks for it (the rule of C60)."""
        return (
            self.is_open
            and (self.impact or 0) >= _HIGH_IMPACT
            and self.evidence is not None
            and self.evidence <= _LOW_EVIDENCE
        )


def entries(document: Document, *, today: dt.date) -> tuple[RegisteredAssumption, ...]:
    """All assumptions: persona, problem and value first, then by risk, else as written."""
    items = index(document)
    return tuple(
        _entry(assumption, number, today, _about(assumption, items))
        for number, assumption in enumerate(register(document), start=1)
    )


def late(found: tuple[RegisteredAssumption, ...]) -> tuple[RegisteredAssumption, ...]:
    """Those whose test is overdue."""
    return tuple(entry for entry in found if entry.is_late)


def _entry(assumption: Assumption, number: int, today: dt.date, about: str) -> RegisteredAssumption:
    test = _next(assumption)
    due = test.due if test else None
    return RegisteredAssumption(
        number=number,
        id=assumption.id,
        text=one_line(assumption.text),
        kind=label("assumptions.kind", assumption.kind),
        about=about,
        about_id=assumption.about or "",
        impact=assumption.impact,
        evidence=assumption.evidence,
        risk=risk(assumption),
        status=assumption.status,
        status_label=label("assumptions.status", assumption.status),
        comes_first=is_first(assumption),
        test=test,
        due=due,
        is_late=is_open(assumption) and due is not None and due < today,
    )


def _next(assumption: Assumption) -> Test | None:
    """The test that ends next: without a verdict, the soonest due first; a blank one is none."""
    pending = [test for test in assumption.tests if test.verdict is None and _says(test)]
    return min(pending, key=lambda test: test.due or dt.date.max, default=None)


def _says(test: Test) -> bool:
    return any(text.strip() for text in (test.how, test.measure, test.pass_mark)) or bool(test.due)


def _about(assumption: Assumption, items: Mapping[str, Item]) -> str:
    if assumption.about and assumption.about in items:
        return isolated(shorten(one_line(words_of(items[assumption.about])), _ABOUT))
    return label("assumptions.step", assumption.step)
