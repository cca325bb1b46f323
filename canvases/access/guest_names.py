"""What people who came by a share link are called. They say so themselves, so nobody may take
them for somebody whom the owner let in by name."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from accounts import names
from canvases import document as doc
from canvases.models import Canvas


def shown(name: str) -> str:
    """The name as others read it, which nobody with a role on the canvas is called by."""
    mark = f" ({gettext(names.GUEST_MARK)})"
    return f"{name[: doc.NAME_LENGTH - len(mark)].rstrip()}{mark}"


def refusal(name: str, canvas: Canvas) -> str:
    """Why a guest may not be called that there; "" where they may. One query at most."""
    try:
        wanted = names.key_of(names.cleaned(name))
    except names.NotAName as wrong:
        return str(wrong)
    if wanted and wanted in {names.key_of(taken) for taken in _taken(canvas)}:
        return gettext("Somebody here is called that. Add a surname, or where you work.")
    return ""


def _taken(canvas: Canvas) -> Iterator[str]:
    """The names of the owner and the members. Their addresses have an @, which no guest's has."""
    if canvas.owner is not None:
        yield canvas.owner.name
    yield from canvas.members.values_list("user__name", flat=True)
