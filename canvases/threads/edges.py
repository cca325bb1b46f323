"""The links that a picture of a thread draws: those of the canvas, from left to right."""

from __future__ import annotations

from collections.abc import Iterator

from canvases.threads.case import Case
from canvases.threads.values import Edge


def edges(case: Case) -> Iterator[Edge]:
    yield from _offers(case)
    who = case.speaker.id
    yield from (Edge(who, id) for id in case.found["channels"])
    yield from (Edge(who, id) for id in case.found["relationships"])
    yield from _pays(case)
    yield from _rests(case)


def _offers(case: Case) -> Iterator[Edge]:
    """From the problem that is solved; from the person where an offer solves none of theirs."""
    problems = frozenset(case.found["problems"])
    offers = frozenset(case.found["propositions"])
    for proposition in case.document.propositions:
        if proposition.id in offers:
            solved = [id for id in proposition.solves if id in problems]
            yield from (Edge(start, proposition.id) for start in solved or [case.speaker.id])


def _pays(case: Case) -> Iterator[Edge]:
    """From what is used; from the person where they pay for somebody else's use."""
    names = case.speaker.names
    for stream in case.streams:
        used = dict.fromkeys(d.proposition for d in stream.drivers if d.who in names)
        yield from (Edge(start, stream.id) for start in used or [case.speaker.id])


def _rests(case: Case) -> Iterator[Edge]:
    held = [id for ids in case.found.values() for id in ids]
    known = frozenset(held)
    for start in held:
        yield from (Edge(start, end) for end in case.web.below[start] if end in known)
