"""What is wrong with a canvas file, and where."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from web.text.language import gettext

MOST_PROBLEMS = 100
_SHOWN_PROBLEMS = 20
_SHOWN_LENGTH = 60
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class FileProblem(NamedTuple):
    """One thing that is wrong: the path inside the file, what was expected, what stood there."""

    path: str
    expected: str
    found: str

    def __str__(self) -> str:
        return gettext("%(path)s: expected %(expected)s, found %(found)s") % self._asdict()


class DocumentError(ValueError):
    """The file is not a canvas. `problems` says where; never empty, at most 100 long."""

    def __init__(self, *problems: FileProblem) -> None:
        self.problems = problems[:MOST_PROBLEMS]
        super().__init__(*self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:_SHOWN_PROBLEMS]]
        if (more := len(self.problems) - _SHOWN_PROBLEMS) > 0:
            is_cut = len(self.problems) == MOST_PROBLEMS
            told = (
                gettext("and at least %(count)s more") if is_cut else gettext("and %(count)s more")
            )
            lines.append(told % {"count": more})
        return "\n".join(lines)


def key_path(path: str, key: str) -> str:
    """The path of a key of the object at `path`."""
    if _PLAIN_KEY.fullmatch(key) and len(key) <= _SHOWN_LENGTH:
        return f"{path}.{key}"
    return f"{path}[{shown(key)}]"


def shown(value: Any) -> str:
    """A value as it stands in the file, short enough for a line."""
    if isinstance(value, dict):
        return gettext("an object")
    if isinstance(value, list):
        return gettext("a list")
    if not isinstance(value, str):
        return _shortened(json.dumps(value) if isinstance(value, bool | None) else str(value))
    text = json.dumps(value[: _SHOWN_LENGTH + 1], ensure_ascii=False)
    return _shortened(text).encode("utf-8", "backslashreplace").decode("utf-8")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"
