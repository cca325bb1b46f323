"""The invitations that wait for whoever is at the page."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.models import User
from canvases import access, editing, words
from canvases.access import Actor

register = template.Library()
_MOST = 20


@register.inclusion_tag("canvases/parts/invitations.html", takes_context=True)
def invitations(context: dict[str, Any]) -> dict[str, Any]:
    """With who asks, and for what; one query."""
    user = context["request"].user
    if not isinstance(user, User):
        return {}
    waiting = editing.waiting_for(user).select_related("canvas", "invited_by").order_by("-id")
    asked = [
        (one, access.name_of(Actor(user=one.invited_by)), words.roles()[one.role].lower())
        for one in waiting[:_MOST]
    ]
    return {"asked": asked, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def unconfirmed(context: dict[str, Any]) -> list[str]:
    """The addresses whose invitations are not shown; one query."""
    user = context["request"].user
    return editing.unconfirmed(user) if isinstance(user, User) else []
