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
        return "" if self.percent is None else f"{self.percent}% on evidence"

    @property
    def sentence(self) -> str:
        """ "31% on evidence: 4 of 13 items, 1 is contradicted."."""
        if not self.items:
            return ""
        said = f"{self.ink} of {self.items} item{'' if self.items == 1 else 's'}"
        struck = f", {self.struck} {'is' if self.struck == 1 else 'are'} contradicted"
        return f"{self.words}: {said}{struck if self.struck else ''}."


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
