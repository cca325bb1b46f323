"""The steps of the walk, as values, in the order of the file. A module of this room that is named
as a key of the file is a step."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import get_args

from canvases import blocks
from canvases.blocks import Block
from canvases.document import Document, StepKey
from canvases.steps.analysis import DESIGN_QUESTIONS, FORCES
from canvases.steps.base import EXAMPLE_TITLES, LinkTable, Question, Step
from canvases.steps.details import BUSINESS_TYPE, DETAILS
from canvases.steps.quick import QUICK, QuickQuestion
from canvases.steps.value_propositions import POSITIONING

__all__ = [
    "BUSINESS_TYPE",
    "BY_KEY",
    "DESIGN_QUESTIONS",
    "DETAILS",
    "EXAMPLE_TITLES",
    "FORCES",
    "NUMBERED",
    "POSITIONING",
    "QUICK",
    "STEPS",
    "STEP_OF",
    "STEP_OF_KEY",
    "LinkTable",
    "Question",
    "QuickQuestion",
    "Step",
    "analysis",
    "channels",
    "cost_structure",
    "count_of",
    "counted",
    "customer_relationships",
    "customer_segments",
    "details",
    "halfway",
    "key_activities",
    "key_partnerships",
    "key_resources",
    "next_step",
    "previous_step",
    "quick",
    "revenue_streams",
    "status_of",
    "value_propositions",
]


def _declared(key: str) -> Step:
    step: Step = import_module(f"{__name__}.{key.replace('-', '_')}").STEP
    return step


STEPS: tuple[Step, ...] = tuple(map(_declared, get_args(StepKey)))
NUMBERED: tuple[Step, ...] = tuple(step for step in STEPS if step.number)
BY_KEY: Mapping[str, Step] = MappingProxyType({step.key: step for step in STEPS})
STEP_OF: Mapping[str, Step] = MappingProxyType(
    {block.key: step for step in STEPS for block in step.blocks}
)
# Of every key of the file that is said in a step: its blocks, and what stands in no block.
STEP_OF_KEY: Mapping[str, Step] = MappingProxyType(
    {**STEP_OF, **{key: step for step in STEPS for key in step.asks}}
)


def next_step(key: str) -> Step | None:
    """The step after this one; None after the last."""
    return _beside(key, 1)


def previous_step(key: str) -> Step | None:
    """The step before this one; None before the first."""
    return _beside(key, -1)


def status_of(step: Step, document: Document) -> str:
    """The founder's own word on a step, as its key: "not_started", "done", ..."""
    return document.step(step.key).status


def count_of(step: Step, document: Document) -> int:
    """How many items the step holds: those of its first list that is not empty."""
    block = _first_filled(step, document)
    return len(getattr(document, block.key)) if block else 0


def counted(step: Step, document: Document) -> str:
    """The same in words, "3 people"; "" where there is nothing yet."""
    block = _first_filled(step, document)
    return blocks.noun(block.key, len(getattr(document, block.key))) if block else ""


def _beside(key: str, distance: int) -> Step | None:
    place = STEPS.index(BY_KEY[key]) + distance
    return STEPS[place] if 0 <= place < len(STEPS) else None


def _first_filled(step: Step, document: Document) -> Block | None:
    return next((block for block in step.blocks if getattr(document, block.key)), None)
