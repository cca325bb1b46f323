"""The list of steps: what the rail and the home of a canvas show of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from django.utils.translation import gettext

from canvases import words
from canvases.checks import claims, counts
from canvases.document import Document
from canvases.insights import Insights
from canvases.steps import NUMBERED, STEPS, Step, count_of

_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class StepStop:
    """A step as the list shows it."""

    key: str
    number: int | None
    title: str
    status: str
    label: str  # "Done, 3"
    count: int
    current: bool
    looks: int  # findings that stand there


@dataclass(frozen=True)
class StepsPart:
    title: str
    stops: tuple[StepStop, ...]


def parts_of(
    document: Document, current: str = "", looks: Mapping[str, int] = _NONE
) -> tuple[StepsPart, ...]:
    """The steps under the headings of the walk; `looks` counts the findings of each."""
    return tuple(
        StepsPart(title, tuple(_stop(step, document, looks, current) for step in steps))
        for title, steps in groupby(STEPS, key=lambda step: step.part)
    )


def done_of(document: Document) -> int:
    """How many of the numbered steps are settled: done, or not applicable."""
    return sum(document.step(step.key).status in ("done", "not_applicable") for step in NUMBERED)


def resume_at(document: Document) -> Step:
    """Where to go on: the first step under way, else the first untouched one, else the last."""
    for wanted in ("in_progress", "not_started"):
        for step in NUMBERED:
            if document.step(step.key).status == wanted:
                return step
    return STEPS[-1]


def looks_of(insights: Insights, current: str = "") -> Mapping[str, int]:
    """How many findings each step shows; at the current one slots stand in the place of some."""
    found = dict(insights.by_step)
    if current:
        found[current] = insights.at_step(current)
    return {key: claims(counts(those)) for key, those in found.items()}


def _stop(step: Step, document: Document, looks: Mapping[str, int], current: str) -> StepStop:
    status = document.step(step.key).status
    count = count_of(step, document)
    label = words.label("steps.status", status)
    if step.number is None and status == "not_started":
        label = gettext("Open any time")
    elif count and status != "not_applicable":
        label = f"{label}, {count}"
    look = looks.get(step.key, 0)
    return StepStop(
        step.key, step.number, step.title, status, label, count, step.key == current, look
    )
