"""The form of one item as a save, read without drawing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest

from canvases import editing
from canvases.blocks import Block
from canvases.document import Document, index, words_of
from canvases.editing import Saved
from canvases.page_ids import handle, ref_of
from canvases.saving import Edit, Save, form_values
from wizard.pages.step_visit import StepVisit


def edit(request: HttpRequest, visit: StepVisit, listed: Block, ref: str) -> Edit:
    """What the form says of the item, and what its page says that it held before."""
    fields = {field.key: field for field in listed.every_field}

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        first = _first_currency(request, visit, typed)
        try:
            return _change(request, visit, listed, _ref(ref, visit), values, seen, first)
        except editing.Invalid as invalid:
            errors = form_values.in_cells(fields, request.POST, invalid.errors)
            raise editing.Invalid(errors) from invalid

    def beside(name: str) -> Saved:
        actor, pk = visit.actor, visit.canvas.pk
        return editing.add(actor, pk, listed.key, {"name": name}, numbered=True)

    typed = Edit.of(
        fields,
        request.POST,
        store,
        names=partial(names_of, visit),
        currency=visit.canvas.currency,
        beside=beside if listed.name.key == "name" else None,
    )
    with_ids = partial(form_values.with_ids, fields, id_of=partial(_ref, visit=visit))
    return replace(typed, mine=with_ids(typed.mine), base=with_ids(typed.base))


def change(
    request: HttpRequest, visit: StepVisit, listed: Block, ref: str, values: Mapping[str, Any]
) -> Save:
    """The same for a page, whose form has read the values; nothing is merged with them."""
    seen = form_values.revision(request.POST)
    return partial(_change, request, visit, listed, ref, values, seen)


def _change(
    request: HttpRequest,
    visit: StepVisit,
    listed: Block,
    ref: str,
    values: Mapping[str, Any],
    seen: int | None,
    first_currency: str = "",
) -> Saved:
    """Store it, with the currency that the form asks beside the first amount of a canvas."""
    return editing.change(
        visit.actor,
        visit.canvas.pk,
        listed.key,
        ref,
        _with_pair(request, listed, values),
        seen,
        currency=request.POST.get("currency", "").strip() or first_currency,
    )


def held_item(document: Document, block: Block, ref: str) -> Any:
    """The item that goes by a handle. Raises Gone where it is not there any more."""
    for held in getattr(document, block.key):
        if handle(held.id) == ref:
            return held
    raise editing.Gone(ref)


def _first_currency(request: HttpRequest, visit: StepVisit, typed: Edit) -> str:
    """The first currency of a canvas, which counts though another's figure be kept; unless
    that was chosen. Where there is one already, each amount is held against it by itself."""
    if visit.canvas.currency.strip() or request.POST.get("resolve") == "theirs":
        return ""
    return form_values.currency_in(typed.fields, typed.mine)


def _with_pair(request: HttpRequest, listed: Block, values: Mapping[str, Any]) -> dict[str, Any]:
    """ "Ted also uses ...": a pair that step 2 has not linked yet, added in place."""
    who, offer = request.POST.get("also-who"), request.POST.get("also-offer")
    if listed.key != "revenue_streams" or not (who and offer):
        return dict(values)
    return {**values, "drivers": (*values["drivers"], (who, offer))}


def names_of(visit: StepVisit) -> dict[str, str]:
    """What the items of the canvas are called, by their ids."""
    return {ref: words_of(item) for ref, item in index(visit.snapshot.document).items()}


def _ref(name: str, visit: StepVisit) -> str:
    """The id behind a handle; the canvas is read for one that is a hash only."""
    return ref_of(name, visit.read)
