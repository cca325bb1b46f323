"""Two people changed one text: what both of them wrote, word by word, where that can be said.

Pure. A merge that would have to guess is a conflict, which keeps both texts whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# A word with what holds it together ("don't", "3.5", "part-time"), white space, or a sign.
_TOKEN = re.compile(r"\w+(?:['’.,\-]\w+)*|\s+|[^\w\s]")
# Beyond this many pairs of equal words the comparison would take seconds.
_MOST_PAIRS = 1_000_000


class Merged(NamedTuple):
    """The text of both; where they conflict, one text after the other."""

    text: str
    conflicts: bool


class Hunk(NamedTuple):
    """Tokens `start` to `end` of the base became `tokens`."""

    start: int
    end: int
    tokens: tuple[str, ...]

    @property
    def is_insert(self) -> bool:
        return self.start == self.end


def merge(base: str, mine: str, theirs: str) -> Merged:
    """What `base` becomes with the changes of both sides. Whose is whose makes no difference,
    unless they conflict: then theirs comes first."""
    if mine in (base, theirs):
        return Merged(theirs, conflicts=False)
    if theirs == base:
        return Merged(mine, conflicts=False)
    parts = tokens(base)
    together = _together(parts, changes(parts, mine), changes(parts, theirs))
    merged = None if together is None else _applied(parts, together)
    if merged is None or _has_glued(merged):
        return Merged(both(theirs, mine), conflicts=True)
    return Merged("".join(merged), conflicts=False)


def both(theirs: str, mine: str, *, between: str = "\n\n") -> str:
    """One text after the other, or the longer one where it holds the other whole."""
    if _holds(theirs, mine.strip()):
        return theirs
    if _holds(mine, theirs.strip()):
        return mine
    return f"{theirs.rstrip()}{between}{mine.lstrip()}"


def tokens(text: str) -> list[str]:
    """All of a text: words, signs, and what parts them."""
    return _TOKEN.findall(text)


def words(text: str) -> list[str]:
    """The words and signs of a text in their order, without what parts them."""
    return _words(tokens(text))


def changes(base: Sequence[str], text: str) -> list[Hunk]:
    """What one side did to the base. White space that was kept between two changed words is no
    anchor: it belongs to the change."""
    side = tokens(text)
    start = _alike(base, side)
    left = min(len(base), len(side)) - start
    end = min(left, _alike(base[::-1], side[::-1]))
    old, new = base[start : len(base) - end], side[start : len(side) - end]
    found: list[Hunk] = []
    for i, j, k, m in _blocks(old, new):
        change = Hunk(start + i, start + j, tuple(new[k:m]))
        if found and not _words(base[found[-1].end : change.start]):
            kept = base[found[-1].end : change.start]
            before = found.pop()
            change = Hunk(before.start, change.end, (*before.tokens, *kept, *change.tokens))
        found.append(change)
    return found


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int]]:
    """Where the two differ; where that takes too long to say, everywhere."""
    counts = Counter(_words(new))
    if sum(counts[word] for word in _words(old)) > _MOST_PAIRS:
        return [(0, len(old), 0, len(new))]
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    return [place for tag, *place in matcher.get_opcodes() if tag != "equal"]  # type: ignore[misc]


def _together(base: Sequence[str], one: list[Hunk], other: list[Hunk]) -> list[Hunk] | None:
    """The changes of both sides in their order, the same ones once; None where two overlap, or
    where a side left nothing of the base that the other's words could stand beside."""
    if _is_all_gone(base, one) or _is_all_gone(base, other):
        return None
    both_sides = sorted({*one, *other})
    for before, after in pairwise(both_sides):
        both_insert = before.is_insert and after.is_insert and before.start == after.start
        if after.start < before.end or both_insert:
            return None
    return both_sides


def _is_all_gone(base: Sequence[str], side: Iterable[Hunk]) -> bool:
    return not _words(_applied(base, [change._replace(tokens=()) for change in side]))


def _applied(base: Sequence[str], done: Iterable[Hunk]) -> list[str]:
    merged, at = [], 0
    for change in done:
        merged += [*base[at : change.start], *change.tokens]
        at = change.end
    return [*merged, *base[at:]]


def _has_glued(parts: Sequence[str]) -> bool:
    """Whether two words became one, for what stood between them was taken away."""
    return words("".join(parts)) != _words(parts)


def _holds(text: str, part: str) -> bool:
    """Whether the text has all of the part in one piece: "Rooftop" does not hold "Roof"."""
    whole, piece = words(text), words(part)
    starts = range(len(whole) - len(piece) + 1)
    return part in text and any(whole[n : n + len(piece)] == piece for n in starts)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens the two begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _words(tokens: Iterable[str]) -> list[str]:
    return [token for token in tokens if not token.isspace()]
