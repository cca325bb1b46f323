"""The one page of ours about accounts; all others are allauth's."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from accounts.actors import actor_name, belongs_to


@require_safe
@never_cache
@ensure_csrf_cookie
def whoami(request: HttpRequest) -> JsonResponse:
    """Who is signed in now, and whether that is whom the asking page was made for."""
    name = actor_name(request)
    same = belongs_to(request, request.GET.get("page", ""))
    return JsonResponse({"actor": name, "same": same and bool(name)})
