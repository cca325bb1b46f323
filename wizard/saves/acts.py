"""Moving and deleting an item, against what the page saw of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop

from canvases import editing, storage
from canvases.blocks import Block
from canvases.document import isolated
from canvases.page_ids import ref_of
from canvases.saving import Act, Clash, form_values
from wizard.pages.step_visit import StepVisit
from wizard.saves.item_form import names_of

_PLACE = gettext_noop("Its place in the list")


def move(request: HttpRequest, visit: StepVisit, listed: Block, handle: str) -> Act:
    """One place up or down, or before another item; words that changed do not stand against it."""
    actor, pk, block = visit.actor, visit.canvas.pk, listed.key
    ref, seen = ref_of(handle, visit.read), form_values.revision(request.POST)
    order = storage.order(pk, block)
    before = _before(request, visit, order, ref)
    return Act(
        act="move",
        store=lambda revision: editing.move(actor, pk, block, ref, revision, before=before),
        seen=seen,
        clashes=partial(_places, visit, order, ref, before),
        is_harmless=lambda stale: not editing.has_moved(pk, block, ref, seen or 0),
    )


def remove(request: HttpRequest, visit: StepVisit, listed: Block, handle: str) -> Act:
    """An item goes; not where it says something else than what the page showed."""
    actor, pk, block = visit.actor, visit.canvas.pk, listed.key
    ref = ref_of(handle, visit.read)
    return Act(
        act="remove",
        store=lambda revision: editing.remove(actor, pk, block, ref, revision),
        seen=form_values.revision(request.POST),
        clashes=partial(_words, listed),
    )


def _before(request: HttpRequest, visit: StepVisit, order: list[str], ref: str) -> str | None:
    """The item to stand before, None for the end. Raises Gone where the item is not there."""
    way = request.POST.get("way", "")
    if way not in ("up", "down"):
        return ref_of(request.POST.get("before", ""), visit.read) or None
    if ref not in order:
        raise editing.Gone(ref)
    here = order.index(ref)
    if way == "up":
        return order[max(here - 1, 0)]
    after = here + 2
    return order[after] if after < len(order) else None


def _places(
    visit: StepVisit, order: list[str], ref: str, before: str | None, stale: editing.Stale
) -> Mapping[str, Clash]:
    here = order.index(ref)
    after = order[here + 1] if here + 1 < len(order) else None
    names = names_of(visit)
    mine, theirs = (_in_words(names, one) for one in (before, after))
    return {"place": Clash(gettext(_PLACE), "act", mine, theirs)}


def _in_words(names: Mapping[str, str], before: str | None) -> str:
    return (
        gettext("At the end")
        if before is None
        else gettext("Before “%(before)s”") % {"before": isolated(names.get(before, before))}
    )


def _words(listed: Block, stale: editing.Stale) -> Mapping[str, Clash]:
    """All that the item says now."""
    return {
        field.key: Clash(field.label, "act", "", stale.current[field.key])
        for field in listed.every_field
        if form_values.is_text(field) and stale.current.get(field.key)
    }
