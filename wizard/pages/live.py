"""What an open page asks again and again: did the canvas change, and who else is here."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_POST, require_safe

from canvases.access import Rights, presence
from canvases.access.visit import Visit, enter
from web.answers import kept_nowhere


@require_safe
def pulse(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """The canvas's revision and how far the talk about it is; 304 where the page has both already.
    One query beyond session and user, another one for who is not the owner, and no session is
    written."""
    visit = enter(request, canvas_id)
    revision, talk = visit.canvas.revision, _talk(visit)
    etag = f'"{revision}.{talk}"'
    if request.headers.get("If-None-Match") == etag:
        return _tagged(HttpResponseNotModified(), etag)
    return _tagged(JsonResponse({"canvas": revision, "talk": talk}), etag)


@require_POST
def here(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Say that this page is open, or with `gone` that it closed; the reply names the others."""
    visit = enter(request, canvas_id, _is_of_the_team)
    seat = _seat(request)
    if "gone" in request.POST:
        presence.leave(visit.canvas, seat)
        return HttpResponse(status=204)
    others = presence.arrive(visit.actor, visit.canvas, seat)
    response = JsonResponse({"here": [{"letter": v.letter, "name": v.name} for v in others]})
    return kept_nowhere(response)


def _talk(visit: Visit) -> int:
    """Who reads no comments does not even learn that there are new ones."""
    return visit.canvas.talk if visit.rights.comment else 0


def _is_of_the_team(rights: Rights) -> bool:
    """Who came by a link, or looks at an example, learns nobody's name and gives none."""
    return rights.read and rights.role in ("owner", "editor", "reviewer")


def _seat(request: HttpRequest) -> str:
    """The browser's place, without its session's name."""
    key = request.session.session_key or ""
    return salted_hmac("canvases.presence", key, algorithm="sha256").hexdigest()[:32]


def _tagged(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    return response
