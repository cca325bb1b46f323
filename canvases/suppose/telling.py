"""What falls, in a few short lines that can be read beside the item's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvases.balance import Balance
from canvases.sentences import amount, number
from canvases.sentences.parts import listed, plain, sentence
from canvases.suppose.trying import Broken, Named, Shaken, Supposition

_NAMED = 3
_GAPS = 2


def told(supposition: Supposition) -> tuple[str, ...]:
    """ "Offline manuals falls.", "Monthly licence stands on one of two."; never nothing."""
    return tuple(_lines(supposition)) or ("Nothing else falls.",)


def _lines(supposition: Supposition) -> Iterator[str]:
    if offers := [named for named in supposition.fallen if named.block == "propositions"]:
        yield _fall(offers)
    if others := [named for named in supposition.fallen if named.block != "propositions"]:
        yield _fall(others)
    yield from _streams(supposition)
    yield from map(_broken, supposition.threads)
    yield from balance_lines(supposition.before, supposition.after)
    if count := len(supposition.findings):
        yield f"{_capital(number(count))} finding{' appears' if count == 1 else 's appear'}."


def _streams(supposition: Supposition) -> Iterator[str]:
    if supposition.all_streams:
        yield "All revenue falls."
    elif supposition.streams:
        names = _names(supposition.streams)
        yield f"{names} stand{'s' if len(supposition.streams) == 1 else ''} on nothing."
    yield from map(_shaken, supposition.shaken)


def _shaken(stream: Shaken) -> str:
    return f"{stream.name} stands on {number(stream.left)} of {number(stream.of)}."


def _broken(thread: Broken) -> str:
    """The first gaps of a thread; the picture of the thread has them all."""
    shorts = [gap.short[:1].lower() + gap.short[1:] for gap in thread.gaps[:_GAPS]]
    more = ["more"] if len(thread.gaps) > _GAPS else []
    return f"For {thread.name}: {plain(sentence(listed([*shorts, *more])))}."


def balance_lines(before: Balance, after: Balance) -> Iterator[str]:
    """What a month brings less, and where it breaks even then."""
    if lost := before.revenue - after.revenue:
        said = f"{amount(lost, before.currency)} a month less comes in"
        yield f"{said}: {amount(after.revenue, before.currency)} is left."
    if spared := before.cost - after.cost:
        yield f"{amount(spared, before.currency)} a month less goes out."
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


def _fall(named: Sequence[Named]) -> str:
    return f"{_names(named)} fall{'s' if len(named) == 1 else ''}."


def _names(named: Sequence[Named]) -> str:
    return plain(sentence(listed([one.name for one in named], most=_NAMED)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
