"""What every step saves: its items, their order and links, the note, the status, the ticks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from canvases import editing
from canvases.blocks import ACTIONS, Block
from canvases.document import clean, isolated
from canvases.editing import Saved
from canvases.insights.named_rows import NOTE, REASON, STATUS
from canvases.page_ids import handle, ref_of
from canvases.saving import Edit, Save, form_values, json_answers
from canvases.steps import Step
from web.text import formats
from wizard.pages import step as pages
from wizard.pages.step import SentForm
from wizard.pages.step_visit import (
    StepVisit,
    address_of,
    find,
    find_to_edit,
    list_of,
    step_of,
    take_back_of,
)
from wizard.saves import acts, item_form
from wizard.saves.guard import saves
from wizard.saves.json_responder import JsonResponder
from wizard.saves.page_responder import PageResponder
from wizard.saves.responders import responder_of
from wizard.shown import link_tables, pasted
from wizard.shown.forms import ItemForm

_NOTE = {"note": NOTE}
_STATUS = {"status": STATUS, "reason": REASON}


@saves
def add(request: HttpRequest, visit: StepVisit, declared: Step, block: str) -> HttpResponse:
    """A new item from the line to type, or several from as many lines."""
    listed = list_of(declared, block)
    values = {"step": declared.key} if block == "assumptions" else {}
    return add_lines(request, visit, declared, listed, values)


def add_lines(
    request: HttpRequest, visit: StepVisit, declared: Step, listed: Block, values: Mapping[str, Any]
) -> HttpResponse:
    """Items of a list, one a line; `values` is what all of them say besides."""
    block = listed.key
    responder = responder_of(request, visit, declared, f"add-{block}")
    sent = pasted.sent(request.POST, listed, visit.canvas.currency)
    amounts = pasted.amounts_of(sent, visit.canvas.currency)
    remarks = " ".join(pasted.remarks_of(sent, amounts))
    many = [{**values, **pasted.values_of(item, listed)} for item in amounts.items]
    many = many or [{**values, listed.name.key: ""}]
    focus = f"add-{block}-name"
    undo = partial(take_back_of, visit, declared)
    if len(many) == 1:
        save = partial(editing.add, visit.actor, visit.canvas.pk, block, many[0])
        line = clean(many[0][listed.name.key])
        more = partial(_one_ref, address_of(visit, declared), block, line)
        save_at_line = _at_the_line(listed.name.key, save)
        return responder.run(save_at_line, focus=focus, undo=undo, said=remarks, more=more)
    return _add_many(visit, responder, listed, many, remarks, focus=focus, undo=undo)


@require_POST
def look(request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str) -> HttpResponse:
    """What many lines would add, before they are; nothing is stored."""
    visit, declared = find_to_edit(request, canvas_id), step_of(key)
    is_action = (declared.key, block) == ("analysis", "actions")
    listed = ACTIONS if is_action else list_of(declared, block)
    sent = pasted.sent(request.POST, listed, visit.canvas.currency)
    seen = pasted.preview(listed, sent, visit.read(), visit.canvas.items)
    if json_answers.wanted(request):
        return JsonResponse(pasted.mapping_of(seen, pages.table_of(request, seen)))
    return pages.draw(request, visit, declared, typed=SentForm(place=f"look-{block}", look=seen))


@require_http_methods(["GET", "HEAD", "POST"])
def item(
    request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str, ref: str
) -> HttpResponse:
    """The whole form of one item; a GET is the step's page with that form open."""
    if request.method == "POST":
        return change(request, canvas_id, key, block=block, ref=ref)
    visit, declared = find(request, canvas_id), step_of(key)
    return redirect(f"{address_of(visit, declared)}?open={ref}#item-{ref}")


@saves
def change(
    request: HttpRequest, visit: StepVisit, declared: Step, block: str, ref: str
) -> HttpResponse:
    """What the form of an item says."""
    listed = list_of(declared, block)
    where = f"edit-{ref}"
    if json_answers.wanted(request):
        edit = item_form.edit(request, visit, listed, ref)
        return JsonResponder(request, visit, declared, where).run(edit, focus=where)
    document = visit.snapshot.document
    held = item_form.held_item(document, listed, ref)
    form = ItemForm(listed, document, item=held, data=request.POST)
    page = PageResponder(request, visit, declared, where, form=form, opened=ref)
    save = item_form.change(request, visit, listed, held.id, form.values())
    return page.run(save, focus=where)


@saves
def move(
    request: HttpRequest, visit: StepVisit, declared: Step, block: str, ref: str
) -> HttpResponse:
    """One place up or down, or before the item that `before` names ("" for the end)."""
    act = acts.move(request, visit, list_of(declared, block), ref)
    responder = responder_of(request, visit, declared, f"item-{ref}")
    return responder.run(act, focus=f"{request.POST.get('way', 'move')}-{ref}")


@saves
def remove(
    request: HttpRequest, visit: StepVisit, declared: Step, block: str, ref: str
) -> HttpResponse:
    """An item goes, and says what it takes along; undo stands in the reply."""
    act = acts.remove(request, visit, list_of(declared, block), ref)
    responder = responder_of(request, visit, declared, f"item-{ref}")
    return responder.run(
        act,
        focus="undo",
        said=lambda saved: gettext("Deleted “%(words)s”.") % {"words": isolated(saved.words)},
    )


