"""What people typed, as it is stored."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext

from canvases import document as doc
from canvases import editing
from canvases.fields import days
from web.text.formats import number


def checked(
    typed: str, field: str, *, most: int = doc.TEXT_LENGTH, needed: str = "", clear: bool = True
) -> str:
    """The text without what cannot be stored; `needed` is what to say where it is missing.

    Raises editing.Invalid for the field.
    """
    if not doc.is_storable(typed):
        raise editing.Invalid(
            {field: [gettext("There are characters in it that cannot be stored.")]}
        )
    text = doc.clean_line(typed) if most <= doc.NAME_LENGTH else doc.clean(typed)
    text = text.strip() if clear else text
    if needed and not doc.shows(text):
        raise editing.Invalid({field: [needed]})
    if len(text) > most:
        raise editing.Invalid(
            {
                field: [
                    gettext("At most %(most)s characters; these are %(count)s.")
                    % {"most": number(most), "count": number(len(text))}
                ]
            }
        )
    return text


def chosen(typed: str, field: str, values: tuple[str, ...], needed: str) -> str:
    """One of the values. Raises editing.Invalid for the field."""
    if typed not in values:
        raise editing.Invalid({field: [needed]})
    return typed


def date(typed: str, field: str) -> dt.date | None:
    """A date, or None where nothing was typed. Raises editing.Invalid for the field."""
    if not typed.strip():
        return None
    said = days.day(typed)
    if said is None:
        raise editing.Invalid({field: [gettext(days.WRONG)]})
    return said
