"""Asking people once what they are called, where others are about to read who they are."""

from __future__ import annotations

from django.http import HttpRequest

from accounts import names
from accounts.models import User
from canvases import editing


def take_name(request: HttpRequest) -> None:
    """What somebody answered who was asked; nobody else is. Raises editing.Invalid."""
    user = request.user
    if "name" not in request.POST or not isinstance(user, User) or not names.is_wanted(user):
        return
    try:
        names.give(user, request.POST["name"])
    except names.NotAName as wrong:
        raise editing.Invalid({"name": [str(wrong)]}) from wrong
