"""A review to take away: the PDF of what was said, what changed, and who signed."""

from __future__ import annotations

import uuid
from functools import cache
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from canvases.access.visit import Visit, enter
from canvases.exports.pdf import process
from canvases.pages import waiting_pdf
from reviews.letterheads import PaperHead
from reviews.pdf.report import report
from reviews.views.review_visit import home, reads_versions

_STYLE = Path(__file__).parent.parent / "pdf" / "review.css"


@waiting_pdf.polled
@require_safe
def pdf(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """For both sides alike; who may not read the canvas as it stands does not hear of that."""
    visit = enter(request, canvas_id, reads_versions)
    subject = waiting_pdf.Subject(
        key="review" if visit.rights.read else "review-of-submitted",
        name=gettext("the review"),
        ending="-review.pdf",
        up="review/history/",
        other="agenda/",
        other_name=gettext("The open comments, to print"),
    )
    try:
        return waiting_pdf.answer(request, visit, subject, lambda: _wanted(visit))
    except process.Unable as reason:
        ways = {"up": subject.up, "other": subject.other, "other_name": subject.other_name}
        frame = {"canvas": visit.canvas, "base": home(canvas_id)}
        context = {**frame, **ways, "said": str(reason)}
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "canvases/no_pdf.html", context, status=status)


def _wanted(visit: Visit) -> process.PdfRequest:
    drawn = report(visit.canvas, reads=visit.rights.read)
    html = render_to_string("reviews/pdf/review.html", {"report": drawn, "paper": settings.PAPER})
    return process.wanted_of_page(html, style=_style(drawn.head), logo=_logo(drawn.head))


def _style(head: PaperHead | None) -> str:
    """Colours are read from what was typed as three numbers, so no words of anybody come here."""
    if head is None:
        return _own_style()
    return _own_style() + (
        f":root {{ --accent: {head.colour}; --accent-text: {head.text_colour};"
        f" --on-accent: {head.on_colour} }}"
    )


def _logo(head: PaperHead | None) -> bytes:
    return head.logo.png if head and head.logo else b""


@cache
def _own_style() -> str:
    return _STYLE.read_text()
