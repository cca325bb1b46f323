"""Who is signed in, for pages that come up when nothing else does."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest


def signed_in_as(request: HttpRequest) -> str:
    """The address of whoever is signed in; nothing where nobody is, or where it cannot be told."""
    with suppress(Exception):  # no session, no database, no cache: each has errors of its own
        return str(getattr(request.user, "email", ""))
    return ""
