"""What people who came by a share link are called. They say so themselves, so nobody may take
them for somebody whom the owner let in by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from canvases import document as doc
from canvases.models import Canvas

_SAID_BESIDE = " (guest by link)"


def shown(name: str) -> str:
    """The name as others read it, which nobody with a role on the canvas is called by."""
    return f"{name[: doc.NAME_LENGTH - len(_SAID_BESIDE)].rstrip()}{_SAID_BESIDE}"


def refusal(name: str, canvas: Canvas) -> str:
    """Why a guest may not be called that there; "" where they may. One query at most."""
    if not doc.is_storable(name):
        return "There are characters in it that cannot be stored."
    wanted = _key(name)
    if "@" in wanted:
        return "Write your name, not an e-mail address."
    if wanted and wanted in {_key(taken) for taken in _taken(canvas)}:
        return "Somebody here is called that. Add a surname, or where you work."
    return ""


def _taken(canvas: Canvas) -> Iterator[str]:
    """The names of the owner and the members. Their addresses have an @, which no guest's has."""
    if canvas.owner is not None:
        yield canvas.owner.name
    yield from canvas.members.values_list("user__name", flat=True)


def _key(name: str) -> str:
    """By what two names look the same: case, white space and what is not seen aside."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(
        one for one in folded if not one.isspace() and unicodedata.category(one) not in ("Cf", "Cc")
    )
