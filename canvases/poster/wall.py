"""The nine-block picture: which blocks stand where, with which items, in whose colours. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from canvases import sentences
from canvases.blocks import PosterPlace
from canvases.document import Document, Item, Persona, Segment, isolated, words_of
from canvases.insights import ItemFindings
from canvases.measures.colours import NOBODY, Coloured, Swatch
from canvases.measures.ink import Stroke, ink
from canvases.poster.places import LISTS, PLACES, items_of
from canvases.steps import BY_KEY
from canvases.threads import thread
from canvases.words import label
from web.text.formats import in_line, listed
from web.text.language import gettext

LETTERS_SHOWN = 6
_NO_LOOKS: Mapping[str, ItemFindings] = MappingProxyType({})


@dataclass(frozen=True)
class Entry:
    """One item on the poster.

    `colour` paints it, `own` does where nothing is traced; `swatches` are all segments it
    serves. `people` stand under a segment. `muted` where it is not part of what is traced.
    `stroke` is pencil, ink or struck; `look` says that there is something to look at.
    `alone_on_paper` where there is no room below its name there.
    """

    id: str
    name: str
    detail: str
    colour: Swatch
    own: Swatch
    swatches: tuple[Swatch, ...]
    everyone: bool
    stroke: Stroke
    look: ItemFindings | None = None
    people: tuple[str, ...] = ()
    muted: bool = False
    alone_on_paper: bool = False

    @property
    def stroke_words(self) -> str:
        """The same for those who do not see its edge."""
        return label("items.stroke", self.stroke)

    @property
    def served(self) -> str:
        """Whom it serves, for those who do not see letters: "Technicians and Owners"."""
        if self.everyone:
            return gettext("everyone")
        return listed([isolated(swatch.name) for swatch in self.swatches])

    @property
    def first_swatches(self) -> tuple[Swatch, ...]:
        """Those that are shown; `more_swatches` counts the rest."""
        return self.swatches[:LETTERS_SHOWN]

    @property
    def more_swatches(self) -> int:
        return max(0, len(self.swatches) - LETTERS_SHOWN)

    @property
    def letters(self) -> str:
        """For the script that traces: the letters of the segments, "*" for everyone."""
        return "*" if self.everyone else " ".join(swatch.letter for swatch in self.swatches)


@dataclass(frozen=True)
class PosterBlock:
    """One of the nine. `key` is its step's, `number` the step's number.

    Where not all fits on paper, `on_paper` entries do, and `left_out` is told to be missing.
    """

    key: str
    title: str
    number: int
    place: PosterPlace
    entries: tuple[Entry, ...]
    on_paper: int | None = None
    left_out: int = 0


@dataclass(frozen=True)
class Person:
    """A persona in a segment. One without counts as a segment and has a swatch of its own."""

    id: str
    name: str
    swatch: Swatch


@dataclass(frozen=True)
class Poster:
    blocks: tuple[PosterBlock, ...]
    swatches: tuple[Swatch, ...]
    traced: Swatch  # the segment; NOBODY where none is traced
    people: tuple[Person, ...]  # who may be traced besides the segments
    person: Person | None  # whose thread is traced
    items: int
    shown: int  # of the items, those that belong to what is traced
    paper_size: int = 0  # a place in the sizes that its words may have on paper

    @property
    def traced_name(self) -> str:
        """ "" where everything is shown alike."""
        return self.person.name if self.person else self.traced.name


def poster(
    document: Document, *, trace: str = "", looks: Mapping[str, ItemFindings] = _NO_LOOKS
) -> Poster:
    """The nine blocks in the order of the walk.

    `trace` is a segment key, or the id of a persona, whose thread is shown; any other is none.
    """
    coloured = Coloured(document)
    people = tuple(
        Person(p.id, p.name, coloured.palette[p.segment]) for p in document.personas if p.segment
    )
    person = next((one for one in people if one.id == trace), None)
    traced = coloured.palette.get(trace, NOBODY)
    strand = thread(document, trace).items if person else None
    swatch = person.swatch if person else traced
    painter = _Painter(document, coloured, swatch, strand, looks)
    blocks = tuple(
        PosterBlock(
            key=key,
            title=BY_KEY[key].title,
            number=BY_KEY[key].number or 0,
            place=PLACES[key],
            entries=tuple(painter.entries(list_)),
        )
        for key, list_ in LISTS.items()
    )
    entries = [entry for block in blocks for entry in block.entries]
    return Poster(
        blocks=blocks,
        swatches=tuple(coloured.palette.values()),
        traced=traced,
        people=people,
        person=person,
        items=len(entries),
        shown=sum(not entry.muted for entry in entries),
    )


class _Painter:
    """`traced` is the colour of what is traced, `strand` the items of a traced thread."""

    def __init__(
        self,
        document: Document,
        coloured: Coloured,
        traced: Swatch,
        strand: frozenset[str] | None,
        looks: Mapping[str, ItemFindings],
    ) -> None:
        self._document = document
        self._strokes = ink(document)
        self._looks = looks
        self._coloured = coloured
        self._traced = traced
        self._strand = strand

    def entries(self, list_: str) -> Iterator[Entry]:
        if list_ == "segments":
            yield from self._people()
            return
        for item in items_of(self._document, list_):
            yield self._entry(item, self._detail(list_, item))

    def _people(self) -> Iterator[Entry]:
        members: dict[str, list[Persona]] = {}
        for persona in self._document.personas:
            if persona.segment:
                members.setdefault(persona.segment, []).append(persona)
        for who in items_of(self._document, "segments"):
            if isinstance(who, Segment):
                side = label("segments.side", who.side)
                yield self._entry(who, side, members.get(who.id, ()))
            elif isinstance(who, Persona):
                yield self._entry(who, label("personas.role", who.role))

    def _entry(self, item: Item, detail: str, people: Sequence[Persona] = ()) -> Entry:
        """What there is to look at about somebody in a segment shows at the segment."""
        swatches = self._coloured.swatches(item.id)
        everyone = item.id in self._coloured.everyone
        own = self._coloured.colour(item.id)
        serves = bool(self._traced.letter) and self._traced in swatches
        belongs = everyone or serves if self._strand is None else item.id in self._strand
        return Entry(
            id=item.id,
            name=words_of(item),
            detail=detail,
            colour=self._traced if serves and belongs else own,
            own=own,
            swatches=swatches,
            everyone=everyone,
            stroke=self._strokes.get(item.id, "pencil"),
            look=next(filter(None, (self._looks.get(one.id) for one in (item, *people))), None),
            people=tuple(map(_person, people)),
            muted=bool(self._traced.letter) and not belongs,
        )

    def _detail(self, list_: str, item: Any) -> str:
        said = _DETAILS[list_](item, self._document.currency) if list_ in _DETAILS else ()
        return in_line(words for words in said if words)


def _person(persona: Persona) -> str:
    role = label("personas.role", persona.role).lower()
    return f"{isolated(persona.name)}, {role}" if role else persona.name


# What stands behind a name, in a few words.
_DETAILS: Mapping[str, Callable[[Any, str], tuple[str, ...]]] = {
    "channels": lambda channel, _: (
        label("channels.use", "later") if channel.use == "later" else "",
    ),
    "relationships": lambda relationship, _: (_capital(sentences.dealing(relationship)),),
    "revenue_streams": lambda stream, currency: (
        label("revenue_streams.form", stream.form),
        sentences.prices(stream.packages, currency),
    ),
    "activities": lambda activity, _: ("" if activity.core else gettext("Not core"),),
    "resources": lambda resource, _: (label("resources.kind", resource.kind),),
    "partners": lambda partner, _: ("" if partner.key else gettext("Not key"),),
    "costs": lambda cost, currency: (
        label("costs.behaviour", cost.behaviour),
        sentences.cost_amount(cost, currency),
    ),
}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
