"""What falls with an item: what stood on it and on nothing else of its kind.

- What partners provide falls when none of its partners is left; what they do not provide is
  our own.
- An activity or a relationship falls with any resource that it uses: a resource is what one
  must have.
- A channel or a relationship that activities manage falls when none of them is left; a
  proposition likewise with the activities that deliver it, and with those whom it fits.
- A stream falls when none of its drivers is left, or none of those who pay.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from canvases.document import Document

Key = str | tuple[str, str]  # an item, or a fit of who and proposition
_Support = tuple[Key, str, Key]  # what is supported, in which group, by what


class _Need(NamedTuple):
    """A group of supports of which one is enough; `of` falls when none is left."""

    of: Key
    supports: frozenset[Key]


class Falling:
    """The needs of one document, asked for many items."""

    def __init__(self, document: Document) -> None:
        self._needs = tuple(_needs(document))
        self._on: dict[Key, list[int]] = defaultdict(list)
        for number, need in enumerate(self._needs):
            for support in need.supports:
                self._on[support].append(number)

    def with_(self, ids: Iterable[str]) -> frozenset[str]:
        """The items that fall when these go, without themselves."""
        gone: set[Key] = set(ids)
        first, waiting = frozenset(gone), deque(gone)
        left: dict[int, int] = {}
        while waiting:
            for number in self._on.get(waiting.popleft(), ()):
                need = self._needs[number]
                left[number] = left.get(number, len(need.supports)) - 1
                if not left[number] and need.of not in gone:
                    gone.add(need.of)
                    waiting.append(need.of)
        return frozenset(key for key in gone - first if isinstance(key, str))

    def standing(self, stream: str, gone: frozenset[str]) -> tuple[int, int]:
        """Of a stream's drivers and payers: how many are left, and of how many.

        The smaller part counts, where both lost some.
        """
        parts = []
        for need in self._needs:
            if need.of == stream:
                lost = sum(_is_gone(support, gone) for support in need.supports)
                parts.append((len(need.supports) - lost, len(need.supports)))
        return min(parts, key=lambda part: part[0] / part[1], default=(0, 0))


def _is_gone(support: Key, gone: frozenset[str]) -> bool:
    ids = (support,) if isinstance(support, str) else support
    return not gone.isdisjoint(ids)


def _needs(document: Document) -> Iterator[_Need]:
    """Each support once a group; a fit is itself gone with either of its ends."""
    groups: dict[tuple[Key, str], set[Key]] = defaultdict(set)
    for of, kind, support in (*_work(document), *_earning(document)):
        groups[of, kind].add(support)
    yield from (_Need(of, frozenset(found)) for (of, _), found in groups.items())
    for fit in document.fits:
        pair = fit.who, fit.proposition
        yield from (_Need(pair, frozenset({end})) for end in pair)


def _work(document: Document) -> Iterator[_Support]:
    partners = frozenset(partner.id for partner in document.partners)
    for partner in document.partners:
        yield from ((id, "provided", partner.id) for id in partner.provides)
    for activity in document.activities:
        yield from ((id, "delivered", activity.id) for id in activity.delivers)
        # A partner is there whether or not somebody sees to it.
        managed = (id for id in activity.manages if id not in partners)
        yield from ((id, "managed", activity.id) for id in managed)
    for resource in document.resources:
        yield from ((id, f"used-{resource.id}", resource.id) for id in resource.used_by)


def _earning(document: Document) -> Iterator[_Support]:
    for fit in document.fits:
        yield fit.proposition, "fits", (fit.who, fit.proposition)
    for stream in document.revenue_streams:
        for driver in stream.drivers:
            yield stream.id, "drivers", (driver.who, driver.proposition)
        yield from ((stream.id, "payers", who) for who in stream.paid_by)
