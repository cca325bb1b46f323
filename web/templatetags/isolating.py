"""How a value stands among other words, whatever writing it is in.

No template names these filters: `web.text.isolating` puts them where a value is printed.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, mark_safe

from web.text.direction import balanced, isolated, runs, shown, turns

register = template.Library()


@register.filter(is_safe=True)
def isolated_text(value: Any) -> Any:
    """In plain text, and where HTML holds nothing but text: an attribute, a title, an option."""
    return isolated(value) if _is_plain(value) else value


@register.filter
def isolated_each(values: Any) -> list[Any]:
    """Each of a list of texts, in plain text."""
    return [isolated_text(value) for value in values]


@register.filter(is_safe=True, needs_autoescape=True)
def isolated_words(value: Any, autoescape: bool = True) -> Any:
    """Among the words of a page.

    A sentence stands in an element of its own with the names in it: where elements are laid out
    as boxes it would else lose the spaces beside them.
    """
    if not _is_plain(value):
        return value
    text = shown(value)
    pieces = [(True, balanced(text))] if turns(text) else [run for run in runs(text) if run[1]]
    put = conditional_escape if autoescape else mark_safe
    drawn = "".join(f"<bdi>{put(piece)}</bdi>" if alone else put(piece) for alone, piece in pieces)
    return mark_safe(f"<span>{drawn}</span>" if len(pieces) > 1 else drawn)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and not value.isascii() and not isinstance(value, SafeData)
