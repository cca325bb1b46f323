"""Marks of a list that was copied: bullets, boxes to tick, numbers and letters.

"• " is a mark wherever a line begins with it. "1." and "o" may as well be words ("1. Bezirk",
"o ring seals"): they are taken for marks only where nearly all lines bear one, and where the
numbers run on. What is left must still tell one line from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Symbol fonts put theirs into the private use area. Those of the second kind stand close to words
# as well ("-5 degrees", "*with VAT"), so that a space has to follow.
_GLYPHS = "•◦▪▫‣⁃∙·●○■□◆◇►▶▸➢➤❖✓✔✗✘☐☑☒❑❒❏➔\ue000-\uf8ff"
_SIGNS = "*\\-–—−→⇒★☆"
_CIRCLED = "①-⑳⑴-⒛⓪-⓿❶-➓㉑-㉟㊱-㊿"
_GAP = r"[^\S\n]"
_SURE = re.compile(
    rf"(?:(?:[{_GLYPHS}{_CIRCLED}]\ufe0f?{_GAP}*|[0-9]\ufe0f?\u20e3{_GAP}*"
    rf"|[{_SIGNS}]+(?:{_GAP}+|$))?(?:\[[ xX✓✔]?\](?:{_GAP}+|$))?)"
)
_COUNTED = re.compile(
    rf"\(?(?P<count>\d{{1,3}}(?:\.\d{{1,3}})*|[A-Za-z]|[ivxlc]{{2,6}}|[IVXLC]{{2,6}})"
    rf"(?P<end>[.)．）]|、)(?P<gap>{_GAP}*)(?=\S)"
)
# What the bullets of old symbol fonts become in plain text.
_LETTER = re.compile(rf"(?P<letter>[o§ØüvqŸ])(?P<gap>{_GAP}+)(?=\S)")
_MOST = 0.75
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_Count = tuple[str, tuple[int, ...]]


def without(lines: Sequence[str]) -> list[str]:
    """The lines of one list without their marks; a tab may stand behind a mark."""
    bare = [_SURE.sub("", line.strip(), count=1).strip() for line in lines]
    said = [n for n, line in enumerate(bare) if line]
    more = {n: line for n in said if (line := _beyond(bare[n])) is not None}
    marked = [n for n in said if n in more or bare[n] != lines[n].strip()]
    if len(said) < 2 or len(marked) < _MOST * len(said) or not _are_marks(bare, more):
        return bare
    return [more.get(n, line) for n, line in enumerate(bare)]


def _beyond(line: str) -> str | None:
    """What stands behind a mark that may as well be a word; None without one."""
    found = _COUNTED.match(line)
    if found and (found["gap"] or found["end"] != "."):
        return line[found.end() :]
    found = _LETTER.match(line)
    return line[found.end() :] if found else None


def _are_marks(bare: Sequence[str], more: dict[int, str]) -> bool:
    words = list(more.values())
    if len({line.casefold() for line in words}) < len(words):
        return False  # they are all that tells "1. Bezirk" from "2. Bezirk"
    letters = [bare[n] for n in more if not _COUNTED.match(bare[n])]
    if any(
        sum(1 for one in letters if one[0] == line[0]) < 2 for line in letters if line[1] != "\t"
    ):
        return False
    counted = [list(_counts(bare[n])) for n in more if _COUNTED.match(bare[n])]
    firsts = {line.split()[0].casefold() for n, line in more.items() if _COUNTED.match(bare[n])}
    if len(counted) > 1 and len(firsts) == 1:
        return False  # "1. Bezirk, Wien", "2. Bezirk, Wien 20"
    return _run(counted)


def _run(counted: Sequence[Sequence[_Count]]) -> bool:
    """Whether numbers follow one another, each kind by itself; a list in a list begins anew."""
    last: dict[str, tuple[int, ...]] = {}
    before = ""
    for counts in counted:
        for style, at in counts:
            held = last.get(style)
            if _may_be(style, at) if held is None else _goes_on(held, at, again=before != style):
                last[style], before = at, style
                break
        else:
            return False
    return True


def _may_be(style: str, at: tuple[int, ...]) -> bool:
    """Whether a list may begin so. "J. Smith" is somebody."""
    return style.lower() != "a." or at == (1,)


def _goes_on(held: tuple[int, ...], at: tuple[int, ...], *, again: bool) -> bool:
    """1.2 goes on with 1.3, with 1.2.1, or with 2; or with another list, from 1."""
    if at == (*held, 1) or (at[-1] == 1 and (again or at != held)):
        return True
    depth = len(at)
    return depth <= len(held) and at == (*held[: depth - 1], held[depth - 1] + 1)


def _counts(line: str) -> Iterator[_Count]:
    """What a number may be: "i)" is the first, and the ninth letter."""
    found = _COUNTED.match(line)
    assert found
    count, end = found["count"], found["end"]
    if count[0].isdecimal():
        yield f"1{end}", tuple(int(part) for part in count.split("."))
        return
    case = "A" if count.isupper() else "a"
    if len(count) == 1:
        yield f"{case}{end}", (ord(count.lower()) - ord("a") + 1,)
    if set(count.lower()) <= set(_ROMAN):
        yield f"{case}i{end}", (_roman(count.lower()),)


def _roman(count: str) -> int:
    values = [_ROMAN[letter] for letter in count]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
