"""One save and its reply.

With htmx the reply is the working part of the step; without scripts it is a redirect
back to the place in the page. What is refused comes back with everything typed kept:
422 for what is wrong, 409 for what somebody else changed first, 428 for a form that
does not say which revision it saw. The save queue gets the same as JSON, see JsonSaver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_htmx.http import trigger_client_event

from canvases import editing
from canvases.blocks import Block
from canvases.document import Document, block_of, index
from canvases.editing import Saved
from canvases.page_ids import handle
from canvases.saving import form_values, json_answers
from canvases.steps import Step
from web.answers import see_other
from wizard.pages import step as pages
from wizard.pages.step import Flash, SentForm
from wizard.pages.step_visit import StepVisit, find_to_edit, undo_of
from wizard.saves.json_saver import JsonSaver
from wizard.shown.forms import ItemForm

_WORK = "work"
# What a row may be gone from once its save is done.
_OF_ROWS = ("item-", "edit-", "action-")
Save = Callable[[], Saved]
# What is said of a save where only the save itself can tell.
Said = Callable[[Saved], str]


class Saver:
    """Runs one save and turns its outcome into a page."""

    def __init__(
        self,
        request: HttpRequest,
        visit: StepVisit,
        declared: Step,
        where: str,
        *,
        form: ItemForm | None = None,
        opened: str = "",
        query: str = "",
    ) -> None:
        self.request, self.visit, self.declared = request, visit, declared
        self.where, self.form, self.opened, self.query = where, form, opened, query

    def run(
        self,
        save: Callable[[], Saved | None],
        *,
        focus: str = "",
        said: str | Said = "",
        undo: Said | None = None,
        **more: Any,
    ) -> HttpResponse:
        """Store it and answer. `undo` gives the address that takes it back, where that is no
        deletion's; `more` is for scripts."""
        try:
            saved = save()
        except editing.NoRevision:
            return self.refused(editing.NoRevision.status)
        except editing.Stale as stale:
            return self._stale(stale)
        except editing.Shared as shared:
            errors = {shared.field: [shared.ask]}
            return self.refused(409, errors=errors, answers=shared.answers)
        except editing.Invalid as invalid:
            return self.invalid(invalid.errors)
        if saved is not None and not isinstance(said, str):
            said = said(saved)
        return self._done(saved, focus, str(said), undo)

    def run_all(self, saves: Iterable[Save]) -> HttpResponse:
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

        return self.run(every)

    def invalid(self, errors: Mapping[str, list[str]]) -> HttpResponse:
        if self.form is not None:
            self.form.refuse(errors)
            return self.refused(422)
        return self.refused(422, errors=errors)

    def refused(
        self,
        code: int,
        *,
        errors: Mapping[str, list[str]] | None = None,
        theirs: str = "",
        answers: Mapping[str, str] | None = None,
    ) -> HttpResponse:
        """The page again with everything typed, and what is wrong beside its field."""
        typed = SentForm(
            place=self.where,
            values=self.request.POST.dict(),
            errors=errors or {},
            theirs=theirs,
            answers=answers or {},
        )
        return pages.draw(
            self.request,
            self.visit,
            self.declared,
            form=self.form,
            opened=self.opened,
            typed=typed,
            status=code,
        )

    def _stale(self, stale: editing.Stale) -> HttpResponse:
        """Somebody else was first: both texts stand on the page, and the next save wins."""
        visit = find_to_edit(self.request, self.visit.canvas.pk)
        self.visit = visit
        now = (stale.current.get(name) for name in ("note", "text", "name", "need", "offer"))
        return self.refused(
            409,
            errors={"": ["Somebody changed this after you opened it."]},
            theirs=str(next(filter(None, now), "")),
        )

    def _done(self, saved: Saved | None, focus: str, said: str, undo: Said | None) -> HttpResponse:
        flash = self._flash(saved, said, undo)
        if "HX-Request" not in self.request.headers:
            return self._go_back(flash, saved)
        visit = find_to_edit(self.request, self.visit.canvas.pk)
        response = pages.draw(self.request, visit, self.declared, flash=flash)
        if self.opened:  # a refresh does not open the form again
            response["HX-Replace-Url"] = address_of(self.visit, self.declared)
        if saved:
            focus = focus.replace("{ref}", handle(saved.ref))
        return trigger_client_event(
            response, "saved", {"focus": focus, "form": self.where}, after="settle"
        )

    def _flash(self, saved: Saved | None, said: str, undo: Said | None) -> Flash | None:
        """A word about a save that did more than what was typed."""
        also = saved.also if saved else ()
        if saved is None or not (said or also):
            return Flash(said) if said else None
        address = undo(saved) if undo else undo_of(self.visit, self.declared, saved)
        return Flash(" ".join((said, *also)).strip(), address)

    def _go_back(self, flash: Flash | None, saved: Saved | None) -> HttpResponse:
        if flash:
            messages.info(
                self.request,
                flash.text,
                extra_tags=flash.undo,
            )
        anchor = self._row_of(saved.ref) if saved and saved.ref else ""
        anchor = anchor or (_WORK if self.where.startswith(_OF_ROWS) else self.where)
        return see_other(f"{address_of(self.visit, self.declared)}{self.query}#{anchor}")

    def _row_of(self, ref: str) -> str:
        """The id of the row on the page that comes next; "" where the step lists no such item."""
        found = find_to_edit(self.request, self.visit.canvas.pk).snapshot
        if ref in found.actions:
            return f"action-{handle(ref)}"
        document = found.document
        block = block_of(document).get(ref, "")
        listed = {one.key for one in self.declared.blocks}
        is_here = (
            block in listed or getattr(index(document).get(ref), "step", "") == self.declared.key
        )
        return f"item-{handle(ref)}" if is_here else ""


def saver_of(
    request: HttpRequest, visit: StepVisit, declared: Step, where: str, **page: Any
) -> Saver | JsonSaver:
    """What answers this request: with JSON where that is asked for, else with the page that
    `page` describes. `where` is the id of the form."""
    if json_answers.wanted(request):
        return JsonSaver(request, visit, declared, where)
    return Saver(request, visit, declared, where, **page)


def revision_of(request: HttpRequest, name: str = "revision") -> int | None:
    """The revision that the form saw; None where it says none, which `editing` refuses."""
    return form_values.revision(request.POST, name)


def address_of(visit: StepVisit, declared: Step) -> str:
    return reverse("wizard:step", args=[visit.canvas.pk, declared.key])


def held_item(document: Document, block: Block, ref: str) -> Any:
    """The item that goes by a handle. Raises Gone where it is not there any more."""
    for held in getattr(document, block.key):
        if handle(held.id) == ref:
            return held
    raise editing.Gone(ref)
