"""Several lines of text. The space around it says nothing."""

from __future__ import annotations

from typing import Any

from canvases.document import clean, is_storable, shows
from canvases.document.shape import TextShape
from canvases.fields.kinds.kind import Data, Declared, Kind, Refused, Told
from web.text.formats import number
from web.text.language import gettext, gettext_noop

BLANK = {
    "name": gettext_noop("Write a name."),
    "title": gettext_noop("Write a title."),
    "text": gettext_noop("Write a few words."),
}
UNSEEN = gettext_noop("There is nothing to see in this. Write a letter or two that can be read.")


class Text(Kind):
    column = "text"
    is_text = True
    has_lines = True

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return str(data.get(name, ""))

    def held(self, field: Declared, value: Any) -> Any:
        return value or ""

    def stored(self, shape: TextShape, value: Any, key: str) -> Any:
        if not isinstance(value, str) or not is_storable(value):
            raise Refused(gettext("Some of these characters cannot be stored."))
        said = shape.clean(value)
        if shape.least:
            said = said.strip()
            if not said:
                raise Refused(gettext(BLANK.get(key, BLANK["text"])))
            if not shows(said):
                raise Refused(gettext(UNSEEN))
        elif not shows(said):
            return ""  # nobody could see that anything stands there
        if shape.most is not None and len(said) > shape.most:
            raise Refused(
                gettext("Write at most %(most)s characters; these are %(count)s.")
                % {"most": number(shape.most), "count": number(len(said))}
            )
        return said

    def same(self, field: Declared, one: Any, other: Any) -> bool:
        return _plain(one) == _plain(other)

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return ""  # it has a line of its own


def _plain(text: Any) -> str:
    return clean(str(text)).strip()


KIND = Text()
