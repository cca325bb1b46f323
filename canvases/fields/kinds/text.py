"""Several lines of text. The space around it says nothing."""

from __future__ import annotations

from typing import Any

from canvases.document import clean, is_storable, shows
from canvases.document.shape import TextShape
from canvases.fields.kinds.kind import Data, Declared, Kind, Refused, Told

BLANK = {"name": "Write a name.", "title": "Write a title.", "text": "Write a few words."}
UNSEEN = "There is nothing to see in this. Write a letter or two that can be read."


class Text(Kind):
    is_text = True
    has_lines = True

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return str(data.get(name, ""))

    def held(self, field: Declared, value: Any) -> Any:
        return value or ""

    def stored(self, shape: TextShape, value: Any, key: str) -> Any:
        if not isinstance(value, str) or not is_storable(value):
            raise Refused("Some of these characters cannot be stored.")
        said = shape.clean(value)
        if shape.least:
            said = said.strip()
            if not said:
                raise Refused(BLANK.get(key, BLANK["text"]))
            if not shows(said):
                raise Refused(UNSEEN)
        elif not shows(said):
            return ""  # nobody could see that anything stands there
        if shape.most is not None and len(said) > shape.most:
            raise Refused(f"Write at most {shape.most:,} characters; these are {len(said):,}.")
        return said

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        return _plain(one) == _plain(other)

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # it has a line of its own


def _plain(text: Any) -> str:
    return clean(str(text)).strip()


KIND = Text()
