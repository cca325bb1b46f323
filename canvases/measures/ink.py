"""Pencil and ink: what rests on evidence, and what is still a guess. Pure.

An item is in pencil until an assumption about it is supported, then in ink; one that is
contradicted is struck, whatever else is supported about it, until the item has changed since:
then the founder has answered (C61 lapses by the same rule). Ink does not lapse so: the hash of
an item holds its links, and linking an item further is no reason to test again who it is.
Assumptions that are dropped, untested or being tested change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from canvases.document import Assumption, Channel, Document, Hashes, items
from canvases.steps import STEP_OF
from web.text.language import gettext, ngettext

Stroke = Literal["pencil", "ink", "struck"]


@dataclass(frozen=True)
class Share:
    """How many of some items rest on evidence, and how many are contradicted."""

    ink: int
    struck: int
    items: int

    @property
    def percent(self) -> int | None:
        """None of no items; 100 of all and 0 of none, and of nothing in between."""
        if not self.items:
            return None
        if self.ink in (0, self.items):
            return 100 * self.ink // self.items
        nearest = (200 * self.ink + self.items) // (2 * self.items)
        return min(max(nearest, 1), 99)

    @property
    def words(self) -> str:
        """ "31% on evidence"; "" where there is nothing to speak of."""
        if self.percent is None:
            return ""
        return gettext("%(percent)s%% on evidence") % {"percent": self.percent}

    @property
    def sentence(self) -> str:
        """ "31% on evidence: 4 of 13 items, 1 is contradicted."."""
        if not self.items:
            return ""
        counted = {"percent": self.percent, "ink": self.ink, "count": self.items}
        if not self.struck:
            told = ngettext(
                "%(percent)s%% on evidence: %(ink)s of %(count)s item.",
                "%(percent)s%% on evidence: %(ink)s of %(count)s items.",
                self.items,
            )
            return told % counted
        of_items = ngettext("%(ink)s of %(count)s item", "%(ink)s of %(count)s items", self.items)
        told = ngettext(
            "%(percent)s%% on evidence: %(items)s, %(struck)s is contradicted.",
            "%(percent)s%% on evidence: %(items)s, %(struck)s are contradicted.",
            self.struck,
        )
        return told % {**counted, "items": of_items % counted, "struck": self.struck}


def ink(document: Document) -> Mapping[str, Stroke]:
    """Every item but the assumptions themselves; a rejected channel counts as absent."""
    about: dict[str, list[Assumption]] = defaultdict(list)
    for assumption in document.assumptions:
        if assumption.about and assumption.status in ("supported", "contradicted"):
            about[assumption.about].append(assumption)
    hashes = Hashes(document)
    return {
        item.id: _stroke(hashes, about.get(item.id, []))
        for block, item in items(document)
        if block != "assumptions" and not (isinstance(item, Channel) and item.use == "rejected")
    }


def share(document: Document) -> Share:
    """Of the whole canvas."""
    return _share(list(ink(document).values()))


def shares(document: Document) -> Mapping[str, Share]:
    """Of each step that has items, by the step's key."""
    strokes = ink(document)
    by_step: dict[str, list[Stroke]] = defaultdict(list)
    for block, item in items(document):
        if item.id in strokes:
            by_step[STEP_OF[block].key].append(strokes[item.id])
    return {key: _share(found) for key, found in by_step.items()}


def _stroke(hashes: Hashes, about: list[Assumption]) -> Stroke:
    if any(a.status == "contradicted" and _is_unchanged(hashes, a) for a in about):
        return "struck"
    return "ink" if any(a.status == "supported" for a in about) else "pencil"


def _is_unchanged(hashes: Hashes, assumption: Assumption) -> bool:
    """Whether the item is what it was when the status was given; an empty hash says so."""
    if not assumption.about_hash:
        return True
    return assumption.about_hash == hashes.of_items([assumption.about or ""])


def _share(strokes: list[Stroke]) -> Share:
    return Share(strokes.count("ink"), strokes.count("struck"), len(strokes))
