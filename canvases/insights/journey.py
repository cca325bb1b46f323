"""The journey grid: who is served by what at each stage, with the holes that C30 speaks of. Pure.

A hole is a stage that no channel serves for anybody of a segment that some channel reaches. A
persona whose colleagues are served there has an empty cell and no hole. Nothing is a hole while
no channel has any stage at all (C31), nor where a step that says it is not applicable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from canvases.document import Document
from canvases.measures.colours import Swatch
from canvases.sentences import (
    STAGES,
    Journey,
    Names,
    Speaker,
    Ties,
    speakers,
)
from canvases.words import gloss, label
from web.text.formats import listed
from web.text.language import gettext

_STEPS = ("customer-segments", "channels")


@dataclass(frozen=True)
class StageHead:
    stage: str
    label: str
    gloss: str


@dataclass(frozen=True)
class JourneyCell:
    """`others` serve only others of the segment at this stage; `note` is the founder's."""

    stage: str
    label: str
    channels: tuple[str, ...]
    others: tuple[str, ...]
    note: str
    is_hole: bool


@dataclass(frozen=True)
class JourneyRow:
    """`unstaged` are the channels that reach them at no stage in particular."""

    who: str
    name: str
    swatch: Swatch
    cells: tuple[JourneyCell, ...]
    unstaged: tuple[str, ...]
    is_reached: bool

    @property
    def holes(self) -> tuple[str, ...]:
        return tuple(cell.label.lower() for cell in self.cells if cell.is_hole)

    @property
    def missing(self) -> str:
        """What is missing, in words: "Nothing at desire and retention"."""
        return (
            gettext("Nothing at %(stages)s") % {"stages": listed(self.holes)} if self.holes else ""
        )


@dataclass(frozen=True)
class Grid:
    heads: tuple[StageHead, ...]
    rows: tuple[JourneyRow, ...]
    has_stages: bool  # whether any channel in use has any stage

    @property
    def holes(self) -> int:
        return sum(len(row.holes) for row in self.rows)


def grid(document: Document) -> Grid:
    """A row for each persona, then for each segment without one, in the founder's order."""
    ties = Ties(document)
    names = Names(document)
    has_stages = any(c.touches for c in document.channels if c.use != "rejected")
    judged = has_stages and all(document.step(key).status != "not_applicable" for key in _STEPS)
    everybody = speakers(document)
    reader = _Reader(document, ties, names, _segments(everybody), judged=judged)
    rows = tuple(reader.row(speaker) for speaker in everybody if not speaker.peopled)
    heads = tuple(
        StageHead(stage, label("touches.stage", stage), gloss("touches.stage", stage))
        for stage in STAGES
    )
    return Grid(heads, rows, has_stages)


def _segments(everybody: Iterable[Speaker]) -> dict[str, frozenset[str]]:
    """For each who, all names of its segment: a link to a persona counts for the segment."""
    names: dict[str, set[str]] = defaultdict(set)
    for speaker in everybody:
        segment = next((name for name in speaker.names if name != speaker.id), speaker.id)
        names[segment] |= speaker.names
    return {name: frozenset(group) for group in names.values() for name in group}


class _Reader:
    def __init__(
        self,
        document: Document,
        ties: Ties,
        names: Names,
        segments: dict[str, frozenset[str]],
        *,
        judged: bool,
    ) -> None:
        self._ties = ties
        self._names = names
        self._segments = segments
        self._judged = judged
        self._channels = {channel.id: channel.name for channel in document.channels}
        self._notes: dict[tuple[str, str], str] = {
            (note.who, note.stage): note.text for note in document.journey_notes
        }

    def row(self, speaker: Speaker) -> JourneyRow:
        own = self._ties.journey(speaker)
        shared = self._ties.journey(Speaker(speaker.who, self._segments[speaker.id]))
        who = self._names.who(speaker.id)
        return JourneyRow(
            who=speaker.id,
            name=who.text,
            swatch=who.swatch,
            cells=tuple(self._cell(speaker, stage, own, shared) for stage in STAGES),
            unstaged=self._named(own.get("", ())),
            is_reached=bool(shared),
        )

    def _cell(self, speaker: Speaker, stage: str, own: Journey, shared: Journey) -> JourneyCell:
        channels = own.get(stage, ())
        served = shared.get(stage, ())
        return JourneyCell(
            stage=stage,
            label=label("touches.stage", stage),
            channels=self._named(channels),
            others=self._named(id for id in served if id not in channels),
            note=self._notes.get((speaker.id, stage), ""),
            is_hole=self._judged and bool(shared) and not served,
        )

    def _named(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._channels[id] for id in ids)
