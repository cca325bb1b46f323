"""Step 2 as sentences: who needs what, what they do today, what we offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from canvases.document import NAME_LENGTH, TEXT_LENGTH, Document, Problem
from canvases.handles import handle
from canvases.painter import Chip, Painter
from wizard.forms import named
from wizard.marks import NO_MARK, Mark, Marks
from wizard.tables import WHO


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
    problem_mark: Mark = NO_MARK
    offer_mark: Mark = NO_MARK

    @property
    def marks(self) -> tuple[Mark, ...]:
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
    def offer_ref(self) -> str:
        return handle(self.proposition)

    @property
    def row(self) -> str:
        """The item whose revision the sentence carries."""
        return handle(self.problem or self.proposition)


@dataclass(frozen=True)
class Sentences:
    """The written sentences, a blank one for each who without any, and whom a new one may name."""

    needs: tuple[Need, ...]
    blanks: tuple[Need, ...]
    whos: tuple[tuple[str, str], ...]
    offers: tuple[str, ...]
    unplaced: tuple[str, ...]  # propositions that are for nobody yet
    # How many characters each blank holds.
    most: ClassVar[Mapping[str, int]] = MappingProxyType(
        {"need": TEXT_LENGTH, "today": TEXT_LENGTH, "offer": NAME_LENGTH}
    )


def sentences_of(painter: Painter, revisions: Mapping[str, int], marks: Marks) -> Sentences:
    """Every problem with each proposition that solves it, then fits that no problem explains."""
    document = painter.document
    bare = (*_solved(painter, revisions), *_bare_fits(painter, revisions))
    needs = tuple(_marked(need, marks) for need in bare)
    whos = _whos(document)
    fitted = {fit.proposition for fit in document.fits} | {
        need.proposition for need in needs if need.proposition
    }
    return Sentences(
        needs=needs,
        blanks=_blanks(painter, tuple(_untold(document, needs))),
        whos=whos,
        offers=tuple(p.name for p in document.propositions),
        unplaced=tuple(p.name for p in document.propositions if p.id not in fitted),
    )


def key_of(who: str, problem: str, proposition: str) -> str:
    """What a sentence is called in the page, by what it is about."""
    if not problem:
        return f"{handle(who)}-{handle(proposition)}"
    return f"{handle(problem)}-{handle(proposition) if proposition else 'open'}"


def _solved(painter: Painter, revisions: Mapping[str, int]) -> Iterator[Need]:
    for problem in painter.document.problems:
        revision = revisions.get(problem.id, 0)
        offers = [p for p in painter.document.propositions if problem.id in p.solves]
        for offer in offers:
            yield _need(painter, problem, offer.id, offer.name, revision)
        if not offers:
            yield _need(painter, problem, "", "", revision)


def _need(painter: Painter, problem: Problem, proposition: str, offer: str, revision: int) -> Need:
    return Need(
        key=key_of(problem.who, problem.id, proposition),
        who=problem.who,
        chip=painter.chip(problem.who),
        verb=_verb(painter.document, problem.who),
        need=problem.text,
        today=problem.alternative,
        offer=offer,
        problem=problem.id,
        proposition=proposition,
        revision=revision,
    )


def _bare_fits(painter: Painter, revisions: Mapping[str, int]) -> Iterator[Need]:
    """A fit whose proposition answers no problem of that very who."""
    document = painter.document
    owners = {problem.id: problem.who for problem in document.problems}
    offers = {p.id: p for p in document.propositions}
    for fit in document.fits:
        offer = offers[fit.proposition]
        if any(owners[problem] == fit.who for problem in offer.solves):
            continue
        yield Need(
            key=key_of(fit.who, "", offer.id),
            who=fit.who,
            chip=painter.chip(fit.who),
            verb=_verb(document, fit.who),
            need="",
            today="",
            offer=offer.name,
            problem="",
            proposition=offer.id,
            revision=revisions.get(offer.id, 0),
        )


def _marked(need: Need, marks: Marks) -> Need:
    problem, offer = marks.of(need.problem), marks.of(need.proposition)
    return replace(need, problem_mark=problem, offer_mark=offer)


def _untold(document: Document, needs: tuple[Need, ...]) -> Iterator[str]:
    """People, and groups without people, of whom no sentence speaks yet."""
    told = {need.who for need in needs}
    for persona in document.personas:
        if persona.id not in told and persona.segment not in told:
            yield persona.id
    peopled = {persona.segment for persona in document.personas}
    yield from (s.id for s in document.segments if s.id not in peopled | told)


def _blanks(painter: Painter, whos: tuple[str, ...]) -> tuple[Need, ...]:
    """One a person, each leading on to the next, and the last to the line for anybody."""
    keys = [f"{handle(who)}-new" for who in whos]
    thens = [f"need-{key}" for key in (*keys[1:], "new")]
    return tuple(
        _blank(painter, who, key, then) for who, key, then in zip(whos, keys, thens, strict=False)
    )


def _blank(painter: Painter, who: str, key: str, then: str) -> Need:
    verb = _verb(painter.document, who)
    return Need(key, who, painter.chip(who), verb, "", "", "", "", "", 0, then)


def _verb(document: Document, who: str) -> str:
    return "need" if any(segment.id == who for segment in document.segments) else "needs"


def _whos(document: Document) -> tuple[tuple[str, str], ...]:
    """Personas, and the segments that have none: people come before groups."""
    peopled = {persona.segment for persona in document.personas}
    segments = [s for s in named(document, ("segments",)) if s[0] not in peopled]
    others = [s for s in named(document, ("segments",)) if s[0] in peopled]
    return (*named(document, WHO[1:]), *segments, *others)
