"""Suppose this goes away: what would fall with an item, tried on a copy."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from canvases import blocks, suppose
from canvases.document import Document, block_of
from canvases.fields.currencies import as_money
from canvases.page_ids import handle, ref_of
from canvases.steps import STEP_OF
from canvases.suppose import Supposition
from wizard.pages.step_visit import find

ANALYSIS = "analysis"
FINDINGS_SHOWN = 5  # worst first; the rest stand behind a line


@require_safe
def show(request: HttpRequest, canvas_id: uuid.UUID, name: str) -> HttpResponse:
    """`name` is the item's handle. Raises Http404 for what is no item."""
    visit = find(request, canvas_id)
    document = visit.read()
    ref = ref_of(name, document)
    block = block_of(document).get(ref)
    if block is None:
        raise Http404
    found = suppose.suppose(document, ref)
    context = {
        "canvas": visit.canvas,
        "document": document,
        "can_edit": visit.can_edit,
        "base": reverse("wizard:home", args=[canvas_id]),
        "found": found,
        "kind": blocks.kind(block),
        "fallen": [(blocks.kind(one.block), one) for one in found.fallen],
        "broken": [(handle(one.who), one) for one in found.threads],
        "findings": found.findings[:FINDINGS_SHOWN],
        "more_findings": found.findings[FINDINGS_SHOWN:],
        "balance": tuple(suppose.balance_lines(found.before, found.after)),
        "back": _back(document, block, ref),
        "amounts": _amounts(found),
    }
    return render(request, "wizard/suppose.html", context)


def _back(document: Document, block: str, ref: str) -> str:
    """Where the item stands: its row on the page of its step, below the canvas's own address."""
    step = STEP_OF[block].key if block in STEP_OF else _of_assumption(document, ref)
    return f"steps/{step}/#item-{handle(ref)}"


def _of_assumption(document: Document, ref: str) -> str:
    assumption = next(one for one in document.assumptions if one.id == ref)
    return assumption.step or ANALYSIS


def _amounts(found: Supposition) -> tuple[tuple[str, str, str], ...]:
    """Before and after, a month; nothing where no amount is known."""
    before, after = found.before, found.after
    if not (before.streams or before.costs):
        return ()
    rows = (
        (gettext("Comes in"), before.revenue, after.revenue),
        (gettext("Goes out"), before.cost, after.cost),
        (gettext("Is left"), before.left, after.left),
    )
    return tuple(
        (name, as_money(was, before.currency), as_money(then, before.currency))
        for name, was, then in rows
    )
