"""What somebody needs, does today, and is offered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from canvases.document import Document, Problem, isolated
from canvases.sentences import grammar
from canvases.sentences.parts import MOST, Names, Piece, Sentence, listed, sentence
from canvases.sentences.people import Speaker, Ties
from web.text.direction import alone

_TEXT = 220  # of a need or an alternative; the step has it whole


class Needs:
    """Remembers which offers it has told of, so that a segment does not repeat its personas."""

    def __init__(self, document: Document, names: Names, ties: Ties) -> None:
        self._names = names
        self._ties = ties
        self._told: set[tuple[str, str]] = set()
        self._problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in document.problems:
            self._problems[problem.who].append(problem)

    def of(self, speaker: Speaker) -> Iterator[Sentence]:
        for problem in self._problems[speaker.id]:
            yield self._need(speaker, problem)
        untold = [o for o in self._ties.own_offers(speaker) if (speaker.id, o) not in self._told]
        if untold:
            to = (" to ", self._names.who(speaker.id), ".")
            yield sentence("We offer ", self._offers(speaker, untold), to, about=speaker.id)

    def struggle(self, speaker: Speaker, problem: Problem) -> Sentence:
        """What somebody needs and does today, without what is offered."""
        told = self._struggle(speaker, problem), _today(speaker, problem)
        return sentence(*told, about=speaker.id)

    def _need(self, speaker: Speaker, problem: Problem) -> Sentence:
        answers = self._ties.answers(problem.id, speaker)
        return sentence(
            self._struggle(speaker, problem),
            _today(speaker, problem),
            (" We offer ", self._offers(speaker, answers), ".") if answers else "",
            about=speaker.id,
        )

    def _struggle(self, speaker: Speaker, problem: Problem) -> Piece:
        text = alone(grammar.shorten(grammar.one_line(problem.text), _TEXT))
        runs_on = grammar.needs(text) if speaker.is_person else ""
        if runs_on:
            return self._names.who(speaker.id), grammar.closed(runs_on)
        return "What matters to ", self._names.who(speaker.id), f": {grammar.closed(text)}"

    def _offers(self, speaker: Speaker, offers: Sequence[str]) -> Piece:
        self._told.update((name, offer) for name in speaker.names for offer in offers)
        return listed(self._names.items(offers), most=MOST)


def _today(speaker: Speaker, problem: Problem) -> str:
    text = alone(grammar.shorten(grammar.one_line(problem.alternative), _TEXT))
    if not text:
        return ""
    runs_on = speaker.is_person and grammar.acts(text)
    return f" Today{f' {isolated(speaker.who.name)}' if runs_on else ':'} {grammar.closed(text)}"
