"""From the bytes of a canvas file to a document."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from canvases.document.errors import DocumentError, FileProblem
from canvases.document.order import ordered
from canvases.document.rules import problems_of
from canvases.document.shape import FilePlace, Object, shape_of
from canvases.document.values import FILE_BYTES, FILE_LEVELS, Document
from web.text.formats import number
from web.text.language import gettext

_LONGEST_INTEGER = 20
_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)


def decode(data: bytes) -> Document:
    """The document that a canvas file holds, its text normalised and its sets in order.

    Raises DocumentError, whatever the bytes are. A byte order mark at the start is let pass.
    """
    tree = _parsed(_text(data))
    problems: list[FileProblem] = []
    document = cast(Document, shape_of(Document).read(tree, FilePlace("$", problems)))
    if problems := problems or problems_of(document):
        raise DocumentError(*problems)
    return ordered(document)


@dataclass(frozen=True)
class _Number:
    """A number that no key of the file takes: it has a point, or is far too large."""

    text: str

    def __str__(self) -> str:
        return self.text


def _text(data: bytes) -> str:
    if len(data) > FILE_BYTES:
        _refuse(
            gettext("a file of at most %(count)s bytes") % {"count": number(FILE_BYTES)},
            gettext("%(count)s bytes") % {"count": number(len(data))},
        )
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        wrong = " ".join(f"{byte:02x}" for byte in data[error.start : error.end])
        found = gettext("the bytes %(bytes)s at byte %(place)s")
        _refuse(
            gettext("text in UTF-8"), found % {"bytes": wrong, "place": number(error.start + 1)}
        )


def _parsed(text: str) -> Any:
    _check_levels(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_Number,
            parse_constant=_Number,
        )
    except json.JSONDecodeError as error:
        # What the parser says is English, whoever reads it.
        what = re.sub(" at$", "", error.msg[:1].lower() + error.msg[1:])
        found = gettext("%(what)s at line %(line)s, column %(column)s")
        told = found % {"what": what, "line": error.lineno, "column": error.colno}
        _refuse(gettext("valid JSON"), told)


def _check_levels(text: str) -> None:
    """Refuse what is nested too deep before the parser, which recurses, sees it."""
    level = 0
    for match in _BRACKETS.finditer(text):
        mark = match[0][0]
        level += (mark in "[{") - (mark in "]}")
        if level > FILE_LEVELS:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            found = gettext("more at line %(line)s, column %(column)s")
            _refuse(
                gettext("at most %(count)s levels") % {"count": FILE_LEVELS},
                found % {"line": line, "column": column},
            )


def _object(pairs: list[tuple[str, Any]]) -> Object:
    made = Object(pairs)
    if len(made) < len(pairs):
        times = Counter(key for key, _ in pairs)
        made.repeated = tuple(key for key, count in times.items() if count > 1)
    return made


def _integer(digits: str) -> int | _Number:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else _Number(digits)


def _refuse(expected: str, found: str) -> NoReturn:
    raise DocumentError(FileProblem("$", expected, found))
