"""Under what name, logo and colour somebody's reviews go out."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_noop

from accounts.models import User
from canvases import editing
from canvases.access import Actor, name_of
from canvases.pages.uploads import PICTURE_BYTES
from reviews.letterheads import colours, logos
from reviews.letterheads.logos import Logo
from reviews.models import NAME_LENGTH, Letterhead
from reviews.texts import checked

_WRONG_COLOUR = gettext_noop(
    "Write a colour as # and six digits or letters from a to f, such as #1f5f5b."
)
_TOO_LONG = gettext_noop("At most %(most)s MB. Make it smaller, and choose it again.")
_AGAIN = gettext_noop("The logo was not kept, because something else was wrong. Choose it again.")


@dataclass(frozen=True)
class PaperHead:
    """What stands at the head of a paper."""

    name: str
    colour: str = colours.OURS
    logo: Logo | None = None

    @property
    def on_colour(self) -> str:
        return colours.to_write_on(self.colour)

    @property
    def text_colour(self) -> str:
        return colours.to_write_with(self.colour)


def letterhead_of(user: User) -> Letterhead:
    """What somebody chose; one that says nothing, and is not stored, where they never did."""
    return Letterhead.objects.filter(user=user).first() or Letterhead(user=user)


def head_of(user: User | None) -> PaperHead | None:
    """None for somebody who chose nothing, or is gone."""
    held = Letterhead.objects.select_related("user").filter(user=user).first() if user else None
    return shown(held) if held else None


def shown(held: Letterhead) -> PaperHead:
    """What is not chosen is the person's own name, and our colour."""
    logo = Logo(bytes(held.logo), held.logo_width, held.logo_height) if held.logo else None
    return PaperHead(held.name or name_of(Actor(user=held.user)), held.colour or colours.OURS, logo)


def save(
    user: User, *, name: str, colour: str, upload: UploadedFile | None, without_logo: bool
) -> None:
    """All or nothing; a logo stays where no other is given. Raises Invalid for each field."""
    held, errors = letterhead_of(user), {}
    for field, read in (
        ("name", lambda: _name(held, name)),
        ("colour", lambda: _colour(held, colour)),
        ("logo", lambda: _logo(held, upload, without_logo)),
    ):
        try:
            read()
        except editing.Invalid as invalid:
            errors[field] = invalid.errors[field]
    if errors:
        again = {"logo": [gettext(_AGAIN)]} if upload else {}
        raise editing.Invalid({**again, **errors})
    if held.says_nothing:
        Letterhead.objects.filter(user=user).delete()
    else:
        held.save()


def _name(held: Letterhead, typed: str) -> None:
    held.name = checked(" ".join(typed.split()), "name", most=NAME_LENGTH)


def _colour(held: Letterhead, typed: str) -> None:
    found = colours.colour_of(typed) if typed.strip() else ""
    if found is None:
        raise editing.Invalid({"colour": [gettext(_WRONG_COLOUR)]})
    held.colour = found


def _logo(held: Letterhead, upload: UploadedFile | None, without_logo: bool) -> None:
    if upload is not None:
        held.logo, held.logo_width, held.logo_height = _redrawn(upload)
    elif without_logo:
        held.logo, held.logo_width, held.logo_height = b"", 0, 0


def _redrawn(upload: UploadedFile) -> Logo:
    if (upload.size or 0) > PICTURE_BYTES:  # of which only the start was kept
        raise editing.Invalid({"logo": [gettext(_TOO_LONG) % {"most": PICTURE_BYTES // 2**20}]})
    try:
        return logos.redrawn(upload.read())
    except logos.NotALogo as reason:
        raise editing.Invalid({"logo": [str(reason)]}) from reason
