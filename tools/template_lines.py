"""Lines of templates that can be read: indented by what is open, and no wider than a screen.

    python tools/template_lines.py           put the indentation right, and name what is too wide
    python tools/template_lines.py --check   name both

A line stands two columns right of the line that opened what it is in: an element, a block of
Django's, or a tag whose attributes take several lines. Where lines are broken people decide, for
no formatter knows between which words and elements a space may appear.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
WIDTH = 120  # wider than code, for a tag of Django's cannot be broken
STEP = 2

_PIECE = re.compile(
    r"""{\#.*?\#}|{{.*?}}|{%-?\s*(?P<django>\w+).*?%}
    |<!--.*?-->|<!\w[^>]*>|<(?P<closes>/?)(?P<element>[a-zA-Z][\w-]*)|(?P<ends>/?>)|(?P<quote>["'])""",
    re.VERBOSE | re.DOTALL,
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_BETWEEN = frozenset({"elif", "else", "empty", "plural"})
# A line break in these is a part of the page.
_AS_WRITTEN = frozenset({"%comment", "%verbatim", "pre", "script", "style", "textarea", '"', "'"})


@dataclass(frozen=True, slots=True)
class _Open:
    what: str  # an element's name, "%if" for a tag of Django's, "<" for a tag, or a quote
    indent: int  # of the line that opened it
    element: str = ""  # which one the tag opens


def main(arguments: Sequence[str]) -> int:
    found = []
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        source = path.read_text()
        if "--check" not in arguments and (shaped := indented(source)) != source:
            path.write_text(shaped)
            source = shaped
        found += [f"{name}:{line}: {fault}" for line, fault in faults_of(source)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


def faults_of(source: str) -> Iterator[tuple[int, str]]:
    """The lines that are not as they should be, by their numbers."""
    lines = zip(source.splitlines(), indented(source).splitlines(), strict=True)
    for number, (line, shaped) in enumerate(lines, 1):
        if len(shaped) > WIDTH:
            yield number, f"{len(shaped)} columns, more than {WIDTH}"
        if line != shaped:
            yield number, f"starts in column {_indent(line)}, not {_indent(shaped)}"


def indented(source: str) -> str:
    """The template with each line where what is open puts it."""
    blocks = set(re.findall(r"{%\s*end(\w+)", source))
    lines: list[str] = []
    opened: list[_Open] = []
    for line in source.splitlines():
        if not any(one.what in _AS_WRITTEN for one in opened):
            text = line.strip()
            line = " " * _column(text, opened) + text if text else ""
        lines.append(line)
        for piece in _PIECE.finditer(line):
            _pass_by(piece, opened, blocks, _indent(line))
    return "".join(f"{line}\n" for line in lines)


def _column(text: str, opened: Sequence[_Open]) -> int:
    """Where a line stands: under what it closes, or inside what is open."""
    first = _PIECE.match(text)
    if first and first["django"] in _BETWEEN:
        at = _last(opened, "%")
    else:
        at = _last(opened, _closed(first)) if first and _closed(first) else -1
    if at >= 0:
        return opened[at].indent
    return opened[-1].indent + STEP if opened else 0


def _pass_by(piece: re.Match[str], opened: list[_Open], blocks: set[str], indent: int) -> None:
    """Open or close what this piece of the template does."""
    tag = _last(opened, "<")
    if (django := piece["django"]) in blocks:
        opened.append(_Open(f"%{django}", indent))
    elif django in _BETWEEN:
        del opened[_last(opened, "%") + 1 :]
    elif piece["quote"] and tag >= 0:
        _turn_quote(piece["quote"], opened, indent)
    elif piece["ends"]:
        if tag >= 0 and not _in_quotes(opened):
            _end_tag(piece["ends"], opened, tag, indent)
    elif piece["element"] and not piece["closes"] and tag < 0:
        opened.append(_Open("<", indent, piece["element"].lower()))
    elif (closed := _closed(piece)) and (at := _last(opened, closed)) >= 0:
        # What one branch opened and another place closes stays open.
        del opened[at]


def _end_tag(ends: str, opened: list[_Open], tag: int, indent: int) -> None:
    element = opened[tag].element
    del opened[tag:]
    if ends == ">" and element not in _VOID:
        opened.append(_Open(element, indent))


def _turn_quote(quote: str, opened: list[_Open], indent: int) -> None:
    if not _in_quotes(opened):
        opened.append(_Open(quote, indent))
    elif opened[-1].what == quote:
        opened.pop()


def _in_quotes(opened: Sequence[_Open]) -> bool:
    return any(one.what in "\"'" for one in opened)


def _closed(piece: re.Match[str]) -> str:
    if piece["ends"]:
        return "<"
    if piece["closes"]:
        return piece["element"].lower()
    ends = (piece["django"] or "").startswith("end")
    return f"%{piece['django'].removeprefix('end')}" if ends else ""


def _last(opened: Sequence[_Open], what: str) -> int:
    """Where the innermost of these is; "%" is any tag of Django's."""
    found = (
        at for at, one in reversed(list(enumerate(opened))) if what in (one.what, one.what[:1])
    )
    return next(found, -1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
