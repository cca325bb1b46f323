"""Text among other text: whether it shows anything, and how it turns nothing else round.

Hebrew and Arabic run from right to left, and some characters make any text do so. Set among
other words, a name of that kind would take along the commas, figures and names beside it; an
isolate keeps it to itself (Unicode Standard Annex 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from web.text.language import gettext, gettext_noop
from web.text.unseen import shows

NO_NAME = gettext_noop("(no name)")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# Letters that run from right to left, and characters that say which way to run.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_INITIATORS = "\u2066\u2067\u2068"
_ISOLATES = re.compile(f"[{_INITIATORS}{POP_ISOLATE}]")


def shown(text: str) -> str:
    """A name as people read it; one that nobody can see, stored long ago, is called so."""
    return text if text.isascii() or not text or shows(text) else gettext(NO_NAME)


def turns(text: str) -> bool:
    """Whether anything in it may turn what stands around it; what is isolated does not."""
    if text.isascii() or not _TURNING.search(text):
        return False
    return any(map(_line_turns, text.split("\n")))


def isolated(text: str) -> str:
    """The text as it may stand among others in plain text; most stay as they are."""
    return alone(shown(text))


def alone(text: str) -> str:
    """The same of words that are no name, which stay as they are where nobody can see them."""
    return "\n".join(map(_isolated, text.split("\n"))) if turns(text) else text


def paired(one: str, other: str) -> str:
    """A link in words: "Ted → Parts lookup"."""
    return f"{isolated(one)} → {isolated(other)}"


def balanced(text: str) -> str:
    """The text with its isolates closed in each line; what would close those of others is opened
    before it, so that no character is lost."""
    return "\n".join(map(_balanced, text.split("\n"))) if _ISOLATES.search(text) else text


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces: whether each is isolated, and what it says without its isolate."""
    start = depth = 0
    for found in _ISOLATES.finditer(text):
        if found[0] != POP_ISOLATE:
            if not depth:
                yield False, text[start : found.start()]
                start = found.start()
            depth += 1
        elif depth == 1:
            yield True, text[start + 1 : found.start()]
            start, depth = found.end(), 0
        else:
            depth = max(0, depth - 1)
    yield False, text[start:]


def _line_turns(line: str) -> bool:
    depth = 0
    for character in filter(_TURNING.match, line):
        if depth and character == POP_ISOLATE:
            depth -= 1
        elif character in _INITIATORS:
            depth += 1
        elif not depth:
            return True
    return depth > 0


def _isolated(line: str) -> str:
    if not _line_turns(line):
        return line
    return f"{FIRST_STRONG_ISOLATE}{_balanced(line)}{POP_ISOLATE}"


def _balanced(line: str) -> str:
    depth = missing = 0
    for character in _ISOLATES.findall(line):
        if character != POP_ISOLATE:
            depth += 1
        elif depth:
            depth -= 1
        else:
            missing += 1
    return FIRST_STRONG_ISOLATE * missing + line + POP_ISOLATE * depth
