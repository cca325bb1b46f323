"""Templates in which every printed value keeps its direction to itself.

A name may run from right to left, or hold characters that make what follows do so. Rather than
ask each `{{ value }}` of each template to mind that, the templates are read with a filter behind
every value: `<bdi>` among the words of a page, isolating characters in plain text and in attributes
that are read to people, and nothing where a value must stay as it is (a field's own value, an
address, an id). What a page says is told from its source, so it costs nothing while it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.template import Origin
from django.template.loaders import app_directories, filesystem
from django.utils.text import smart_split

from web.text.indentation import without_indentation

# What every template may use without loading it.
BUILTINS = (
    "web.templatetags.isolating",
    "django.templatetags.i18n",
    "web.templatetags.languages",  # says some of it faster
    "web.templatetags.forms",
)
LOADERS = ("web.text.isolating.FolderLoader", "web.text.isolating.AppLoader")

_TOKEN = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#})")
_VALUE = re.compile(r"{{\s*(.*?)\s*}}")
_TAG = re.compile(r"{%\s*(\w+)")
# Between these no filter may stand.
_AS_WRITTEN = {
    "verbatim": "endverbatim",
    "comment": "endcomment",
    "blocktrans": "endblocktrans",
}
# In these none may either: a value of a translated text gets its filter where the text begins.
_TRANSLATED, _TRANSLATED_ENDS = "blocktranslate", "endblocktranslate"

_SPOKEN = frozenset({"aria-label", "aria-description", "title", "alt", "placeholder", "label"})
_ONLY_TEXT = frozenset({"title", "option", "text", "tspan", "desc"})  # the last three are of SVG
_EXACT = frozenset({"textarea", "script", "style"})

_OPENING = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][\w-]*))")
_IN_TAG = re.compile(r"(>)|([^\s\"'>/=]+)\s*=\s*([\"']?)|[^\s>]")
_MAKES_HTML = re.compile(r"\|(join|linebreaksbr|linebreaks|urlize)\b")
_FILTERS = {"page": "isolated_words", "text": "isolated_text"}


class _Isolating:
    def get_contents(self, origin: Origin) -> str:
        source: str = super().get_contents(origin)  # type: ignore[misc]
        is_page = str(origin.name).endswith((".html", ".svg"))
        return isolating(without_indentation(source) if is_page else source, is_page=is_page)


class FolderLoader(_Isolating, filesystem.Loader):
    """Templates of the folders in the settings."""


class AppLoader(_Isolating, app_directories.Loader):
    """Templates of the apps."""


def isolating(source: str, *, is_page: bool) -> str:
    """The source of a template, with a filter behind every value that people read."""
    return "".join(_filtered(source, _Place() if is_page else _Anywhere()))


def _filtered(source: str, place: _Place) -> Iterator[str]:
    pieces = iter(_TOKEN.split(source))
    until = ""
    for piece in pieces:
        tag = _TAG.match(piece)
        if tag and not until and tag[1] == _TRANSLATED:
            yield from _translated(piece, pieces, place)
        elif tag:
            until = "" if tag[1] == until else until or _AS_WRITTEN.get(tag[1], "")
            yield piece
        elif piece.startswith("{#") or until:
            yield piece
        elif value := _VALUE.fullmatch(piece):
            yield _value(value[1], place.kind) if place.kind else piece
        else:
            place.pass_by(piece)
            yield piece


def _translated(opening: str, pieces: Iterator[str], place: _Place) -> Iterator[str]:
    """A translated text to its end, the values in it filtered as their places ask."""
    kinds: dict[str, str] = {}
    inside = []
    for piece in pieces:
        inside.append(piece)
        tag = _TAG.match(piece)
        if tag and tag[1] == _TRANSLATED_ENDS:
            break
        if value := _VALUE.fullmatch(piece):
            kinds.setdefault(value[1], place.kind)
        elif not tag:
            place.pass_by(piece)
    yield _with_filters(opening, {name: kind for name, kind in kinds.items() if kind})
    yield from inside


def _with_filters(opening: str, kinds: dict[str, str]) -> str:
    """The tag that begins a translated text, with a filter behind each value that stands in it.

    Django's admin gives values as "with user.name as name": it stays as it is written.
    """
    bits = list(smart_split(opening[2:-2].strip()))
    if "as" in bits:
        return opening
    if "asvar" in bits:  # where it will be printed nobody knows
        kinds = dict.fromkeys(kinds, "text")
    given = [bit.partition("=")[0] for bit in bits if "=" in bit]
    filtered = [_given(bit, kinds) for bit in bits]
    others = [f"{name}={_isolated(name, kinds[name])}" for name in kinds if name not in given]
    if others:
        at = filtered.index("with") if "with" in filtered else len(filtered)
        filtered[at : at + 1] = ["with", *others]
    return f"{{% {' '.join(filtered)} %}}"


def _given(bit: str, kinds: dict[str, str]) -> str:
    name, equals, expression = bit.partition("=")
    return f"{name}={_isolated(expression, kinds[name])}" if equals and name in kinds else bit


def _value(expression: str, kind: str) -> str:
    return f"{{{{ {_isolated(expression, kind)} }}}}"


def _isolated(expression: str, kind: str) -> str:
    """What gives a value, with its filter; before one that makes HTML, or one text of several."""
    if made := _MAKES_HTML.search(expression):
        first = "isolated_each" if made[1] == "join" else "isolated_text"
        expression = f"{expression[: made.start()]}|{first}{expression[made.start() :]}"
    return f"{expression}|{_FILTERS[kind]}"


class _Place:
    """Where in a page its source has come to."""

    def __init__(self) -> None:
        self._elements: list[str] = []  # the open ones that hold nothing but text
        self._tag = ""  # the name of the tag that is open, with a slash where it closes one
        self._attribute = ""
        self._end = ""  # what ends the attribute's value; a space where no quotes do
        self._in_comment = False

    @property
    def kind(self) -> str:
        """ "page", "text", or "" for where values stay as they are."""
        if self._attribute:
            return "text" if self._attribute in _SPOKEN else ""
        if self._tag or self._in_comment:
            return ""
        if not self._elements:
            return "page"
        return "" if self._elements[-1] in _EXACT else "text"

    def pass_by(self, text: str) -> None:
        at = 0
        while at < len(text):
            if self._in_comment:
                at = self._leave_comment(text, at)
            elif self._attribute:
                at = self._leave_value(text, at)
            elif self._tag:
                at = self._go_on_in_tag(text, at)
            else:
                at = self._go_on_in_words(text, at)

    def _leave_comment(self, text: str, at: int) -> int:
        end = text.find("-->", at)
        self._in_comment = end < 0
        return len(text) if end < 0 else end + 3

    def _leave_value(self, text: str, at: int) -> int:
        found = re.compile(r"[\s>]" if self._end == " " else self._end).search(text, at)
        if found is None:
            return len(text)
        self._attribute = ""
        return found.start() if found[0] == ">" else found.end()

    def _go_on_in_tag(self, text: str, at: int) -> int:
        found = _IN_TAG.search(text, at)
        if found is None:
            return len(text)
        if found[1]:
            self._close_tag()
        elif found[2]:
            self._attribute, self._end = found[2].lower(), found[3] or " "
        return found.end()

    def _close_tag(self) -> None:
        name, self._tag = self._tag, ""
        if name.lstrip("/") not in _ONLY_TEXT | _EXACT:
            return
        if not name.startswith("/"):
            self._elements.append(name)
        elif name[1:] in self._elements:
            self._elements.remove(name[1:])

    def _go_on_in_words(self, text: str, at: int) -> int:
        found = _OPENING.search(text, at)
        if found is None:
            return len(text)
        self._in_comment = bool(found[1])
        self._tag = "" if found[1] else f"{found[2]}{found[3].lower()}"
        return found.end()


class _Anywhere(_Place):
    """A text without tags, such as a mail."""

    kind = "text"

    def pass_by(self, text: str) -> None:
        pass
