"""What every step saves: its items, their order and links, the note, the status, the ticks."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from canvases import editing
from canvases.document import Document
from wizard import tables
from wizard.forms import ItemForm
from wizard.handles import ref_of
from wizard.views.place import Place, find, find_to_edit, list_of, step_of
from wizard.views.saver import Save, Saver, address_of, held_item, revision_of


@require_POST
def add(request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str) -> HttpResponse:
    """A new item from the line to type."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    values: dict[str, Any] = {listed.name.key: request.POST.get("name", "")}
    if block == "assumptions":
        values["step"] = key
    saver = Saver(request, place, declared, f"add-{block}")
    save = partial(editing.add, place.actor, canvas_id, block, values)
    return saver.run(save, focus=f"add-{block}-name")


@require_http_methods(["GET", "HEAD", "POST"])
def item(
    request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str, ref: str
) -> HttpResponse:
    """The whole form of one item; a GET is the step's page with that form open."""
    if request.method != "POST":
        place, declared = find(request, canvas_id), step_of(key)
        return redirect(f"{address_of(place, declared)}?open={ref}#item-{ref}")
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    held = held_item(place.snapshot.document, listed, ref)
    form = ItemForm(listed, place.snapshot.document, item=held, data=request.POST)
    saver = Saver(request, place, declared, f"edit-{ref}", form=form, opened=ref)
    if not form.is_valid():
        return saver.refused(422)
    values = {**form.values(), **_also(request, block, form)}
    seen = revision_of(request)
    save = partial(editing.change, place.actor, canvas_id, block, held.id, values, seen)
    return saver.run(save, focus=f"edit-{ref}")


@require_POST
def move(
    request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str, ref: str
) -> HttpResponse:
    """One place up or down, or before the item that `before` names ("" for the end)."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    held = held_item(place.snapshot.document, listed, ref)
    order = [item.id for item in getattr(place.snapshot.document, block)]
    before = _before(request, order, held.id, place.snapshot.document)
    saver = Saver(request, place, declared, f"item-{ref}")
    focus = f"{request.POST.get('way', 'move')}-{ref}"
    return saver.run(
        partial(
            editing.move,
            place.actor,
            canvas_id,
            block,
            held.id,
            revision_of(request),
            before=before,
        ),
        focus=focus,
    )


@require_POST
def remove(
    request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str, ref: str
) -> HttpResponse:
    """An item goes, and says what it takes along; undo stands in the reply."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    held = held_item(place.snapshot.document, listed, ref)
    saver = Saver(request, place, declared, f"item-{ref}")
    return saver.run(
        partial(editing.remove, place.actor, canvas_id, block, held.id, revision_of(request)),
        focus="undo",
        said=f"Deleted “{getattr(held, listed.name.key)}”.",
    )


@require_POST
def undo(request: HttpRequest, canvas_id: uuid.UUID, undo_id: int) -> HttpResponse:
    """Bring back what a deletion took, onto the step that the address names."""
    place = find_to_edit(request, canvas_id)
    declared = step_of(request.GET.get("step", ""))
    saver = Saver(request, place, declared, "work")
    return saver.run(
        partial(editing.undo, place.actor, canvas_id, undo_id), focus="flash", said="Brought back."
    )


@require_POST
def note(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, "note")
    saver.theirs = place.snapshot.document.step(key).note
    text = request.POST.get("note", "")
    return saver.run(
        partial(editing.save_note, place.actor, canvas_id, key, text, revision_of(request))
    )


@require_POST
def status(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """The founder's own word on the step. "Not applicable" asks for a reason."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, "status")
    wanted, reason = request.POST.get("status", ""), request.POST.get("reason", "")
    seen = revision_of(request)
    save = partial(editing.set_status, place.actor, canvas_id, key, wanted, reason, seen)
    return saver.run(save, focus=f"status-{wanted}")


@require_POST
def litmus(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """All ticks of a step as one form states them, or the one that `test` names."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    wanted = set(request.POST.getlist("ticked"))
    now = set(place.snapshot.document.step(key).litmus)
    changed = [test.key for test in declared.litmus if (test.key in wanted) != (test.key in now)]
    saver = Saver(request, place, declared, "litmus")
    return saver.run_all(
        [
            partial(editing.tick, place.actor, canvas_id, key, test, test in wanted)
            for test in changed
        ]
    )


@require_POST
def links(request: HttpRequest, canvas_id: uuid.UUID, key: str, link: str) -> HttpResponse:
    """Cells of a link table. Only what differs from what the page showed is changed,
    so that a table kept open for an hour undoes nobody's work."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    if link not in {declared_link.key for declared_link in declared.links}:
        raise Http404
    seen, wanted = set(request.POST.get("seen", "").split()), set(request.POST.getlist("cell"))
    saver = Saver(request, place, declared, f"table-{link}", query=f"?links={link}")
    return saver.run_all(
        [
            _cell(place, link, cell, on=on)
            for on, cells in ((True, wanted - seen), (False, seen - wanted))
            for cell in sorted(cells)
        ]
    )


def _before(request: HttpRequest, order: list[str], ref: str, document: Document) -> str | None:
    """The item to stand before, None for the end."""
    way = request.POST.get("way", "")
    if way not in ("up", "down"):
        return ref_of(request.POST.get("before", ""), document) or None
    here = order.index(ref)
    if way == "up":
        return order[max(here - 1, 0)]
    after = here + 2
    return order[after] if after < len(order) else None


def _also(request: HttpRequest, block: str, form: ItemForm) -> dict[str, Any]:
    """ "Ted also uses ...": a pair that step 2 has not linked yet, added in place."""
    who, offer = request.POST.get("also-who"), request.POST.get("also-offer")
    if block != "revenue_streams" or not (who and offer):
        return {}
    return {"drivers": (*form.values()["drivers"], (who, offer))}


def _cell(place: Place, link: str, cell: str, *, on: bool) -> Save:
    try:
        left, right = tables.ends_of(cell, place.snapshot.document)
    except ValueError as wrong:
        raise Http404 from wrong
    return partial(editing.set_link, place.actor, place.canvas.pk, link, left, right, on)
