"""One view draws every step. What a step has beyond its lists stands in its own template."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string, select_template
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from canvases import markdown, poster, storage
from canvases.blocks import ASSUMPTIONS, Block
from canvases.document import Document
from canvases.insights import ChipMaker, read_only
from canvases.page_ids import handle
from canvases.steps import Step, next_step, previous_step
from wizard.pages.step_visit import StepVisit, find, step_of
from wizard.shown import beyond_lists, link_tables, review, step_list
from wizard.shown.findings import SHOWN, notices
from wizard.shown.forms import ItemForm
from wizard.shown.item_marks import ItemMark, ItemMarks, places, slots
from wizard.shown.pasted import PastePreview
from wizard.shown.rows import ItemRow, rows_of


@dataclass(frozen=True)
class SentForm:
    """What somebody typed and was refused, so that the page can hand it back.

    `place` is the form's id in the page; `theirs` the stored text, where somebody
    else's change came first; `answers` what may be said to a question; `look` what many
    lines would add.
    """

    place: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    theirs: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    look: PastePreview | None = None


NOTHING_SENT = SentForm()


@dataclass(frozen=True)
class Flash:
    """What a save did, where that is worth a word; `undo` is the address that takes it back."""

    text: str
    undo: str = ""


@dataclass(frozen=True)
class Listing:
    """A list of a step, ready to draw."""

    block: Block
    rows: tuple[ItemRow, ...]
    open: bool


@require_safe
def step(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """The page of a step; `?open=` names the item to edit, `?at=` its field to unfold, `?links=`
    the table to show."""
    visit, declared = find(request, canvas_id), step_of(key)
    if not visit.can_edit:
        return _read(request, visit, declared)
    return draw(request, visit, declared, opened=request.GET.get("open", ""))


def draw(
    request: HttpRequest,
    visit: StepVisit,
    declared: Step,
    *,
    opened: str = "",
    form: ItemForm | None = None,
    typed: SentForm = NOTHING_SENT,
    flash: Flash | None = None,
    status: int = 200,
) -> HttpResponse:
    """The step's page, or its working part where htmx asked for that."""
    snapshot = visit.snapshot
    chip_maker = ChipMaker(snapshot.document)
    marks = ItemMarks(snapshot.document, snapshot.insights, declared.key, snapshot.revisions)
    context = {
        **_frame(visit, declared),
        **_work(request, visit, declared, chip_maker, marks),
        **beyond_lists.context(declared, snapshot, chip_maker, request.GET),
        **review.context(declared, visit.canvas.pk, snapshot, request.GET),
        "form": form or _form(visit, declared, opened, request.GET.get("at", "")),
        "opened": opened,
        "step_template": _template(declared.key),
        "typed": typed,
        "flash": flash,
    }
    return _by_target(render(request, f"wizard/step.html{_part(request)}", context, status=status))


def table_of(request: HttpRequest, look: PastePreview) -> str:
    """What many lines would add, as a table; "" where the lines themselves show it."""
    if not look.has_amounts:
        return ""
    return render_to_string("wizard/parts/look.html", {"look": look}, request)


def addresses(visit: StepVisit, declared: Step) -> dict[str, str]:
    """The page's own addresses, made once: `{% url %}` in a loop costs more than the loop."""
    return {
        "base": reverse("wizard:home", args=[visit.canvas.pk]),
        "here": reverse("wizard:step", args=[visit.canvas.pk, declared.key]),
    }


@cache
def _template(key: str) -> Any:
    """A step's own template where it has one; lists and link tables are enough for the rest."""
    return select_template([f"wizard/steps/{key}.html", "wizard/steps/default.html"]).template


