"""Templates are indented for those who write them; a page goes without.

What is left of a line break is the one white space that a browser sees in it: between words, and
before each attribute of a tag. Where a tag of Django's stands on a line of its own there would be
two, and a piece more to draw each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_DJANGO = r"{%.*?%}|{{.*?}}|{\#.*?\#}"
_QUOTED = rf""" "(?:{_DJANGO}|[^"])*+" | '(?:{_DJANGO}|[^'])*+' """
# A translated text is known by what stands in the file; in these elements a line break is shown.
_AS_WRITTEN = r"""
    (?s: {%\s*(?:blocktranslate|comment|verbatim)\b .*?
         {%\s*end(?:blocktranslate|comment|verbatim)\s*%}
       | <(?:pre|script|style|textarea)\b .*? </(?:pre|script|style|textarea)> )
"""
_TAG = re.compile(rf"</?[a-zA-Z][\w-]* (?: {_DJANGO} | {_QUOTED} | [^>\"'] )*+ >", re.VERBOSE)
_MARKUP = re.compile(rf"{_AS_WRITTEN} | {_TAG.pattern}", re.VERBOSE)
_IN_TAG = re.compile(
    rf"""(?P<space> \s+ | {{\#.*?\#}} )
    | {{%\s* (?: (?P<begins> if ) | (?P<between> elif | else ) | (?P<ends> endif ) )\b .*? %}}
    | (?P<ended> > ) | (?P<word> {_DJANGO} | {_QUOTED} | [^\s\"'{{>]+ | . )""",
    re.VERBOSE,
)

_PIECE = re.compile(rf"({_AS_WRITTEN} | {_DJANGO})", re.VERBOSE)
_BLOCK = re.compile(r"{%\s*(end)?(for|ifchanged|if|with)\b|{%\s*(elif|else|empty)\b")
_DRAWS_NOTHING = re.compile(r"{#|{%\s*(load\b|(translate|url)\b.*\bas\s+\w+\s*%})")
_LINE_BREAK = re.compile(r"[ \t]*\n\s*")


def without_indentation(source: str) -> str:
    """The source of a page's template, with the white space that its readers alone need taken out.

    A line break before a tag of Django's goes where white space stands behind every tag of its
    block: whichever way the page is drawn, it comes past that one.
    """
    pieces = [
        piece if at % 2 else _LINE_BREAK.sub("\n", piece)
        for at, piece in enumerate(_PIECE.split(_MARKUP.sub(_tag_in_a_line, source)))
    ]
    drop = {at for block in _blocks(pieces) if _is_spaced(pieces, block) for at in block}
    return "".join(
        piece.removesuffix("\n") if at + 1 in drop else piece for at, piece in enumerate(pieces)
    )


def _tag_in_a_line(markup: re.Match[str]) -> str:
    return _TAG.sub(_in_a_line, markup[0], count=1) if markup[0].startswith("<") else markup[0]


def _in_a_line(tag: re.Match[str]) -> str:
    """A tag with one space before each attribute, within the condition where it stands in one."""
    pieces = list(_IN_TAG.finditer(tag[0]))
    if not _is_clear([piece.lastgroup for piece in pieces]):
        return tag[0]
    written = []
    waits, waited = False, []  # whether a space is to be written, here and before each condition
    for piece in pieces:
        match piece.lastgroup:
            case "space":
                waits = True
                continue
            case "begins":
                waited.append(waits)
            case "between":
                waits = waited[-1]
            case "ends":
                waited.pop()
            case "word":
                written.append(" " * waits)
                waits = False
        written.append(piece[0])
    return "".join(written)


def _is_clear(kinds: Sequence[str | None]) -> bool:
    """Whether no condition is a part of a name, or of two tags."""
    runs_on = any(
        before != "space" and (kind, behind) == ("ends", "word")
        for before, kind, behind in zip(kinds, kinds[1:], kinds[2:], strict=False)
    )
    return not runs_on and kinds.count("begins") == kinds.count("ends")


def _blocks(pieces: Sequence[str]) -> Iterator[list[int]]:
    """Where the tags of each block stand, from the one that opens it to the one that ends it."""
    opened: list[list[int]] = []
    for at, piece in enumerate(pieces):
        if not at % 2:
            continue
        if _DRAWS_NOTHING.match(piece):
            yield [at]
        elif tag := _BLOCK.match(piece):
            ends, begins, _ = tag.groups()
            if begins and not ends:
                opened.append([])
            if opened:
                opened[-1].append(at)
            if ends and opened:
                yield opened.pop()


def _is_spaced(pieces: Sequence[str], block: Sequence[int]) -> bool:
    return all(pieces[at + 1][:1].isspace() for at in block)
