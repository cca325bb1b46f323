"""What falls, in a few short lines that can be read beside the item's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canvases.document import Document, isolated
from canvases.fields.currencies import as_money
from canvases.measures.balance import Balance
from canvases.page_ids import handle
from canvases.suppose.trying import Broken, Named, Supposition, five_things
from web.text.formats import listed, spelled
from web.text.language import gettext, ngettext

_NAMED = 3
_GAPS = 2


def consequences(supposition: Supposition) -> tuple[str, ...]:
    """ "Offline manuals falls.", "Monthly licence stands on one of two."; never nothing."""
    return tuple(_lines(supposition)) or (gettext("Nothing else falls."),)


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
        appear = ngettext("%(count)s finding appears.", "%(count)s findings appear.", count)
        yield _capital(appear % {"count": spelled(count)})


def _fallen(fallen: Sequence[Named]) -> Iterator[str]:
    """Propositions by name, and the rest counted; the rest by name where it is all that falls."""
    offers = [named for named in fallen if named.block == "propositions"]
    rest = len(fallen) - len(offers)
    if offers and rest:
        fall = ngettext(
            "%(offers)s and %(count)s other thing fall.",
            "%(offers)s and %(count)s other things fall.",
            rest,
        )
        yield fall % {"offers": _names(offers), "count": spelled(rest)}
    elif fallen:
        fall = ngettext("%(names)s falls.", "%(names)s fall.", len(fallen))
        yield fall % {"names": _names(fallen)}


def _streams(supposition: Supposition) -> Iterator[str]:
    if supposition.all_streams:
        yield gettext("All revenue falls.")
    elif supposition.streams:
        stand = ngettext(
            "%(names)s stands on nothing.",
            "%(names)s stand on nothing.",
            len(supposition.streams),
        )
        yield stand % {"names": _names(supposition.streams)}
    for stream in supposition.shaken:
        yield gettext("%(name)s stands on %(left)s of %(all)s.") % {
            "name": isolated(stream.name),
            "left": spelled(stream.left),
            "all": spelled(stream.of),
        }


def _threads(broken: Sequence[Broken]) -> Iterator[str]:
    """What one thread lacks; of several, whose they are. Their pages tell the rest."""
    if len(broken) > 1:
        yield gettext("The stories of %(names)s break.") % {"names": _names(broken)}
    for thread in broken[:1] if len(broken) == 1 else ():
        shorts = [gap.short[:1].lower() + gap.short[1:] for gap in thread.gaps[:_GAPS]]
        more = [gettext("more")] if len(thread.gaps) > _GAPS else []
        yield gettext("For %(name)s: %(gaps)s.") % {
            "name": isolated(thread.name),
            "gaps": listed([*shorts, *more]),
        }


def balance_lines(before: Balance, after: Balance) -> Iterator[str]:
    """What a month brings less, and where it breaks even then."""
    if lost := before.revenue - after.revenue:
        yield gettext("%(amount)s a month less comes in.") % {
            "amount": as_money(lost, before.currency)
        }
    if spared := before.cost - after.cost:
        yield gettext("%(amount)s a month less goes out.") % {
            "amount": as_money(spared, before.currency)
        }
    yield from _break_even(before, after)


def _break_even(before: Balance, after: Balance) -> Iterator[str]:
    was, then = _even(before), _even(after)
    if before.break_even is not None and was != then:
        yield gettext("Break-even moves from %(was)s to %(then)s.") % {"was": was, "then": then}


def _even(known: Balance) -> str:
    found = known.break_even
    if found is None or found.never:
        return gettext("never")
    return gettext("%(share)s%% of the expected sales") % {"share": found.share}


def _names(named: Sequence[Named] | Sequence[Broken]) -> str:
    return listed([isolated(one.name) for one in named], most=_NAMED)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
