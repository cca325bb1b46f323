"""A founder's note for the PDF."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString, mark_safe

from canvases import markdown

_LINK = re.compile(r"(<a\b[^>]*>)(.*?)(</a>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def note(text: str) -> SafeString:
    """Safe HTML, with nothing but text in links.

    WeasyPrint makes every element in a link an annotation of its own, which a tagged PDF
    may only have inside the link itself.
    """
    return mark_safe(_LINK.sub(_plain_link, markdown.render(text)) if text.strip() else "")


def _plain_link(link: re.Match[str]) -> str:
    opening, content, closing = link.groups()
    words = _TAG.sub("", content)
    return f"{opening}{words}{closing}" if words.strip() else words
