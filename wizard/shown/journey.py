"""The journey grid: who by stage, each cell holding the channels that serve them there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from django.utils.translation import gettext

from canvases import words
from canvases.document import WHO, Channel, Document, JourneyStage, isolated, named
from canvases.insights import Chip, ChipMaker
from canvases.page_ids import handle, ref_of
from web.text.formats import in_line

STAGES = get_args(JourneyStage)
EVERYONE = "everyone"


@dataclass(frozen=True)
class StageStop:
    """One stage of one person's journey."""

    stage: str
    label: str
    channels: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Journey:
    who: str  # "everyone" for what all share
    chip: Chip
    stops: tuple[StageStop, ...]


@dataclass(frozen=True)
class ChannelCell:
    stage: str
    head: str
    label: str
    on: bool


@dataclass(frozen=True)
class ChannelRow:
    """`only` names whom the channel serves at all, where that is not everyone."""

    ref: str
    name: str
    only: str
    cells: tuple[ChannelCell, ...]


@dataclass(frozen=True)
class NoteField:
    stage: str
    label: str
    text: str
    revision: int


@dataclass(frozen=True)
class Editor:
    """The chosen person's journey to tick: channels by stage, and a sentence a stage."""

    who: str
    name: str
    heads: tuple[tuple[str, str], ...]
    lines: tuple[ChannelRow, ...]
    seen: str  # the cells that it shows as made
    notes: tuple[NoteField, ...]


def heads() -> tuple[tuple[str, str], ...]:
    """Each stage as a column begins: its name, and what it means."""
    return tuple(
        (words.label("touches.stage", stage), words.gloss("touches.stage", stage))
        for stage in STAGES
    )


def journeys(chip_maker: ChipMaker) -> tuple[Journey, ...]:
    """Everyone's journey first, where there is one, then each who's own."""
    document = chip_maker.document
    names = dict(named(document, WHO))
    cells: dict[tuple[str | None, str], list[str]] = {}
    for channel in document.channels:
        only = _only(channel, names)
        for touch in channel.touches:
            name = (
                f"{isolated(channel.name)} (only {isolated(only)})"
                if only and not touch.who
                else channel.name
            )
            cells.setdefault((touch.who, touch.stage), []).append(name)
    notes: dict[tuple[str, str], str] = {
        (note.who, note.stage): note.text for note in document.journey_notes
    }
    found = [_journey(EVERYONE, Chip(gettext("Everyone")), None, cells, notes)]
    found += [_journey(ref, chip_maker.chip(ref), ref, cells, notes) for ref in names]
    return tuple(j for j in found if any(stop.channels or stop.note for stop in j.stops))


def editor(document: Document, who: str, revisions: Mapping[str, int]) -> Editor:
    """What the table of one person's journey shows; `who` is an id or "everyone"."""
    names = dict(named(document, WHO))
    ref = ref_of(who, document)
    own = ref if ref in names else None
    lines = tuple(
        _line(channel, own, "" if own else _only(channel, names)) for channel in document.channels
    )
    return Editor(
        who=handle(own) if own else EVERYONE,
        name=names[own] if own else EVERYONE,
        heads=heads(),
        lines=lines,
        seen=" ".join(f"{line.ref}~{c.stage}" for line in lines for c in line.cells if c.on),
        notes=_notes(document, own, revisions),
    )


def _only(channel: Channel, names: Mapping[str, str]) -> str:
    """Whom a channel names, in whom it reaches or in a cell: it serves nobody else."""
    whos = {*channel.reaches, *(touch.who for touch in channel.touches if touch.who)}
    return in_line(name for ref, name in names.items() if ref in whos)


def _line(channel: Channel, who: str | None, only: str) -> ChannelRow:
    made = {touch.stage for touch in channel.touches if touch.who == who}
    return ChannelRow(
        handle(channel.id),
        channel.name,
        only,
        tuple(
            ChannelCell(stage, head, f"{isolated(channel.name)}: {head}", stage in made)
            for stage, (head, _) in zip(STAGES, heads(), strict=True)
        ),
    )


def _notes(
    document: Document, own: str | None, revisions: Mapping[str, int]
) -> tuple[NoteField, ...]:
    if own is None:
        return ()
    texts = {note.stage: note.text for note in document.journey_notes if note.who == own}
    return tuple(
        NoteField(
            stage,
            words.label("touches.stage", stage),
            texts.get(stage, ""),
            revisions.get(f"journey:{own}:{stage}", 0),
        )
        for stage in STAGES
    )


def _journey(
    who: str,
    chip: Chip,
    own: str | None,
    cells: dict[tuple[str | None, str], list[str]],
    notes: dict[tuple[str, str], str],
) -> Journey:
    return Journey(
        who,
        chip,
        tuple(
            StageStop(
                stage,
                words.label("touches.stage", stage),
                tuple(cells.get((own, stage), ())),
                notes.get((own or "", stage), ""),
            )
            for stage in STAGES
        ),
    )
