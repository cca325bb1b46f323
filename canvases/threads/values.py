"""What a thread is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from canvases.measures.colours import Swatch
from canvases.sentences import Sentence

Kind = Literal[
    "problems",
    "propositions",
    "channels",
    "relationships",
    "revenue_streams",
    "activities",
    "resources",
    "partners",
    "costs",
]


class Edge(NamedTuple):
    """A link of the canvas, in the direction in which the thread is told."""

    start: str
    end: str


@dataclass(frozen=True)
class Gap:
    """A place in the thread where something is missing.

    `id` is no item's: it begins with "gap:". `short` is what a picture has room for; `after`
    are the ids, gaps among them, that lead here; `step` is the page that mends it.
    """

    id: str
    short: str
    sentence: Sentence
    after: tuple[str, ...]
    step: str


@dataclass(frozen=True)
class Stage:
    """One stage of a thread, never without a sentence. `kind` is the block that it reads."""

    kind: Kind
    title: str
    step: str
    items: tuple[str, ...]
    told: tuple[Sentence, ...]
    gaps: tuple[Gap, ...] = ()


class ThreadLine(NamedTuple):
    """One line of a thread as it is read. `step` is where a gap is mended, else ""."""

    title: str
    sentence: Sentence
    step: str


@dataclass(frozen=True)
class Thread:
    """The story of `who`: a persona, or a segment that has none.

    `at` names the journey stages that each channel serves for them.
    """

    who: str
    name: str
    swatch: Swatch
    names: frozenset[str]
    stages: tuple[Stage, ...]
    edges: tuple[Edge, ...]
    at: dict[str, tuple[str, ...]]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(gap for stage in self.stages for gap in stage.gaps)

    @cached_property
    def items(self) -> frozenset[str]:
        """All that the thread runs through, its persona and segment with it."""
        return self.names.union(*(stage.items for stage in self.stages))

    @property
    def lines(self) -> tuple[ThreadLine, ...]:
        """The thread as a sentence a line, its gaps where they are."""
        return tuple(line for stage in self.stages for line in _lines(stage))

    def stage(self, kind: Kind) -> Stage:
        return next(stage for stage in self.stages if stage.kind == kind)


def _lines(stage: Stage) -> list[ThreadLine]:
    told = [ThreadLine(stage.title, sentence, "") for sentence in stage.told]
    return told + [ThreadLine(stage.title, gap.sentence, gap.step) for gap in stage.gaps]
