"""Asking people once what they are called, where others are about to read who they are."""

from __future__ import annotations

from django.http import HttpRequest

from accounts import names
from accounts.models import User
from canvases import editing


def take_name(request: HttpRequest) -> None:
    """What somebody answered who was asked; who has a name is not called otherwise by this. A first
    try that was refused has asked: the form that comes back still takes a name. Raises
    editing.Invalid."""
    user, typed = request.user, request.POST.get("name")
    if typed is None or not isinstance(user, User) or user.name:
        return
    if not (typed.strip() or names.is_wanted(user)):
        return
    try:
        names.give(user, typed)
    except names.NotAName as wrong:
        raise editing.Invalid({"name": [str(wrong)]}) from wrong
