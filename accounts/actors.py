"""What a page calls the person it was made for, so that nobody else's words leave it.

The name is a keyed hash: it can be compared, and tells nothing. Words that wait in a tab
are kept under it, and every save says it, so that whoever signs in meanwhile gets none.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.guests import guest_id
from accounts.models import Guest, User

_SALT = "accounts.actors"
_LENGTH = 24


def actor_name(request: HttpRequest) -> str:
    """Who the request comes from: somebody signed in, else the guest of a browser, else ""."""
    if isinstance(request.user, User):
        return _named("user", request.user.pk)
    guest = guest_id(request)
    return _named("guest", guest) if guest else ""


def belongs_to(request: HttpRequest, name: str) -> bool:
    """Whether a page of that name is still in its own person's hands.

    Somebody who signs in takes along what they began as a guest, so that a page of that
    guest goes on being theirs.
    """
    if name == actor_name(request):
        return True
    guest = guest_id(request)
    if guest and name == _named("guest", guest):
        return True
    if not isinstance(request.user, User):
        return False
    claimed = Guest.objects.filter(claimed_by=request.user).values_list("pk", flat=True)
    return any(name == _named("guest", pk) for pk in claimed)


def _named(kind: str, key: object) -> str:
    return salted_hmac(_SALT, f"{kind} {key}", algorithm="sha256").hexdigest()[:_LENGTH]
