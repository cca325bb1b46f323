"""Texts, days and times in templates, in the language that is spoken.

Every template has these. A value that is no day, such as none yet, is written as nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django import template
from django.template.base import TextNode, VariableNode
from django.templatetags import i18n
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from web.text import formats, language

register = template.Library()

# The words before the first value, and each value with the words behind it.
_Parts = tuple[str, list[tuple[template.Node, str]]]

_NAME = re.compile(r"%\((\w+)\)s")


class _SaidOnce(template.Node):
    """A text that is the same wherever it stands, translated once for each language: a page of
    many rows says it thousands of times."""

    def __init__(self, text: i18n.TranslateNode) -> None:
        self._text = text
        self._said: dict[str, str] = {}

    def render(self, context: template.Context) -> str:
        spoken = language.spoken()
        if spoken not in self._said:
            self._said[spoken] = self._text.render(context)
        return self._said[spoken]


class _WithValues(template.Node):
    """A text with values in it, taken apart once for each language: a value in it costs what it
    would in a template. Django puts the whole together each time it is drawn."""

    def __init__(self, parser: template.base.Parser, text: i18n.BlockTranslateNode) -> None:
        self._one, names = text.render_token_list(text.singular)
        self._many, others = text.render_token_list(text.plural)
        self._count: Any = text.counter
        given: dict[Any, Any] = {**text.extra_context, text.countervar: text.counter}
        self._values = {
            name: VariableNode(given.get(name) or parser.compile_filter(name))
            for name in (*names, *others)
        }
        self._parts: dict[str, _Parts] = {}

    def render(self, context: template.Context) -> str:
        key = language.spoken() if self._count is None else self._counted(context)
        if key not in self._parts:
            self._parts[key] = self._apart(
                language.gettext(self._one) if self._count is None else key
            )
        words, values = self._parts[key]
        drawn = [words]
        for value, behind in values:
            drawn += value.render(context), behind
        return "".join(drawn)

    def _counted(self, context: template.Context) -> str:
        return language.ngettext(self._one, self._many, self._count.resolve(context))

    def _apart(self, message: str) -> _Parts:
        """A name that a translation misspells is left to be seen."""
        words, *others = _NAME.split(message)
        pairs = zip(others[::2], others[1::2], strict=True)
        values: list[tuple[template.Node, str]] = [
            (self._values.get(name) or TextNode(name), behind.replace("%%", "%"))
            for name, behind in pairs
        ]
        return words.replace("%%", "%"), values


@register.tag
def translate(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """Django's own tag, faster where it prints one text."""
    text = i18n.do_translate(parser, token)
    bits = token.split_contents()
    is_one_text = len(bits) == 2 and bits[1][0] in "\"'" and bits[1][-1] == bits[1][0]
    return _SaidOnce(text) if is_one_text else text


@register.simple_tag
def page_language() -> SafeString:
    """The attributes of a page's root: its language, and its direction where that is not ours."""
    attributes = [f'lang="{language.tag()}"']
    if formats.locale().text_direction == "rtl":
        attributes.append('dir="rtl"')
    return mark_safe(" ".join(attributes))


@register.simple_tag
def script_texts() -> str:
    """The address of what scripts say in the language; what they say in English stands in them."""
    spoken = language.spoken()
    is_english = spoken in (language.ENGLISH, language.OURS)
    return "" if is_english else static(f"js/texts/{spoken}.js")


@register.tag
def blocktranslate(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """Django's own tag, faster where it prints its text."""
    text = i18n.do_block_translate(parser, token)
    return text if text.asvar or text.message_context else _WithValues(parser, text)


class _Gap(template.Node):
    def __init__(self, name: str, inside: template.NodeList) -> None:
        self.nodelist = inside
        self._name = name

    def render(self, context: template.Context) -> str:
        context[self._name] = mark_safe(self.nodelist.render(context).strip())
        return ""


@register.tag
def gap(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """What fills a gap of a sentence: the translated text says where in it that stands.

    {% gap who %}<select>…</select>{% endgap %}
    {% blocktranslate %}Write to {{ who }}.{% endblocktranslate %}
    """
    _, name = token.split_contents()
    inside = parser.parse(("endgap",))
    parser.delete_first_token()
    return _Gap(name, inside)


def _filter(written: Callable[[dt.datetime], str]) -> None:
    def filtered(value: dt.datetime | None) -> str:
        return written(value) if value else ""

    register.filter(written.__name__, filtered, expects_localtime=True)


for _written in (
    formats.short_day,
    formats.long_day,
    formats.day_of_year,
    formats.time_of_day,
    formats.short_moment,
    formats.long_moment,
):
    _filter(_written)