@saves
def split(
    request: HttpRequest, visit: StepVisit, declared: Step, block: str, ref: str
) -> HttpResponse:
    """Several items of one whose name says several things; undo stands in the reply."""
    if block != "actions":
        list_of(declared, block)
    actor, pk, seen = visit.actor, visit.canvas.pk, form_values.revision(request.POST)
    act = partial(editing.split, actor, pk, block, ref_of(ref, visit.read), seen)
    responder = responder_of(request, visit, declared, f"add-{block}")
    undo = partial(take_back_of, visit, declared)
    return responder.run(
        act, focus=f"add-{block}-name", said=gettext("Made several items of it."), undo=undo
    )


@saves
def undo(request: HttpRequest, visit: StepVisit, declared: Step, undo_id: int) -> HttpResponse:
    """Bring back what a deletion took, onto the step that the address names."""
    save = partial(editing.undo, visit.actor, visit.canvas.pk, undo_id)
    responder = responder_of(request, visit, declared, "work")
    again = partial(take_back_of, visit, declared)
    return responder.run(save, focus="edit-{ref}", said=gettext("Brought back."), undo=again)


@saves
def take_back(
    request: HttpRequest, visit: StepVisit, declared: Step, revision: int
) -> HttpResponse:
    """What one's own save did is taken back; the reply offers to do it again."""
    save = partial(editing.reverse, visit.actor, visit.canvas.pk, [revision])
    responder = responder_of(request, visit, declared, "work")
    again = partial(take_back_of, visit, declared)
    return responder.run(save, focus="undo", said=gettext("Taken back."), undo=again)


@saves
def note(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    def store(values: dict[str, Any], seen: int | None) -> Saved:
        note = values["note"]
        return editing.save_note(visit.actor, visit.canvas.pk, declared.key, note, seen)

    return responder_of(request, visit, declared, "note").run(Edit.of(_NOTE, request.POST, store))


@saves
def status(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """The founder's own word on the step. "Not applicable" asks for a reason."""

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        said = (values["status"] or "", values["reason"])
        return editing.set_status(visit.actor, visit.canvas.pk, declared.key, *said, seen)

    responder = responder_of(request, visit, declared, "status")
    edit = Edit.of(_STATUS, request.POST, store)
    return responder.run(edit, focus=f"status-{request.POST.get('status', '')}")


@saves
def litmus(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """All ticks of a step as one form states them, or the one that `test` names."""
    wanted = set(request.POST.getlist("ticked"))
    tests = [test.key for test in declared.litmus]
    if "test" in request.POST:
        changed = [key for key in tests if key == request.POST["test"]]
    else:
        now = visit.snapshot.document.step(declared.key).litmus
        changed = [key for key in tests if (key in wanted) != (key in now)]
    return responder_of(request, visit, declared, "litmus").run_all(
        [
            partial(editing.tick, visit.actor, visit.canvas.pk, declared.key, test, test in wanted)
            for test in changed
        ]
    )


@saves
def links(request: HttpRequest, visit: StepVisit, declared: Step, link: str) -> HttpResponse:
    """Cells of a link table. Only what differs from what the page showed is changed,
    so that a table kept open for an hour undoes nobody's work."""
    if link not in {declared_link.key for declared_link in declared.links}:
        raise Http404
    seen, wanted = set(request.POST.get("seen", "").split()), set(request.POST.getlist("cell"))
    responder = responder_of(request, visit, declared, f"table-{link}", query=f"?links={link}")
    return responder.run_all(
        [
            _cell(visit, link, cell, on=on)
            for on, cells in ((True, wanted - seen), (False, seen - wanted))
            for cell in sorted(cells)
        ]
    )


def _at_the_line(key: str, save: Save) -> Save:
    """What is wrong with an item stands beside the line, which is called `name` in every list."""

    def run() -> Saved:
        try:
            return save()
        except editing.Invalid as invalid:
            errors = {"name" if name == key else name: e for name, e in invalid.errors.items()}
            raise editing.Invalid(errors) from invalid

    return run


def _one_ref(step: str, block: str, line: str, saved: Saved) -> dict[str, Any]:
    """The item, and how to make several of it where its line says several things."""
    ref, names = handle(saved.ref), editing.several(block, line)
    if not names:
        return {"refs": [ref]}
    several = formats.spelled(len(names))
    told = formats.listed([f"“{name}”" for name in names])
    offer = {
        "ask": gettext("Is that one item, or %(several)s: %(told)s?")
        % {"several": several, "told": told},
        "yes": gettext("Make %(several)s items") % {"several": several},
        "url": f"{step}{block}/{ref}/split/",
    }
    return {"refs": [ref], "split": offer}


def _add_many(
    visit: StepVisit,
    responder: PageResponder | JsonResponder,
    listed: Block,
    many: list[dict[str, Any]],
    remarks: str,
    **rest: Any,
) -> HttpResponse:
    refs: list[str | None] = []

    def save() -> Saved:
        saved, made = editing.add_all(visit.actor, visit.canvas.pk, listed.key, many)
        refs.extend(ref and handle(ref) for ref in made)
        return saved

    def said(saved: Saved) -> str:
        count = sum(ref is not None for ref in refs)
        if not count:
            return f"{gettext('Nothing was added.')} {remarks}".strip()
        added = ngettext("Added %(count)s item.", "Added %(count)s items.", count)
        return f"{added % {'count': count}} {remarks}".strip()

    save_at_line = _at_the_line(listed.name.key, save)
    return responder.run(save_at_line, said=said, more=lambda saved: {"refs": refs}, **rest)


def _cell(visit: StepVisit, link: str, cell: str, *, on: bool) -> Save:
    try:
        left, right = link_tables.ends_of(cell, visit.read)
    except ValueError as wrong:
        raise Http404 from wrong
    return partial(editing.set_link, visit.actor, visit.canvas.pk, link, left, right, on)
