"""What somebody wrote about a canvas that is closed to them now."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from canvases.models import Parting
from canvases.words import roles
from web.answers import kept_nowhere


@require_safe
@login_required
def kept(request: HttpRequest, pk: int) -> HttpResponse:
    """Theirs alone, and nothing of what came later."""
    partings = Parting.objects.select_related("kept").filter(user=request.user.pk)
    parting = get_object_or_404(partings, pk=pk)
    held = getattr(parting, "kept", None)
    texts = [
        {**one, "at": dt.datetime.fromisoformat(one["at"])} for one in (held.texts if held else ())
    ]
    context = {"parting": parting, "texts": texts, "role": roles()[parting.role]}
    response = render(request, "reviews/kept.html", context)
    return kept_nowhere(response)
