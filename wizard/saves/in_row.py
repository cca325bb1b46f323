"""What a row lets one choose without opening it: its own few fields, and who is in a segment."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from canvases import editing
from canvases.editing import Saved
from canvases.page_ids import ref_of
from canvases.saving import Edit
from canvases.steps import Step
from wizard.pages.step_visit import StepVisit, list_of
from wizard.saves.guard import saves
from wizard.saves.item_form import names_of
from wizard.saves.responders import responder_of


@saves
def choose(
    request: HttpRequest, visit: StepVisit, declared: Step, block: str, ref: str
) -> HttpResponse:
    """The fields of a row that stand open in it; all others stay as they are."""
    listed = list_of(declared, block)
    fields = {field.key: field for field in listed.every_field if field.key in listed.in_row}
    sent = {key: field for key, field in fields.items() if key in request.POST}
    if not sent:
        raise Http404

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        item = ref_of(ref, visit.read)
        return editing.change(visit.actor, visit.canvas.pk, block, item, values, seen)

    edit = Edit.of(sent, request.POST, store, names=partial(names_of, visit))
    return responder_of(request, visit, declared, f"item-{ref}").run(edit)


@saves
def members(
    request: HttpRequest, visit: StepVisit, declared: Step, block: str, ref: str
) -> HttpResponse:
    """Who is in a segment, as cells: only what differs from what the page showed is changed."""
    if block != "segments":
        raise Http404
    seen, wanted = set(request.POST.get("seen", "").split()), set(request.POST.getlist("cell"))
    responder = responder_of(request, visit, declared, f"item-{ref}")
    segment = ref_of(ref, visit.read)
    return responder.run_all(
        [
            partial(
                editing.put_into,
                visit.actor,
                visit.canvas.pk,
                ref_of(persona, visit.read),
                segment,
                wanted=on,
            )
            for on, refs in ((True, wanted - seen), (False, seen - wanted))
            for persona in sorted(refs)
        ]
    )
