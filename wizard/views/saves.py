"""Every save of the walk: a plain POST form each, answered by the page it came from.

With htmx the reply is the working part of the step; without scripts it is a redirect
back to the place in the page. What is refused comes back with everything typed kept:
422 for what is wrong, 409 for what somebody else changed first, 428 for a form that
does not say which revision it saw.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from canvases import editing
from canvases.document import Document
from canvases.editing import Saved
from canvases.steps import customer_relationships
from canvases.steps.base import Block, Step
from wizard import tables
from wizard.forms import ItemForm
from wizard.handles import handle, ref_of
from wizard.journey import EVERYONE, STAGES
from wizard.views import step as pages
from wizard.views.place import Place, find, find_to_edit, list_of, step_of
from wizard.views.step import Flash, Typed

PRECONDITION_REQUIRED = 428


@require_POST
def add(request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str) -> HttpResponse:
    """A new item from the line to type."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    values: dict[str, Any] = {listed.name.key: request.POST.get("name", "")}
    if block == "assumptions":
        values["step"] = key
    saver = Saver(request, place, declared, f"add-{block}")
    return saver.run(
        lambda: editing.add(place.actor, canvas_id, block, values), focus=f"add-{block}-name"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def item(
    request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str, ref: str
) -> HttpResponse:
    """The whole form of one item; a GET is the step's page with that form open."""
    if request.method != "POST":
        place, declared = find(request, canvas_id), step_of(key)
        return redirect(f"{_address(place, declared)}?open={ref}#item-{ref}")
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    held = _held(place.snapshot.document, listed, ref)
    form = ItemForm(listed, place.snapshot.document, item=held, data=request.POST)
    saver = Saver(request, place, declared, f"edit-{ref}", form=form, opened=ref)
    if not form.is_valid():
        return saver.refused(422)
    values = {**form.values(), **_also(request, block, form)}
    return saver.run(
        lambda: editing.change(
            place.actor, canvas_id, block, held.id, values, revision_of(request)
        ),
        focus=f"edit-{ref}",
    )


@require_POST
def move(
    request: HttpRequest, canvas_id: uuid.UUID, key: str, block: str, ref: str
) -> HttpResponse:
    """One place up or down, or before the item that `before` names ("" for the end)."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    listed = list_of(declared, block)
    held = _held(place.snapshot.document, listed, ref)
    order = [item.id for item in getattr(place.snapshot.document, block)]
    before = _before(request, order, held.id, place.snapshot.document)
    saver = Saver(request, place, declared, f"item-{ref}")
    focus = f"{request.POST.get('way', 'move')}-{ref}"
    return saver.run(
        lambda: editing.move(
            place.actor, canvas_id, block, held.id, revision_of(request), before=before
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
    held = _held(place.snapshot.document, listed, ref)
    saver = Saver(request, place, declared, f"item-{ref}")
    return saver.run(
        lambda: editing.remove(place.actor, canvas_id, block, held.id, revision_of(request)),
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
        lambda: editing.undo(place.actor, canvas_id, undo_id), focus="flash", said="Brought back."
    )


@require_POST
def note(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, "note")
    saver.theirs = place.snapshot.document.step(key).note
    text = request.POST.get("note", "")
    return saver.run(
        lambda: editing.save_note(place.actor, canvas_id, key, text, revision_of(request))
    )


@require_POST
def status(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """The founder's own word on the step. "Not applicable" asks for a reason."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    saver = Saver(request, place, declared, "status")
    wanted, reason = request.POST.get("status", ""), request.POST.get("reason", "")
    return saver.run(
        lambda: editing.set_status(
            place.actor, canvas_id, key, wanted, reason, revision_of(request)
        ),
        focus=f"status-{wanted}",
    )


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
            lambda test=test: editing.tick(place.actor, canvas_id, key, test, test in wanted)
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


@require_POST
def sentence(request: HttpRequest, canvas_id: uuid.UUID, key: str) -> HttpResponse:
    """One sentence of step 2: problem, alternative, proposition and fit at once."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    posted = request.POST
    row = posted.get("row", "new")
    saver = Saver(request, place, declared, f"sentence-{row}")
    return saver.run(
        lambda: editing.write_sentence(
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
        return saver.run(
            lambda: editing.change(
                place.actor, canvas_id, "relationships", ref, values, revision_of(request)
            )
        )
    values |= {
        "name": _dealing_name(place.snapshot.document, values, who),
        "serves": (who,) if who else (),
    }
    return saver.run(lambda: editing.add(place.actor, canvas_id, "relationships", values))


@require_POST
def premium(request: HttpRequest, canvas_id: uuid.UUID, key: str, ref: str) -> HttpResponse:
    """A premium support to test becomes a revenue stream of step 5."""
    place, declared = find_to_edit(request, canvas_id), step_of(key)
    held = _held(place.snapshot.document, list_of(declared, "relationships"), ref)
    values = {
        "name": f"Premium: {held.name}"[:160],
        "form": "subscription",
        "paid_by": held.serves,
    }
    saver = Saver(request, place, declared, f"item-{ref}")
    return saver.run(
        lambda: editing.add(place.actor, canvas_id, "revenue_streams", values),
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
            lambda name=name: editing.save_answer(
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
        lambda: editing.save_details(place.actor, canvas_id, values, revision_of(request))
    )


class Saver:
    """Runs one save and turns its outcome into the reply."""

    def __init__(
        self,
        request: HttpRequest,
        place: Place,
        declared: Step,
        where: str,
        *,
        form: ItemForm | None = None,
        opened: str = "",
        query: str = "",
    ) -> None:
        self.request, self.place, self.declared = request, place, declared
        self.where, self.form, self.opened, self.query = where, form, opened, query
        self.theirs = ""

    def run(self, save: Callable[[], Saved], *, focus: str = "", said: str = "") -> HttpResponse:
        try:
            saved = save()
        except editing.NotFound as missing:
            raise Http404 from missing
        except editing.Forbidden as forbidden:
            raise PermissionDenied from forbidden
        except editing.NoRevision:
            return self.refused(PRECONDITION_REQUIRED)
        except editing.Stale as stale:
            return self._stale(stale)
        except editing.Invalid as invalid:
            return self.invalid(invalid.errors)
        return self._done(saved, focus, said)

    def run_all(self, saves: list[Callable[[], Saved]]) -> HttpResponse:
        """Several small saves in order; the first that is refused ends it."""
        also: list[str] = []
        undo_id = None

        def every() -> Saved | None:
            nonlocal undo_id
            saved = None
            for save in saves:
                saved = save()
                also.extend(saved.also)
                undo_id = saved.undo or undo_id
            return saved

        return self.run(every)  # type: ignore[arg-type]

    def invalid(self, errors: dict[str, list[str]]) -> HttpResponse:
        if self.form is not None:
            self.form.refuse(errors)
            return self.refused(422)
        return self.refused(422, errors=errors)

    def refused(
        self, code: int, *, errors: dict[str, list[str]] | None = None, theirs: str = ""
    ) -> HttpResponse:
        """The page again with everything typed, and what is wrong beside its field."""
        typed = Typed(
            place=self.where,
            values=self.request.POST.dict(),
            errors=errors or {},
            theirs=theirs,
        )
        return pages.draw(
            self.request,
            self.place,
            self.declared,
            form=self.form,
            opened=self.opened,
            typed=typed,
            status=code,
        )

    def _stale(self, stale: editing.Stale) -> HttpResponse:
        """Somebody else was first: both texts stand on the page, and the next save wins."""
        place = find_to_edit(self.request, self.place.canvas.pk)
        self.place = place
        theirs = stale.current.get("note") or stale.current.get("text") or stale.current.get("name")
        return self.refused(
            409,
            errors={"": ["Somebody changed this after you opened it."]},
            theirs=str(theirs or ""),
        )

    def _done(self, saved: Saved | None, focus: str, said: str) -> HttpResponse:
        flash = self._flash(saved, said)
        if not self.request.htmx:
            return self._go_back(flash, saved)
        place = find_to_edit(self.request, self.place.canvas.pk)
        response = pages.draw(self.request, place, self.declared, flash=flash)
        return trigger_client_event(
            response, "saved", {"focus": focus, "form": self.where}, after="settle"
        )

    def _flash(self, saved: Saved | None, said: str) -> Flash | None:
        """A word about a save that did more than what was typed."""
        also = saved.also if saved else ()
        if not said and not also:
            return None
        undo = ""
        if saved and saved.undo:
            address = reverse("wizard:undo", args=[self.place.canvas.pk, saved.undo])
            undo = f"{address}?step={self.declared.key}"
        return Flash(" ".join((said, *also)).strip(), undo)

    def _go_back(self, flash: Flash | None, saved: Saved | None) -> HttpResponse:
        if flash:
            messages.info(
                self.request,
                flash.text,
                extra_tags=flash.undo,
            )
        anchor = f"item-{handle(saved.ref)}" if saved and saved.ref else self.where
        response = redirect(f"{_address(self.place, self.declared)}{self.query}#{anchor}")
        response.status_code = 303
        return response


def revision_of(request: HttpRequest, name: str = "revision") -> int | None:
    """The revision that the form saw; None where it says none, which `editing` refuses."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _address(place: Place, declared: Step) -> str:
    return reverse("wizard:step", args=[place.canvas.pk, declared.key])


def _held(document: Document, block: Block, ref: str) -> Any:
    """The item that goes by a handle. Raises Http404 where it is gone."""
    for held in getattr(document, block.key):
        if handle(held.id) == ref:
            return held
    raise Http404


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


def _cell(place: Place, link: str, cell: str, *, on: bool) -> Callable[[], Saved]:
    try:
        left, right = tables.ends_of(cell, place.snapshot.document)
    except ValueError as wrong:
        raise Http404 from wrong
    return lambda: editing.set_link(place.actor, place.canvas.pk, link, left, right, wanted=on)


def _touch(place: Place, who: str | None, cell: str, *, on: bool) -> Callable[[], Saved]:
    name, _, stage = cell.partition("~")
    if stage not in STAGES:
        raise Http404
    channel = ref_of(name, place.snapshot.document)
    return lambda: editing.set_link(
        place.actor, place.canvas.pk, "touches", channel, (who, stage), wanted=on
    )


def _journey_notes(
    request: HttpRequest, place: Place, who: str | None
) -> list[Callable[[], Saved]]:
    if who is None:
        return []
    held = {n.stage: n.text for n in place.snapshot.document.journey_notes if n.who == who}
    return [
        lambda stage=stage: editing.save_journey_note(
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
        whos = {i.id: i.name for i in (*document.segments, *document.personas)}
        name = f"{name}, for {whos.get(who, 'everyone')}"
    number, base = 2, name
    while name.casefold() in taken:
        name, number = f"{base} ({number})", number + 1
    return name
