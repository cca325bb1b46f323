"""The form of one item as a save, read without drawing it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest

from canvases import editing
from canvases.blocks import Block, Field
from canvases.document import Document, index, words_of
from canvases.editing import Saved
from canvases.page_ids import handle, ref_of
from canvases.saving import Edit, form_values
from wizard.pages.step_visit import StepVisit


def edit(request: HttpRequest, visit: StepVisit, listed: Block, ref: str) -> Edit:
    """What the form says of the item, and what its page says that it held before."""
    fields = {field.key: field for field in listed.every_field}
    actor, pk, block = visit.actor, visit.canvas.pk, listed.key
    id_of = partial(_ref, visit=visit)
    said = form_values.with_ids(fields, form_values.values(fields, request.POST), id_of)
    currency = currency_of(request.POST) or _currency_in(request, visit, fields, said)

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        values = also_used(request, block, values)
        try:
            item = _ref(ref, visit)
            return editing.change(actor, pk, block, item, values, seen, currency=currency)
        except editing.Invalid as invalid:
            errors = form_values.in_cells(fields, request.POST, invalid.errors)
            raise editing.Invalid(errors) from invalid

    def beside(name: str) -> Saved:
        return editing.add(actor, pk, block, {"name": name}, numbered=True)

    return Edit(
        fields=fields,
        mine=said,
        base=form_values.with_ids(fields, form_values.bases(fields, request.POST), id_of),
        store=store,
        seen=form_values.revision(request.POST),
        names=partial(names_of, visit),
        currency=visit.canvas.currency,
        beside=beside if listed.name.key == "name" else None,
    )


def held_item(document: Document, block: Block, ref: str) -> Any:
    """The item that goes by a handle. Raises Gone where it is not there any more."""
    for held in getattr(document, block.key):
        if handle(held.id) == ref:
            return held
    raise editing.Gone(ref)


def currency_of(data: Mapping[str, Any]) -> str:
    """What the form says of the canvas's currency, which it asks beside the first amount."""
    return str(data.get("currency", "")).strip()


def _currency_in(
    request: HttpRequest, visit: StepVisit, fields: Mapping[str, Field], said: Mapping[str, Any]
) -> str:
    """The first currency of a canvas, which counts though another's figure be kept; unless
    that was chosen. Where there is one already, each amount is held against it by itself."""
    if visit.canvas.currency.strip() or request.POST.get("resolve") == "theirs":
        return ""
    return form_values.currency_in(fields, said)


def also_used(request: HttpRequest, block: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """ "Ted also uses ...": a pair that step 2 has not linked yet, added in place."""
    who, offer = request.POST.get("also-who"), request.POST.get("also-offer")
    if block != "revenue_streams" or not (who and offer):
        return dict(values)
    return {**values, "drivers": (*values["drivers"], (who, offer))}


def names_of(visit: StepVisit) -> dict[str, str]:
    """What the items of the canvas are called, by their ids."""
    return {ref: words_of(item) for ref, item in index(visit.snapshot.document).items()}


def _ref(name: str, visit: StepVisit) -> str:
    """The id behind a handle; the canvas is read for one that is a hash only."""
    return ref_of(name, visit.read)
