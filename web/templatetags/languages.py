"""Texts, days and times in templates, in the language that is spoken.

Every template has these. A value that is no day, such as none yet, is written as nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django import template
from django.templatetags import i18n
from django.utils.safestring import SafeString, mark_safe

from web.text import formats, language

register = template.Library()


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
