"""What a page needs to know of the person: where the mails are, and whether this is a guest."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from accounts.actors import actor_name
from accounts.guests import guest_id

register = template.Library()


@register.simple_tag
def mail_is_kept() -> bool:
    """Whether mails are not sent. Where they are kept is told on the terminal, to who runs it."""
    return not settings.MAIL_IS_SENT


@register.simple_tag(takes_context=True)
def has_begun_here(context: dict[str, Any]) -> bool:
    """Whether canvases were begun in this browser that wait for their owner."""
    return guest_id(context["request"]) is not None


@register.simple_tag(takes_context=True)
def page_of(context: dict[str, Any]) -> str:
    """Whom the page is made for, as its scripts compare it; "" for nobody."""
    request = context.get("request")
    return actor_name(request) if request is not None else ""
