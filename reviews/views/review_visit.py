"""Where a request of a review is, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from accounts.models import User
from canvases import editing
from canvases.access import Rights
from canvases.access.visit import Parted, Visit, enter
from reviews.transitions import WrongState
from reviews.transitions import label as state_label
from reviews.views import lapsed
from web.answers import kept_nowhere, see_other

_SAID: Mapping[str, str] = {
    "submit": gettext_noop("This canvas is with the reviewer already."),
    "withdraw": gettext_noop("There is nothing to take back."),
    "begin": gettext_noop("Nothing was submitted yet."),
    "ask": gettext_noop("Nothing was submitted, or the review is finished already."),
    "approve": gettext_noop("Nothing was submitted, or the review is finished already."),
    "reopen": gettext_noop("Only what is approved can be reopened."),
}
_UNSEEN = gettext_noop("The page did not say what it had seen. Go back, and try again.")
View = Callable[..., HttpResponse]


def comments(rights: Rights) -> bool:
    return rights.comment


def reads_versions(rights: Rights) -> bool:
    return rights.versions


def reviews(rights: Rights) -> bool:
    return rights.review


def owns(rights: Rights) -> bool:
    return rights.share


def refuses(view: View) -> View:
    """Show what the domain refuses with everything typed: 409, 428 and 422, with the words."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (editing.NotFound, Http404) as missing:
            return _missing(request, kwargs["canvas_id"], missing)
        except WrongState as wrong:
            canvas_id = kwargs["canvas_id"]
            text = gettext("%(why)s It is now: %(state)s.") % {
                "why": gettext(_SAID[wrong.act]),
                "state": state_label(wrong.state).lower(),
            }
            return refused(request, enter(request, canvas_id, _knows), {"": [text]}, status=409)
        except editing.NoRevision:
            visit = enter(request, kwargs["canvas_id"], _knows)
            return refused(request, visit, {"": [gettext(_UNSEEN)]}, status=428)
        except editing.Invalid as invalid:
            return refused(request, enter(request, kwargs["canvas_id"], _knows), invalid.errors)

    return answered


def _missing(request: HttpRequest, canvas_id: UUID, missing: Exception) -> HttpResponse:
    """Who came by a link that is over keeps the words; all others read that there is nothing, or
    why, where they were parted from it."""
    if isinstance(missing, Parted):
        raise missing
    own_words = lapsed.answer(request, canvas_id)
    if own_words is None:
        raise Http404 from missing
    return own_words


def refused(
    request: HttpRequest, visit: Visit, errors: Mapping[str, list[str]], *, status: int = 422
) -> HttpResponse:
    """What was typed, with what is wrong beside it, to send again."""
    hidden = ("csrfmiddlewaretoken", *_TYPED)
    shown = [name for name in _TYPED if name in request.POST or name in errors]
    context = {
        "canvas": visit.canvas,
        "base": home(visit.canvas.pk),
        "errors": [said for field, many in errors.items() if field not in shown for said in many],
        "action": request.path,
        "fields": [
            (name, gettext(_TYPED[name]), request.POST.get(name, ""), errors.get(name, ()))
            for name in shown
        ],
        "hidden": [(name, value) for name, value in request.POST.items() if name not in hidden],
        "back": back(request, visit.canvas.pk),
        "again": status == 422,
    }
    response = render(request, "reviews/refused.html", context, status=status)
    return kept_nowhere(response)


# What somebody types, and what it is called.
_TYPED = {
    "text": gettext_noop("Comment"),
    "proposed": gettext_noop("Proposed wording"),
    "message": gettext_noop("Message"),
    "reason": gettext_noop("Reason"),
    "note": gettext_noop("Note for yourself"),
    "name": gettext_noop("Your name"),
    "due": gettext_noop("Due"),
}


def home(canvas_id: UUID) -> str:
    return f"/canvases/{canvas_id}/"


def back(request: HttpRequest, canvas_id: UUID, fragment: str = "") -> str:
    """The page that a form was sent from, which it names itself."""
    at, step = request.POST.get("at", ""), request.POST.get("step", "")
    places = {"step": f"steps/{step}/", "review": f"review/{step}/", "comments": "comments/"}
    path = places.get(at, "") if step or at == "comments" else ""
    if fragment and not path:
        fragment = "review"  # the home lists what is asked for, and shows no comment itself
    return f"{home(canvas_id)}{path}{f'#{fragment}' if fragment else ''}"


def go(
    request: HttpRequest, canvas_id: UUID, *, fragment: str = "", said: str = ""
) -> HttpResponse:
    """Back to where it came from, in a way that sends nothing again."""
    if said:
        messages.info(request, said)
    return see_other(back(request, canvas_id, fragment))


def user_of(visit: Visit) -> User:
    """Whoever reviews has an account."""
    if visit.actor.user is None:
        raise PermissionDenied
    return visit.actor.user


def address(name: str, *args: Any) -> str:
    return reverse(f"reviews:{name}", args=args)


def _knows(rights: Rights) -> bool:
    return rights.role is not None
