"""A PDF is handed over where it is there; else a page waits for it, and says how far it is.

One way for all of them: of a canvas, of a version, of a review. The page that waits is the address
of the PDF with the order's id behind it, so it can be left and found again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.actors import actor_name
from canvases.access.visit import Visit
from canvases.exports import orders
from canvases.exports.orders import Asker
from canvases.exports.pdf import cache, process
from canvases.exports.pdf.process import PdfRequest
from canvases.models import PdfOrder
from canvases.pages.file_names import disposition
from web.answers import kept_nowhere, see_other

_SLOW_SECONDS = 90  # without anything being made, before the page says so
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Subject:
    """What the PDF is of. `up` and `other` are ways on, below the address of the canvas."""

    key: str
    name: str  # "the canvas", "version 3", "the review"
    ending: str  # of the file's name
    up: str
    other: str
    other_name: str
    summary: str = ""  # the address of the short form, where there is one
    follows_canvas: bool = False  # an edit makes it another one


def polled(view: View) -> View:
    """Let a page that waits load itself anew where it may no longer see what it waits for."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied):
            if "HX-Request" in request.headers and "wait" in request.GET:
                return _load_anew()
            raise

    return answered


def answer(
    request: HttpRequest, visit: Visit, subject: Subject, wanted: Callable[[], PdfRequest]
) -> HttpResponse:
    """The PDF, or the page that waits for it, or the one which says why there is none.

    Raises process.Unable where this machine makes none.
    """
    if (order_id := request.GET.get("made")) is not None:
        return _handed_over(request, visit, subject, order_id)
    if (order_id := request.GET.get("wait")) is not None:
        return _waited(request, visit, subject, order_id)
    asked = wanted()
    content = cache.found(asked)
    if content is not None:
        return file(visit, subject, content)
    order = orders.ask(asked, visit.canvas, subject.key, _asker(request))
    if order is None:
        return _page(request, visit, subject, None)
    if order.state == "made":
        return file(visit, subject, orders.content(order))
    if order.state == "failed":
        return _page(request, visit, subject, order)
    return _on_to(_address(request, wait=order.pk))


def file(visit: Visit, subject: Subject, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = disposition(visit.canvas.title, subject.ending)
    return response


def _handed_over(
    request: HttpRequest, visit: Visit, subject: Subject, order_id: str
) -> HttpResponse:
    order = _find(visit, subject, order_id)
    if order is None or order.state != "made":
        return _on_to(_address(request))
    return file(visit, subject, orders.content(order))


def _waited(request: HttpRequest, visit: Visit, subject: Subject, order_id: str) -> HttpResponse:
    order = _find(visit, subject, order_id)
    polls = "HX-Request" in request.headers
    if order is None:  # forgotten, or put aside for what the canvas says by now
        return _load_anew(_address(request)) if polls else _on_to(_address(request))
    if polls and order.settled_at is not None:
        return _load_anew()
    return _page(request, visit, subject, order)


def _page(
    request: HttpRequest, visit: Visit, subject: Subject, order: PdfOrder | None
) -> HttpResponse:
    """`order` is None for who has as many in line as may be."""
    if order is not None and order.unable:
        raise process.Unable(order.said)
    context = {
        "canvas": visit.canvas,
        "base": reverse("canvases:list") + f"{visit.canvas.pk}/",
        "subject": subject,
        "state": order.state if order else "full",
        "order": order,
        "here": request.get_full_path(),
        "plain": _address(request),
        **(_progress(request, visit, subject, order) if order else {}),
    }
    waits = order is None or order.settled_at is None
    status = HTTPStatus.ACCEPTED if waits else HTTPStatus.OK
    response = render(request, "canvases/pdf_wait.html", context, status=status)
    return kept_nowhere(response)


def _progress(
    request: HttpRequest, visit: Visit, subject: Subject, order: PdfOrder
) -> Mapping[str, Any]:
    place = orders.place(order) if order.state == "waits" else None
    now = timezone.now()
    return {
        "made": _address(request, made=order.pk),
        "place": place,
        "seconds": int((now - order.began_at).total_seconds()) if order.began_at else 0,
        "slow": bool(
            place and not place.before and (now - order.asked_at).total_seconds() > _SLOW_SECONDS
        ),
        "is_old": subject.follows_canvas and order.revision != visit.canvas.revision,
    }


def _find(visit: Visit, subject: Subject, order_id: str) -> PdfOrder | None:
    try:
        return orders.find(visit.canvas, subject.key, str(UUID(order_id)))
    except ValueError:
        return None


def _asker(request: HttpRequest) -> Asker:
    network = _hashed(get_adapter().get_client_ip(request))
    return Asker(actor_name(request) or _hashed(request.session.session_key or network), network)


def _hashed(text: str) -> str:
    return salted_hmac("canvases.pdf_pages", text, algorithm="sha256").hexdigest()[:24]


def _address(request: HttpRequest, **order: object) -> str:
    """This PDF's own address, with an order's id or without one."""
    asked = {name: request.GET[name] for name in ("part",) if name in request.GET}
    query = urlencode({**asked, **order})
    return f"{request.path}?{query}" if query else request.path


def _on_to(address: str) -> HttpResponse:
    return kept_nowhere(see_other(address))


def _load_anew(address: str = "") -> HttpResponse:
    """Have htmx load the page, here or elsewhere."""
    header = {"HX-Redirect": address} if address else {"HX-Refresh": "true"}
    return kept_nowhere(HttpResponse(headers=header))