def _read(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """The step as somebody reads it who may not write: the same words, no controls."""
    chip_maker = ChipMaker(visit.snapshot.document)
    marks = ItemMarks(visit.snapshot.document, visit.snapshot.insights, declared.key)
    context = {
        **_frame(visit, declared),
        **beyond_lists.context(declared, visit.snapshot, chip_maker, request.GET),
        **review.context(declared, visit.canvas.pk, visit.snapshot, request.GET),
        "sections": _sections(declared, chip_maker, marks),
        "readings": read_only.answers(declared, visit.snapshot.document),
        "note_html": markdown.render(visit.snapshot.document.step(declared.key).note),
        "ticks": _ticks(declared, visit.snapshot.document),
        "assumptions": _assumptions(declared, chip_maker, {}, marks),
    }
    return _by_target(render(request, f"wizard/read.html{_part(request)}", context))


def _part(request: HttpRequest) -> str:
    """What of the page is asked for: all of it, or what is drawn anew."""
    return "#reply" if request.headers.get("HX-Target") == "work" else ""


def _sections(
    declared: Step, chip_maker: ChipMaker, marks: ItemMarks
) -> list[tuple[str, list[tuple[read_only.ReadOnlyItem, ItemMark]]]]:
    by_ref = {handle(id_): marks.of(id_) for id_ in chip_maker.items}
    return [
        (section.title, [(item, by_ref[item.ref]) for item in section.items])
        for section in read_only.sections(declared, chip_maker)
    ]


def _by_target(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ("HX-Request", "HX-Target", "Cookie"))
    return response


def _frame(visit: StepVisit, declared: Step) -> dict[str, Any]:
    """What stands round the work: rail, small canvas, guidance, the way on."""
    document, insights = visit.snapshot.document, visit.snapshot.insights
    return {
        **addresses(visit, declared),
        **_checks(visit, declared),
        "canvas": visit.canvas,
        "document": document,
        "can_edit": visit.can_edit,
        "rights": visit.rights,
        "badge": visit.badge,
        "step": declared,
        "parts": step_list.parts_of(
            document, declared.key, step_list.looks_of(insights, declared.key)
        ),
        "done": step_list.done_of(document),
        "mini": poster.mini(document, declared.key),
        "previous": previous_step(declared.key),
        "next": next_step(declared.key),
        "minutes": storage.paces().get(declared.key, declared.minutes),
        "advice": beyond_lists.advice(declared, document),
        "more_help": beyond_lists.more_help(declared),
        "examples": beyond_lists.examples(declared, document),
    }


def _checks(visit: StepVisit, declared: Step) -> dict[str, Any]:
    """What the checks find that is mended here, and how much of the step is ink."""
    pk, snapshot, insights = visit.canvas.pk, visit.snapshot, visit.snapshot.insights
    listed = _listed(snapshot.document, declared)
    shown = notices(pk, insights.at_step(declared.key), snapshot)
    aside = [one for one in insights.findings if one.dismissed and one.step == declared.key]
    return {
        "looks": len(shown),
        "open_slots": places(insights, declared.key, listed),
        "notices": shown[:SHOWN],
        "more_notices": shown[SHOWN:],
        "dismissed": notices(pk, aside, snapshot),
        "ink": insights.shares.get(declared.key),
    }


def _work(
    request: HttpRequest, visit: StepVisit, declared: Step, chip_maker: ChipMaker, marks: ItemMarks
) -> dict[str, Any]:
    """What is worked on: lists, link tables, note, assumptions, status."""
    document, revisions = visit.snapshot.document, visit.snapshot.revisions
    state = document.step(declared.key)
    listed = _listed(document, declared)
    return {
        "listings": [_listing(block, chip_maker, revisions, marks) for block in declared.blocks],
        "slots": slots(visit.canvas.pk, chip_maker, visit.snapshot.insights, declared.key, listed),
        "links": _links(request, declared, chip_maker),
        "state": state,
        "note_html": markdown.render(state.note),
        "step_revision": revisions.get(f"step:{declared.key}", 0),
        "ticks": _ticks(declared, document),
        "assumption_block": ASSUMPTIONS,
        "assumptions": _assumptions(declared, chip_maker, revisions, marks),
    }


def _listed(document: Document, declared: Step) -> set[str]:
    """The ids of the items that the page of a step lists."""
    return {item.id for block in declared.blocks for item in getattr(document, block.key)}


def _listing(
    block: Block, chip_maker: ChipMaker, revisions: Mapping[str, int], marks: ItemMarks
) -> Listing:
    rows = rows_of(block, chip_maker, revisions, marks)
    return Listing(block, rows, open=bool(rows) or not block.line)


def _form(visit: StepVisit, declared: Step, opened: str, at: str) -> ItemForm | None:
    """The editor of the item that `?open=` names, where this step shows that item."""
    document = visit.snapshot.document
    for block in (*declared.blocks, ASSUMPTIONS):
        for item in getattr(document, block.key):
            if handle(item.id) == opened:
                return ItemForm(block, document, item=item, at=at)
    return None


def _links(request: HttpRequest, declared: Step, chip_maker: ChipMaker) -> dict[str, Any]:
    """The closed line of all link tables, or the tables themselves once asked for."""
    asked = request.GET.get("links", "")
    start = request.GET.get("from", "")
    shown = [
        link_tables.table_of(
            link, chip_maker, start=int(start) if start.isdecimal() and link.key == asked else 0
        )
        for link in declared.links
        if link.holder != "cells" and link_tables.has_ends(link, chip_maker.document)
    ]
    return {"open": bool(asked), "tables": shown if asked else [], "any": bool(shown)}


def _ticks(declared: Step, document: Document) -> list[dict[str, Any]]:
    ticked = document.step(declared.key).litmus
    return [
        {"key": test.key, "question": test.question, "on": test.key in ticked}
        for test in declared.litmus
    ]


def _assumptions(
    declared: Step, chip_maker: ChipMaker, revisions: Mapping[str, int], marks: ItemMarks
) -> tuple[ItemRow, ...]:
    """Those written at this step or about one of its items; in the analysis all of them."""
    rows = rows_of(ASSUMPTIONS, chip_maker, revisions, marks)
    if declared.key == "analysis":
        return rows
    own = {item.id for block in declared.blocks for item in getattr(chip_maker.document, block.key)}
    shown = {
        handle(a.id)
        for a in chip_maker.document.assumptions
        if a.step == declared.key or a.about in own
    }
    return tuple(row for row in rows if row.ref in shown)
