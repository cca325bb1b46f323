"""True or false; where it has choices, two words to choose from, "on" for true."""

from __future__ import annotations

from typing import Any

from canvases.document import Document
from canvases.fields.kinds.kind import Data, Declared, Kind, Option, Refused, Told, options
from web.text.declared import pairs
from web.text.language import gettext
from web.text.language import gettext_noop as _

_YES_NO = (("", _("No")), ("on", _("Yes")))


class Tick(Kind):
    column = "flag"

    def control(self, field: Declared, *, folded: bool) -> str:
        return "select" if field.choices else "tick"

    def options(self, field: Declared, document: Document) -> tuple[Option, ...]:
        return options(field)

    def read(self, field: Declared, name: str, data: Data) -> Any:
        return data.get(name, "").lower() not in ("", "0", "false")

    def words(self, field: Declared, value: Any, told: Told) -> str:
        return dict(field.choices or pairs(_YES_NO))["on" if value else ""]

    def stored(self, shape: Any, value: Any, key: str) -> Any:
        if not isinstance(value, bool):
            raise Refused(gettext("Choose yes or no."))
        return value

    def fact(self, field: Declared, value: Any, told: Told) -> str:
        return self.words(field, value, told) if value or field.choices else ""

    def sent(self, field: Declared, value: Any) -> Any:
        return "on" if value else ""


KIND = Tick()
