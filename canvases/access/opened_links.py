"""The share links that a browser opened, which its session remembers by their ids.

What a link allows is asked of the database each time: the session only says which to ask for.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

_KEY = "share_links"
_NAME = "share_name"
# The latest; who opens more has the address of the others still.
_MOST = 30


@dataclass(frozen=True)
class Granted:
    """Ids of links, and the name that whoever opened them gave."""

    links: frozenset[int] = frozenset()
    name: str = ""


_NOTHING = Granted()


def of(request: HttpRequest) -> Granted:
    """What this browser opened; no query but that of its session."""
    links = request.session.get(_KEY)
    if not links:
        return _NOTHING
    return Granted(frozenset(links), request.session.get(_NAME, ""))


def call(request: HttpRequest, name: str) -> None:
    """Keep what whoever opened a link says to be called."""
    request.session[_NAME] = name


def remember(request: HttpRequest, link: int, name: str = "") -> None:
    """Keep a link that was opened, in a session under a new key."""
    kept = [one for one in request.session.get(_KEY, []) if one != link]
    request.session[_KEY] = [*kept, link][-_MOST:]
    if name:
        request.session[_NAME] = name
    request.session.cycle_key()
