"""Step 2 as sentences: who needs what, what they do today, what we offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from canvases.document import NAME_LENGTH, TEXT_LENGTH, WHO, Document, Problem, named
from canvases.insights import Chip, ChipMaker
from canvases.page_ids import handle
from wizard.shown.item_marks import NO_MARK, ItemMark, ItemMarks


@dataclass(frozen=True)
class Need:
    """One sentence. Blank parts are places to fill in, not faults."""

    key: str  # stable in the page
    who: str
    chip: Chip
    verb: str  # "needs", or "need" for a group
    need: str
    today: str
    offer: str
    problem: str
    proposition: str
    revision: int
    then: str = ""  # of a blank one: the field where the writing goes on
    problem_mark: ItemMark = NO_MARK
    offer_mark: ItemMark = NO_MARK

    @property
    def marks(self) -> tuple[ItemMark, ...]:
        return tuple(mark for mark in (self.problem_mark, self.offer_mark) if mark.stroke)

    @property
    def stroke(self) -> str:
        """A sentence is as sure as the least sure part of it."""
        strokes = {mark.stroke for mark in self.marks}
        return next((one for one in ("struck", "pencil", "ink") if one in strokes), "")

    @property
    def stroke_words(self) -> str:
        return next((m.stroke_words for m in self.marks if m.stroke == self.stroke), "")

    @property
    def is_blank(self) -> bool:
        return not (self.problem or self.proposition)

    @property
    def offer_ref(self) -> str:
        return handle(self.proposition)

    @property
    def row(self) -> str:
        """The item whose revision the sentence carries."""
        return handle(self.problem or self.proposition)


@dataclass(frozen=True)
class Sentences:
    """The written sentences, a blank one for each who without any, and whom a new one may name."""

    rows: tuple[Need, ...]  # in an order that no save changes: by whom they are about
    whos: tuple[tuple[str, str], ...]
    offers: tuple[str, ...]
    unplaced: tuple[str, ...]  # propositions that are for nobody yet
    # How many characters each blank holds.
    most: ClassVar[Mapping[str, int]] = MappingProxyType(
        {"need": TEXT_LENGTH, "today": TEXT_LENGTH, "offer": NAME_LENGTH}
    )

    @property
    def needs(self) -> tuple[Need, ...]:
        return tuple(row for row in self.rows if not row.is_blank)

    @property
    def blanks(self) -> tuple[Need, ...]:
        return tuple(row for row in self.rows if row.is_blank)


def sentences_of(
    chip_maker: ChipMaker, revisions: Mapping[str, int], marks: ItemMarks
) -> Sentences:
    """Of each person every problem with each proposition that solves it, and the fits that no
    problem explains; a blank for who has neither."""
    document = chip_maker.document
    solved, bare = _solved(chip_maker, revisions), _bare_fits(chip_maker, revisions)
    needs = [_marked(need, marks) for need in (*solved, *bare)]
    blanks = _blanks(chip_maker, tuple(_without_sentence(document, needs)))
    whos = _whos(document)
    fitted = {fit.proposition for fit in document.fits} | {
        need.proposition for need in needs if need.proposition
    }
    return Sentences(
        rows=tuple(_in_order(document, (*needs, *blanks))),
        whos=whos,
        offers=tuple(p.name for p in document.propositions),
        unplaced=tuple(p.name for p in document.propositions if p.id not in fitted),
    )


def key_of(who: str, problem: str, proposition: str) -> str:
    """What a sentence is called in the page, by what it is about."""
    if not problem:
        return f"{handle(who)}-{handle(proposition)}"
    return f"{handle(problem)}-{handle(proposition) if proposition else 'open'}"


def _solved(chip_maker: ChipMaker, revisions: Mapping[str, int]) -> Iterator[Need]:
    for problem in chip_maker.document.problems:
        revision = revisions.get(problem.id, 0)
        offers = [p for p in chip_maker.document.propositions if problem.id in p.solves]
        for offer in offers:
            yield _need(chip_maker, problem, offer.id, offer.name, revision)
        if not offers:
            yield _need(chip_maker, problem, "", "", revision)


def _in_order(document: Document, rows: Iterable[Need]) -> Iterator[Need]:
    """By person, as step 1 has them: what a sentence gains or loses never moves it far."""
    offers = {offer.id: rank for rank, offer in enumerate(document.propositions)}
    whos = [one.id for one in document.personas] + [one.id for one in document.segments]
    by_who: dict[str, list[Need]] = {who: [] for who in whos}
    for row in rows:
        by_who[row.who].append(row)
    for own in by_who.values():
        yield from _merged(own, offers)


def _merged(rows: list[Need], offers: Mapping[str, int]) -> Iterator[Need]:
    """Those with a need in the order of the needs. One without stands where its offer would,
    if all offers after it come later on their list: as it does once its need is told."""
    told = [row for row in rows if row.problem or row.is_blank]
    bare = [row for row in rows if not row.problem and not row.is_blank]
    for at, row in enumerate(told):
        later = min((offers[r.proposition] for r in told[at:] if r.proposition), default=-1)
        while bare and offers[bare[0].proposition] < later:
            yield bare.pop(0)
        yield row
    yield from bare


def _need(
    chip_maker: ChipMaker, problem: Problem, proposition: str, offer: str, revision: int
) -> Need:
    return Need(
        key=key_of(problem.who, problem.id, proposition),
        who=problem.who,
        chip=chip_maker.chip(problem.who),
        verb=_verb(chip_maker.document, problem.who),
        need=problem.text,
        today=problem.alternative,
        offer=offer,
        problem=problem.id,
        proposition=proposition,
        revision=revision,
    )


def _bare_fits(chip_maker: ChipMaker, revisions: Mapping[str, int]) -> Iterator[Need]:
    """A fit whose proposition answers no problem of that very who."""
    document = chip_maker.document
    owners = {problem.id: problem.who for problem in document.problems}
    offers = {p.id: p for p in document.propositions}
    for fit in document.fits:
        offer = offers[fit.proposition]
        if any(owners[problem] == fit.who for problem in offer.solves):
            continue
        yield Need(
            key=key_of(fit.who, "", offer.id),
            who=fit.who,
            chip=chip_maker.chip(fit.who),
            verb=_verb(document, fit.who),
            need="",
            today="",
            offer=offer.name,
            problem="",
            proposition=offer.id,
            revision=revisions.get(offer.id, 0),
        )


def _marked(need: Need, marks: ItemMarks) -> Need:
    problem, offer = marks.of(need.problem), marks.of(need.proposition)
    return replace(need, problem_mark=problem, offer_mark=offer)


def _without_sentence(document: Document, needs: Sequence[Need]) -> Iterator[str]:
    """People, and groups without people, of whom no sentence speaks yet."""
    told = {need.who for need in needs}
    for persona in document.personas:
        if persona.id not in told and persona.segment not in told:
            yield persona.id
    peopled = {persona.segment for persona in document.personas}
    yield from (s.id for s in document.segments if s.id not in peopled | told)


def _blanks(chip_maker: ChipMaker, whos: tuple[str, ...]) -> tuple[Need, ...]:
    """One a person, each leading on to the next, and the last to the line for anybody."""
    keys = [f"{handle(who)}-new" for who in whos]
    thens = [f"need-{key}" for key in (*keys[1:], "new")]
    return tuple(
        _blank(chip_maker, who, key, then)
        for who, key, then in zip(whos, keys, thens, strict=False)
    )


def _blank(chip_maker: ChipMaker, who: str, key: str, then: str) -> Need:
    verb = _verb(chip_maker.document, who)
    return Need(key, who, chip_maker.chip(who), verb, "", "", "", "", "", 0, then)


def _verb(document: Document, who: str) -> str:
    return "need" if any(segment.id == who for segment in document.segments) else "needs"


def _whos(document: Document) -> tuple[tuple[str, str], ...]:
    """Personas, and the segments that have none: people come before groups."""
    peopled = {persona.segment for persona in document.personas}
    segments = [s for s in named(document, ("segments",)) if s[0] not in peopled]
    others = [s for s in named(document, ("segments",)) if s[0] in peopled]
    return (*named(document, WHO[1:]), *segments, *others)
