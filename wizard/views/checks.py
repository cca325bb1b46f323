"""What a finding offers: one click that mends it, a reason to leave it; and to assume something."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from canvases import assuming, editing
from canvases.document import block_of, index
from canvases.editing import Saved
from canvases.edits import Edit
from canvases.handles import ref_of
from canvases.steps import BY_KEY, STEP_OF
from canvases.steps.base import Step
from wizard import tables
from wizard.named_rows import ITEMS, REASON, STATUS, fields_of
from wizard.views.place import Place, take_back_of
from wizard.views.saver import Save, saver_of
from wizard.views.saving import saves

# Where a finding stood that has gone: what is left to look at comes next.
_GOES_ON = "checks"


@saves
def mend(request: HttpRequest, place: Place, declared: Step) -> HttpResponse:
    """What the finding offers under the label `mend`; or, without one, what that takes back."""
    saver = saver_of(request, place, declared, _GOES_ON)
    if "mend" in request.POST:
        save = partial(_mended, place, request.POST)
        return saver.run(save, focus=_GOES_ON, said=_said_of_mending)
    return saver.run(_back(place, request.POST), focus=_GOES_ON)


@saves
def dismissal(request: HttpRequest, place: Place, declared: Step) -> HttpResponse:
    """Leave a finding as it is, for a reason; without one, take the dismissal back."""
    posted = request.POST
    code = posted.get("code", "")
    about = [ref_of(name, place.read) for name in posted.getlist("about")]
    saver = saver_of(request, place, declared, posted.get("form", _GOES_ON))
    if "reason" not in posted:
        back = partial(editing.undo_dismiss, place.actor, place.canvas.pk, code, about)
        return saver.run(back, focus=_GOES_ON, said="It stands again.")
    reason = posted["reason"]
    save = partial(editing.dismiss, place.actor, place.canvas.pk, code, about, reason)
    return saver.run(save, focus=_GOES_ON, said="Dismissed. Your reason is kept with it.")


@saves
def assume(request: HttpRequest, place: Place, declared: Step, ref: str) -> HttpResponse:
    """An assumption about an item, drafted in its words, to be put in the founder's own."""
    document = place.read()
    id_ = ref_of(ref, document)
    block = block_of(document).get(id_, "")
    if block not in STEP_OF:
        raise editing.Gone(id_)
    values = {
        **assuming.draft(block, index(document)[id_], document),
        "step": STEP_OF[block].key,
        "about": id_,
    }
    saver = saver_of(request, place, declared, "add-assumptions")
    save = partial(editing.add, place.actor, place.canvas.pk, "assumptions", values)
    return saver.run(
        save,
        focus="edit-{ref}",
        said="Written down to be tested. Say it in your own words.",
        undo=partial(take_back_of, place, declared),
    )


def _mended(place: Place, posted: QueryDict) -> Saved:
    """Pressed when it is settled already, by somebody else perhaps, it does nothing more."""
    about = [ref_of(name, place.read) for name in posted.getlist("about")]
    code, label = posted.get("code", ""), posted.get("mend", "")
    try:
        return editing.mend(place.actor, place.canvas.pk, code, about, label)
    except editing.Gone:
        return Saved("", 0, place.canvas.revision, at=place.canvas.changed_at)


def _said_of_mending(saved: Saved) -> str:
    return "Mended." if saved.changed else "That is settled already."


def _back(place: Place, posted: QueryDict) -> Save | Edit:
    if "link" in posted:
        return _unlinked(place, posted)
    return _field(place, posted) if "field" in posted else _status(place, posted)


def _unlinked(place: Place, posted: QueryDict) -> Save:
    try:
        left, right = tables.ends_of(posted.get("ends", ""), place.read)
    except ValueError as wrong:
        raise Http404 from wrong
    if isinstance(right, tuple) and posted["link"] == "touches":
        right = (right[0] or None, *right[1:])
    link = posted.get("link", "")
    return partial(editing.set_link, place.actor, place.canvas.pk, link, left, right, False)


def _field(place: Place, posted: QueryDict) -> Edit:
    block, ref = posted.get("block", ""), posted.get("ref", "")
    declared = {field.key: field for field in fields_of(ITEMS[block])} if block in ITEMS else {}
    if posted["field"] not in declared:
        raise Http404

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        id_ = ref_of(ref, place.read)
        return editing.change(place.actor, place.canvas.pk, block, id_, values, seen)

    return Edit.of({"value": declared[posted["field"]]}, posted, store)


def _status(place: Place, posted: QueryDict) -> Edit:
    key = posted.get("step", "")
    if key not in BY_KEY:
        raise Http404

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        said = (values["status"] or "", values["reason"])
        return editing.set_status(place.actor, place.canvas.pk, key, *said, seen)

    return Edit.of({"status": STATUS, "reason": REASON}, posted, store)
