"""What only one step saves: the sentences of step 2, the journey, the dealings, single answers."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from canvases import editing
from canvases.document import NAME_LENGTH, Document
from canvases.steps import customer_relationships
from wizard.forms import named
from wizard.handles import ref_of
from wizard.journey import EVERYONE, STAGES
from wizard.tables import WHO
from wizard.views.place import Place, find_to_edit, list_of, step_of
from wizard.views.saver import Save, Saver, held_item, revision_of


@require_POST
def sentence(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """One sentence of step 2: problem, alternative, proposition and fit at once."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    posted = request.POST
    row = posted.get("row", "new")
    saver = Saver(request, place, declared, f"sentence-{row}")
    return saver.run(
        partial(
            editing.write_sentence,
            place.actor,
            canvas_id,
            who=posted.get("who", ""),
            need=posted.get("need", ""),
            today=posted.get("today", ""),
            offer=posted.get("offer", ""),
            problem=posted.get("problem") or None,
            proposition=posted.get("proposition") or None,
            revision=revision_of(request) if posted.get("revision") else None,
        ),
        focus=posted.get("focus", ""),
    )


@require_POST
def dealing(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """The three choices of step 4, for everyone or for whom `who` names."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    values: dict[str, Any] = {
        field.key: request.POST.get(field.key) or None for field in customer_relationships.EVERYONE
    }
    who, ref = request.POST.get("who", ""), request.POST.get("ref", "")
    saver = Saver(request, place, declared, "dealing-who" if "who" in request.POST else "dealing")
    if not any(values.values()):
        return saver.invalid({"contact": ["Choose at least one."]})
    if "who" in request.POST and not who:
        return saver.invalid({"who": ["Choose who differs."]})
    if ref:
        seen = revision_of(request)
        return saver.run(
            partial(editing.change, place.actor, canvas_id, "relationships", ref, values, seen)
        )
    values |= {
        "name": _dealing_name(place.snapshot.document, values, who),
        "serves": (who,) if who else (),
    }
    return saver.run(partial(editing.add, place.actor, canvas_id, "relationships", values))


@require_POST
def premium(request: HttpRequest, canvas_id: uuid.UUID, key: str, ref: str) -> HttpResponse:
    """A premium support to test becomes a revenue stream of step 5."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    held = held_item(place.snapshot.document, list_of(declared, "relationships"), ref)
    values = {
        "name": f"Premium: {held.name}"[:NAME_LENGTH],
        "form": "subscription",
        "paid_by": held.serves,
    }
    saver = Saver(request, place, declared, f"item-{ref}")
    return saver.run(
        partial(editing.add, place.actor, canvas_id, "revenue_streams", values),
        focus="flash",
        said=f"“{values['name']}” is a revenue stream in step 5 now.",
    )


@require_POST
def answers(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """Texts that stand once in a canvas: positioning, design answers, what a customer is worth.

    Each comes as `text-<key>` with `revision-<key>`; what did not change is left alone.
    """
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    names = [n.removeprefix("text-") for n in request.POST if n.startswith("text-")]
    saver = Saver(request, place, declared, request.POST.get("form", "answers"))
    return saver.run_all(
        [
            partial(
                editing.save_answer,
                place.actor,
                canvas_id,
                name,
                request.POST[f"text-{name}"],
                revision_of(request, f"revision-{name}"),
            )
            for name in names
            if request.POST[f"text-{name}"] != request.POST.get(f"seen-{name}")
        ]
    )


@require_POST
def journey(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """One who's journey: the cells "channel~stage" and a sentence a stage."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    who = request.POST.get("who", EVERYONE)
    seen, wanted = set(request.POST.get("seen", "").split()), set(request.POST.getlist("cell"))
    own = None if who == EVERYONE else ref_of(who, place.snapshot.document)
    saver = Saver(request, place, declared, "journey", query=f"?who={who}")
    touches = [
        _touch(place, own, cell, on=on)
        for on, cells in ((True, wanted - seen), (False, seen - wanted))
        for cell in sorted(cells)
    ]
    return saver.run_all([*touches, *_journey_notes(request, place, own)])


@require_POST
def business_type(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """How the business wins, asked at step 6: the advice of steps 6 and 7 follows it."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    values = {"business_type": request.POST.get("business_type") or None}
    saver = Saver(request, place, declared, "business-type")
    return saver.run(
        partial(editing.save_details, place.actor, canvas_id, values, revision_of(request))
    )


def _touch(place: Place, who: str | None, cell: str, *, on: bool) -> Save:
    name, _, stage = cell.partition("~")
    if stage not in STAGES:
        raise Http404
    channel = ref_of(name, place.snapshot.document)
    return partial(
        editing.set_link, place.actor, place.canvas.pk, "touches", channel, (who, stage), on
    )


def _journey_notes(request: HttpRequest, place: Place, who: str | None) -> list[Save]:
    if who is None:
        return []
    held = {n.stage: n.text for n in place.snapshot.document.journey_notes if n.who == who}
    return [
        partial(
            editing.save_journey_note,
            place.actor,
            place.canvas.pk,
            who,
            stage,
            request.POST[f"note-{stage}"],
            revision_of(request, f"revision-{stage}"),
        )
        for stage in STAGES
        if request.POST.get(f"note-{stage}", held.get(stage, "")) != held.get(stage, "")
    ]


def _dealing_name(document: Document, values: dict[str, Any], who: str) -> str:
    """A name made of the choices; for a second one of the same kind, with whom it is for."""
    name = customer_relationships.named(values["contact"], values["service"], values["basis"])
    taken = {relationship.name.casefold() for relationship in document.relationships}
    if who or name.casefold() in taken:
        whos = dict(named(document, WHO))
        name = f"{name}, for {whos.get(who, 'everyone')}"
    number, base = 2, name
    while name.casefold() in taken:
        name, number = f"{base} ({number})", number + 1
    return name
