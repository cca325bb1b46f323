"""What to talk about at the next meeting: a page to print."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvases import access
from canvases.access.visit import enter
from reviews import rounds
from reviews.comments import Board, by_step
from reviews.transitions import label as state_label
from reviews.views.review_visit import home, reads_versions


@require_safe
def agenda(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """The open comments by step, the most pressing first. What is not sent yet is left out: a
    sheet on the table is read by both."""
    visit = enter(request, canvas_id, reads_versions)
    board = Board(visit.actor, visit.canvas, visit.rights)
    sent = [thread for thread in board.open() if not thread.first.waits]
    review = rounds.review_of(visit.canvas)
    context = {
        "canvas": visit.canvas,
        "base": home(canvas_id),
        "read": visit.rights.read,
        "rights": visit.rights,
        "review": review,
        "state": state_label(review.state),
        "groups": by_step(sent),
        "count": len(sent),
        # On paper "You" would be whoever reads it.
        "me": access.name_of(visit.actor),
        "unsent": len(board.open()) - len(sent),
    }
    return render(request, "reviews/agenda.html", context)
