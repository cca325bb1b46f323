"""The steps of the walk, as values. A new step is one file and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from canvases import words
from canvases.document import Document
from canvases.steps import (
    analysis,
    channels,
    cost_structure,
    customer_relationships,
    customer_segments,
    halfway,
    key_activities,
    key_partnerships,
    key_resources,
    revenue_streams,
    value_propositions,
)
from canvases.steps.analysis import DESIGN_QUESTIONS, FORCES
from canvases.steps.assumptions import ASSUMPTIONS
from canvases.steps.base import EXAMPLE_TITLES, Block, Field, Link, Question, Step, choice
from canvases.steps.details import BUSINESS_TYPE, DETAILS
from canvases.steps.quick import QUICK, QuickQuestion
from canvases.steps.value_propositions import POSITIONING

__all__ = [
    "ASSUMPTIONS",
    "BLOCKS",
    "BUSINESS_TYPE",
    "BY_KEY",
    "DESIGN_QUESTIONS",
    "DETAILS",
    "EXAMPLE_TITLES",
    "FORCES",
    "PARTS",
    "POSITIONING",
    "QUICK",
    "STEPS",
    "STEP_OF",
    "Block",
    "Field",
    "Link",
    "Question",
    "QuickQuestion",
    "Step",
    "analysis",
    "channels",
    "choice",
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

STEPS: tuple[Step, ...] = (
    customer_segments.STEP,
    value_propositions.STEP,
    channels.STEP,
    customer_relationships.STEP,
    revenue_streams.STEP,
    halfway.STEP,
    key_activities.STEP,
    key_resources.STEP,
    key_partnerships.STEP,
    cost_structure.STEP,
    analysis.STEP,
)
BY_KEY: Mapping[str, Step] = MappingProxyType({step.key: step for step in STEPS})
PARTS: tuple[str, ...] = tuple(dict.fromkeys(step.part for step in STEPS))
BLOCKS: Mapping[str, Block] = MappingProxyType(
    {block.key: block for step in STEPS for block in step.blocks}
)
STEP_OF: Mapping[str, Step] = MappingProxyType(
    {block.key: step for step in STEPS for block in step.blocks}
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
    return words.noun(block.key, len(getattr(document, block.key))) if block else ""


def _beside(key: str, distance: int) -> Step | None:
    place = STEPS.index(BY_KEY[key]) + distance
    return STEPS[place] if 0 <= place < len(STEPS) else None


def _first_filled(step: Step, document: Document) -> Block | None:
    return next((block for block in step.blocks if getattr(document, block.key)), None)
