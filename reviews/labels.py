"""What kinds of comments and the places that they stand in are called in front of people. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from canvases.steps import BY_KEY
from web.text import declared
from web.text.language import gettext
from web.text.language import gettext_noop as _

# The most pressing first.
_KINDS = (
    ("must_fix", _("Must fix")),
    ("should", _("Should")),
    ("question", _("Question")),
    ("praise", _("Praise")),
)
KIND_ORDER: Mapping[str, int] = MappingProxyType(
    {kind: place for place, (kind, _) in enumerate(_KINDS)}
)


def kinds() -> tuple[tuple[str, str], ...]:
    """Each kind with what it is called."""
    return declared.pairs(_KINDS)


def kind_label(kind: str) -> str:
    return dict(kinds())[kind]


def where(step: str) -> str:
    """What a step is called in a list of comments."""
    if not step:
        return gettext("The whole canvas")
    found = BY_KEY[step]
    if not found.number:
        return found.title
    return gettext("Step %(number)s: %(title)s") % {"number": found.number, "title": found.title}
