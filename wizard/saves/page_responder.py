"""What a page answers to the saves of one of its forms.

With htmx the reply is the working part of the step; without scripts it is a redirect
back to the place in the page. What is refused comes back with everything typed kept:
422 for what is wrong, 409 for what somebody else changed first, 428 for a form that
does not say which revision it saw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django_htmx.http import trigger_client_event

from canvases import editing
from canvases.document import block_of, index
from canvases.editing import Saved
from canvases.page_ids import handle
from canvases.saving import Save, Stored, decide
from canvases.steps import Step
from web.answers import see_other
from wizard.pages import step as pages
from wizard.pages.step import Flash, SentForm
from wizard.pages.step_visit import StepVisit, address_of, find_to_edit, undo_of
from wizard.shown.forms import ItemForm

_WORK = "work"
# What a row may be gone from once its save is done.
_OF_ROWS = ("item-", "edit-", "action-")
# What is said of a save where only the save itself can tell.
Said = Callable[[Saved], str]


class PageResponder:
    """Stores what a form sent and draws the page that comes next."""

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
        save: Save,
        *,
        focus: str = "",
        said: str | Said = "",
        undo: Said | None = None,
        more: object = None,
    ) -> HttpResponse:
        """Store it and answer. `undo` gives the address that takes it back, where that is no
        deletion's; `more` is for scripts."""
        return self._answer([save], focus, said, undo)

    def run_all(self, saves: Sequence[Save]) -> HttpResponse:
        """Several small saves in order; the first that is refused ends it."""
        return self._answer(saves, "", "", None)

    def invalid(self, errors: Mapping[str, list[str]]) -> HttpResponse:
        if self.form is not None:
            self.form.refuse(errors)
            return self._refused(editing.Invalid.status)
        return self._refused(editing.Invalid.status, errors=errors)

    def _answer(
        self, saves: Sequence[Save], focus: str, said: str | Said, undo: Said | None
    ) -> HttpResponse:
        match decide(saves, merging=False):
            case Stored() as stored:
                return self._stored(stored, focus, said, undo)
            case editing.Invalid() as invalid:
                return self.invalid(invalid.errors)
            case editing.Shared() as shared:
                errors = {shared.field: [shared.ask]}
                return self._refused(shared.status, errors=errors, answers=shared.answers)
            case editing.Stale() as stale:
                return self._stale(stale)
            case _:
                return self._refused(editing.NoRevision.status)

    def _refused(
        self,
        status: int,
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
            status=status,
        )

    def _stale(self, stale: editing.Stale) -> HttpResponse:
        """Somebody else was first: both texts stand on the page, and the next save wins."""
        visit = find_to_edit(self.request, self.visit.canvas.pk)
        self.visit = visit
        now = (stale.current.get(name) for name in ("note", "text", "name", "need", "offer"))
        return self._refused(
            stale.status,
            errors={"": [gettext("Somebody changed this after you opened it.")]},
            theirs=str(next(filter(None, now), "")),
        )

    def _stored(
        self, stored: Stored, focus: str, said: str | Said, undo: Said | None
    ) -> HttpResponse:
        saved = stored.last
        flash = self._flash(stored, said, undo)
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

    def _flash(self, stored: Stored, said: str | Said, undo: Said | None) -> Flash | None:
        """A word about saves that did more than what was typed."""
        saved = stored.last
        if saved is None:
            return None
        text = " ".join((said if isinstance(said, str) else said(saved), *stored.also)).strip()
        if not text:
            return None
        address = undo(saved) if undo else undo_of(self.visit, self.declared, saved)
        return Flash(text, address)

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
