"""A founder's Markdown as HTML that can hurt no page: notes on screen and in the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from web.text.language import gettext, spoken

_DEEPEST = 6
_TAGS = {
    *("p", "br", "hr", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td", "span"),
}
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "th": {"scope"}}
_CLASSES = {
    "li": {"task", "task--done"},
    "span": {"task__state"},
    "th": {"amount"},
    "td": {"amount"},
}
_TASK = re.compile(r"\[([ xX])\](?:\s+|$)")
_STRONG = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*")
_SCHEMES = ("http", "https", "mailto")


def render(text: str, *, under: int = 2) -> SafeString:
    """The text as safe HTML, with its headings below a heading of level `under`.

    HTML in the text stands as text. A picture becomes a link to it, so that reading a
    note asks no other host for anything.
    """
    return _rendered(text, under, spoken())


@lru_cache(maxsize=1024)
def _rendered(text: str, under: int, language: str) -> SafeString:
    """Kept by the language, in which a task's state is told."""
    return mark_safe(
        nh3.clean(
            _parser().render(text, {"under": under}),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            allowed_classes=_CLASSES,
            url_schemes=set(_SCHEMES),
            url_relative="deny",
            link_rel="nofollow noopener noreferrer",
        )
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20})
    parser.validateLink = _leads_elsewhere  # type: ignore[method-assign]
    parser.add_render_rule("image", _linked_picture)
    parser.enable("table")
    parser.core.ruler.push("headings_below", _headings_below)
    parser.core.ruler.push("tasks", _tasks)
    parser.core.ruler.push("columns", _columns)
    parser.core.ruler.push("strong_without_spaces", _strong_without_spaces)
    return parser


def _leads_elsewhere(url: str) -> bool:
    """Links into our own pages are refused too: a note is read by others than its writer."""
    return url.lower().startswith(tuple(f"{scheme}:" for scheme in _SCHEMES))


def _linked_picture(
    renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    address = str(tokens[index].attrGet("src") or "")
    return format_html('<a href="{}">{}</a>', address, tokens[index].content or address)


def _headings_below(state: StateCore) -> None:
    """Shift headings below the page's own, and let none skip a level.

    Founders write `#` or `###` for looks; a heading that skips a level is lost on those
    who listen to the page, and is an error in a tagged PDF.
    """
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    openings = (int(token.tag[1:]) for token in headings if token.nesting == 1)
    depths = iter(tuple(_depths(openings)))
    depth = 0
    for token in headings:
        if token.nesting == 1:
            depth = next(depths)
        token.tag = f"h{min(state.env['under'] + depth, _DEEPEST)}"


def _tasks(state: StateCore) -> None:
    """ "- [ ] ring" and "- [x] ring" as a task, whose state is told in words too."""
    for item, _, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        children = inline.children or []
        if item.type != "list_item_open" or not children:
            continue
        if task := _TASK.match(children[0].content):
            is_done = task[1] != " "
            children[0].content = children[0].content[task.end() :]
            item.attrSet("class", "task task--done" if is_done else "task")
            told = Token("html_inline", "", 0)
            word = gettext("Done") if is_done else gettext("To do")
            told.content = f'<span class="task__state">{word}: </span>'
            children.insert(0, told)


def _columns(state: StateCore) -> None:
    """Heads say that they stand over a column; figures may stand to the right."""
    for token in state.tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type in ("th_open", "td_open") and "right" in str(token.attrs.pop("style", "")):
            token.attrSet("class", "amount")


def _strong_without_spaces(state: StateCore) -> None:
    """ "**「重要」**です" is strong too: CommonMark wants a space, which much writing has not."""
    for inline in state.tokens:
        if inline.children and any("**" in child.content for child in inline.children):
            inline.children = [new for child in inline.children for new in _strong_in(child)]


def _strong_in(token: Token) -> Iterator[Token]:
    if token.type != "text":
        yield token
        return
    for place, words in enumerate(_STRONG.split(token.content)):
        if place % 2:
            yield Token("strong_open", "strong", 1)
        text = Token("text", "", 0)
        text.content = words
        yield text
        if place % 2:
            yield Token("strong_close", "strong", -1)


def _depths(levels: Iterable[int]) -> Iterator[int]:
    """How deep each heading lies under those before it, from 1."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield len(above)
