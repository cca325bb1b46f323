"""What a finding offers: one click that mends it, a reason to leave it; and to assume something."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext

from canvases import editing
from canvases.document import block_of, index
from canvases.editing import Saved
from canvases.insights import assumption_drafts
from canvases.page_ids import ref_of
from canvases.steps import STEP_OF, Step
from wizard.pages.step_visit import StepVisit, take_back_of
from wizard.saves.guard import saves
from wizard.saves.responders import responder_of

# Where a finding stood that has gone: what is left to look at comes next.
_GOES_ON = "checks"


@saves
def mend(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """What the finding offers under the label `mend`."""
    save = partial(_mended, visit, request.POST)
    responder = responder_of(request, visit, declared, _GOES_ON)
    return responder.run(save, focus=_GOES_ON, said=_said_of_mending)


@saves
def dismissal(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """Leave a finding as it is, for a reason; without one, take the dismissal back."""
    posted = request.POST
    code = posted.get("code", "")
    about = [ref_of(name, visit.read) for name in posted.getlist("about")]
    responder = responder_of(request, visit, declared, posted.get("form", _GOES_ON))
    if "reason" not in posted:
        back = partial(editing.undo_dismiss, visit.actor, visit.canvas.pk, code, about)
        return responder.run(back, focus=_GOES_ON, said=gettext("It stands again."))
    reason = posted["reason"]
    save = partial(editing.dismiss, visit.actor, visit.canvas.pk, code, about, reason)
    return responder.run(
        save, focus=_GOES_ON, said=gettext("Set aside. Your reason is kept with it.")
    )


@saves
def assume(request: HttpRequest, visit: StepVisit, declared: Step, ref: str) -> HttpResponse:
    """An assumption about an item, drafted in its words, to be put in the founder's own."""
    document = visit.read()
    id_ = ref_of(ref, document)
    block = block_of(document).get(id_, "")
    if block not in STEP_OF:
        raise editing.Gone(id_)
    values = {
        **assumption_drafts.draft(block, index(document)[id_], document),
        "step": STEP_OF[block].key,
        "about": id_,
    }
    responder = responder_of(request, visit, declared, "add-assumptions")
    save = partial(editing.add, visit.actor, visit.canvas.pk, "assumptions", values)
    return responder.run(
        save,
        focus="edit-{ref}",
        said=gettext("Written down to be tested. Say it in your own words."),
        undo=partial(take_back_of, visit, declared),
    )


def _mended(visit: StepVisit, posted: QueryDict) -> Saved:
    """Pressed when it is settled already, by somebody else perhaps, it does nothing more."""
    about = [ref_of(name, visit.read) for name in posted.getlist("about")]
    code, label = posted.get("code", ""), posted.get("mend", "")
    try:
        return editing.mend(visit.actor, visit.canvas.pk, code, about, label)
    except editing.Gone:
        return Saved("", 0, visit.canvas.revision, at=visit.canvas.changed_at)


def _said_of_mending(saved: Saved) -> str:
    return gettext("Mended.") if saved.changed else gettext("That is settled already.")
