"""What falls, in a few short lines that can be read beside the item's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canvases.document import Document, isolated
from canvases.fields.currencies import as_money
from canvases.measures.balance import Balance
from canvases.page_ids import handle
from canvases.sentences import listed, number, plain, sentence
from canvases.suppose.trying import Broken, Named, Supposition, five_things

_NAMED = 3
_GAPS = 2


def consequences(supposition: Supposition) -> tuple[str, ...]:
    """ "Offline manuals falls.", "Monthly licence stands on one of two."; never nothing."""
    return tuple(_lines(supposition)) or ("Nothing else falls.",)


@dataclass(frozen=True)
class Thing:
    """One of the five things that hold a canvas up. `ref` is its handle."""

    ref: str
    name: str
    lines: tuple[str, ...]


def things(document: Document) -> tuple[Thing, ...]:
    """The five things that hold this up, with what would fall."""
    return tuple(
        Thing(handle(found.item.id), found.item.name, consequences(found))
        for found in five_things(document)
    )


def _lines(supposition: Supposition) -> Iterator[str]:
    yield from _fallen(supposition.fallen)
    yield from _streams(supposition)
    yield from _threads(supposition.threads)
    yield from balance_lines(supposition.before, supposition.after)
    if count := len(supposition.findings):
        yield f"{_capital(number(count))} finding{' appears' if count == 1 else 's appear'}."


def _fallen(fallen: Sequence[Named]) -> Iterator[str]:
    """Propositions by name, and the rest counted; the rest by name where it is all that falls."""
    offers = [named for named in fallen if named.block == "propositions"]
    rest = len(fallen) - len(offers)
    if offers and rest:
        others = "one other thing" if rest == 1 else f"{number(rest)} other things"
        yield f"{plain(sentence(listed([_names(offers), others], last=' and ')))} fall."
    elif fallen:
        yield f"{_names(fallen)} fall{'s' if len(fallen) == 1 else ''}."


def _streams(supposition: Supposition) -> Iterator[str]:
    if supposition.all_streams:
        yield "All revenue falls."
    elif supposition.streams:
        names = _names(supposition.streams)
        yield f"{names} stand{'s' if len(supposition.streams) == 1 else ''} on nothing."
    for stream in supposition.shaken:
        yield f"{isolated(stream.name)} stands on {number(stream.left)} of {number(stream.of)}."


def _threads(broken: Sequence[Broken]) -> Iterator[str]:
    """What one thread lacks; of several, whose they are. Their pages tell the rest."""
    if len(broken) > 1:
        names = listed([isolated(thread.name) for thread in broken], most=_NAMED)
        yield f"The stories of {plain(sentence(names))} break."
    for thread in broken[:1] if len(broken) == 1 else ():
        shorts = [gap.short[:1].lower() + gap.short[1:] for gap in thread.gaps[:_GAPS]]
        more = ["more"] if len(thread.gaps) > _GAPS else []
        yield f"For {isolated(thread.name)}: {plain(sentence(listed([*shorts, *more])))}."


def balance_lines(before: Balance, after: Balance) -> Iterator[str]:
    """What a month brings less, and where it breaks even then."""
    if lost := before.revenue - after.revenue:
        yield f"{as_money(lost, before.currency)} a month less comes in."
    if spared := before.cost - after.cost:
        yield f"{as_money(spared, before.currency)} a month less goes out."
    yield from _break_even(before, after)


def _break_even(before: Balance, after: Balance) -> Iterator[str]:
    was, then = _even(before), _even(after)
    if before.break_even is not None and was != then:
        yield f"Break-even moves from {was} to {then}."


def _even(known: Balance) -> str:
    found = known.break_even
    if found is None or found.never:
        return "never"
    return f"{found.share}% of the expected sales"


def _names(named: Sequence[Named]) -> str:
    return plain(sentence(listed([isolated(one.name) for one in named], most=_NAMED)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
