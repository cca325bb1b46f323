"""What only one step saves: the sentences of step 2, the journey, the dealings, single answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop

from canvases import editing, words
from canvases.blocks import BLOCKS, Field, relationships
from canvases.document import NAME_LENGTH, WHO, Document, isolated, named
from canvases.editing import Saved
from canvases.insights.named_rows import answer_label
from canvases.page_ids import handle, ref_of
from canvases.saving import Act, Clash, Edit, Save, form_values, json_answers
from canvases.steps import BUSINESS_TYPE, Step, customer_relationships
from wizard.pages.step_visit import StepVisit, address_of, list_of, take_back_of
from wizard.saves import item_form
from wizard.saves.guard import saves
from wizard.saves.responders import responder_of
from wizard.shown.journey import EVERYONE, STAGES
from wizard.shown.need_sentences import key_of

SENTENCE = {
    "need": Field(key="need", label=gettext_noop("What they need"), kind="text"),
    "today": Field(key="today", label=gettext_noop("What they do today"), kind="text"),
    "offer": Field(key="offer", label=gettext_noop("What you offer")),
}
_ANSWERED = {
    "all": gettext_noop("Changed in every sentence."),
    "own": gettext_noop("Changed in this sentence alone."),
}
_BUSINESS_TYPE = {"business_type": BUSINESS_TYPE}


@saves
def sentence(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """One sentence of step 2: problem, alternative, proposition and fit at once."""
    posted, who = request.POST, request.POST.get("who", "")
    responder = responder_of(request, visit, declared, f"sentence-{posted.get('row', 'new')}")

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        # Its blanks are boxes that grow, so that a line end may get into what is one line.
        values["offer"] = " ".join(values["offer"].splitlines())
        try:
            return editing.write_sentence(
                visit.actor,
                visit.canvas.pk,
                who=who,
                problem=posted.get("problem") or None,
                proposition=posted.get("proposition") or None,
                revision=seen,
                shared=posted.get("shared", ""),
                **values,
            )
        except editing.Invalid as invalid:
            # A page asks anew who it is; a script is told that somebody deleted them.
            if who and "who" in invalid.errors and json_answers.wanted(request):
                raise editing.Gone(who) from invalid
            raise

    def beside(offer: str) -> Saved:
        values = {"name": offer}
        return editing.add(visit.actor, visit.canvas.pk, "propositions", values, numbered=True)

    edit = Edit.of(SENTENCE, posted, store, beside=beside)
    said = partial(_answered, posted.get("shared", ""))
    undo, more = partial(take_back_of, visit, declared), partial(_about, who)
    return responder.run(edit, focus=posted.get("focus", ""), said=said, undo=undo, more=more)


@saves
def remove_sentence(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """A sentence goes, with the need and the offer that nothing else holds; undo is told."""
    posted = request.POST

    def store(seen: int | None) -> Saved:
        return editing.remove_sentence(
            visit.actor,
            visit.canvas.pk,
            who=posted.get("who", ""),
            problem=posted.get("problem") or None,
            proposition=posted.get("proposition") or None,
            revision=seen,
        )

    def clashes(stale: editing.Stale) -> Mapping[str, Clash]:
        words = {key: stale.current[key] for key in SENTENCE if stale.current.get(key)}
        return {key: Clash(SENTENCE[key].label, "act", "", said) for key, said in words.items()}

    responder = responder_of(request, visit, declared, f"sentence-{posted.get('row', '')}")
    act = Act(act="remove", store=store, seen=form_values.revision(request.POST), clashes=clashes)
    undo, more = partial(take_back_of, visit, declared), partial(_about, posted.get("who", ""))
    return responder.run(act, focus="sentences", said=_gone, undo=undo, more=more)


@saves
def dealing(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """The three choices of step 4 for everyone, each saved by itself; the first makes the row."""
    if "who" in request.POST:
        return _differs(request, visit, declared)
    fields = {field.key: field for field in relationships.EVERYONE}
    responder = responder_of(request, visit, declared, "dealing")
    if not any(form_values.values(fields, request.POST).values()):
        return responder.invalid({"contact": [gettext("Choose at least one.")]})
    document = visit.read()
    shared = next((handle(r.id) for r in document.relationships if not r.serves), "")
    ref = request.POST.get("ref") or shared
    if ref:
        return responder.run(Edit.of(fields, request.POST, partial(_change_dealing, visit, ref)))

    def store(values: dict[str, Any], seen: int | None) -> Saved:
        named = {**values, "name": _dealing_name(document, values)}
        return editing.add(visit.actor, visit.canvas.pk, "relationships", named)

    undo = partial(take_back_of, visit, declared)
    more = lambda saved: {"hidden": {"ref": handle(saved.ref)}}  # noqa: E731
    return responder.run(Edit.of(fields, request.POST, store), undo=undo, more=more)


def _differs(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """A dealing of their own for somebody, whose row stands open for its answers."""
    responder = responder_of(request, visit, declared, "dealing-who")
    who = dict(named(visit.read(), WHO)).get(request.POST["who"])
    if who is None:
        return responder.invalid({"who": [gettext("Choose who differs.")]})
    made: list[str] = []

    def store() -> Saved:
        values = {"name": gettext("For %(who)s") % {"who": who}, "serves": (request.POST["who"],)}
        saved = editing.add(visit.actor, visit.canvas.pk, "relationships", values, numbered=True)
        made.append(_opened(visit, declared, saved))
        return saved

    undo = partial(take_back_of, visit, declared)
    response = responder.run(store, undo=undo, more=lambda saved: {"go": made[-1]})
    if made and "Location" in response:
        response["Location"] = made[0]
    return response


def _opened(visit: StepVisit, declared: Step, saved: Saved) -> str:
    ref = handle(saved.ref)
    return f"{address_of(visit, declared)}?open={ref}#item-{ref}"


@saves
def premium(request: HttpRequest, visit: StepVisit, declared: Step, ref: str) -> HttpResponse:
    """A premium support to test becomes a revenue stream of step 5."""
    held = item_form.held_item(visit.read(), list_of(declared, "relationships"), ref)
    values = {
        "name": (gettext("Premium: %(name)s") % {"name": held.name})[:NAME_LENGTH],
        "form": "subscription",
        "paid_by": held.serves,
    }
    responder = responder_of(request, visit, declared, f"item-{ref}")
    return responder.run(
        partial(editing.add, visit.actor, visit.canvas.pk, "revenue_streams", values),
        focus="flash",
        said=gettext("“%(name)s” is a revenue stream in step 5 now.")
        % {"name": isolated(values["name"])},
        undo=partial(take_back_of, visit, declared),
    )


@saves
def answers(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """Texts that stand once in a canvas: positioning, design answers, what a customer is worth.

    Each comes as `text-<key>` with `revision-<key>`; what did not change is left alone.
    """
    posted = request.POST
    keys = [name.removeprefix("text-") for name in posted if name.startswith("text-")]
    responder = responder_of(request, visit, declared, posted.get("form", "work"))
    return responder.run_all(
        [
            _answer(request, visit, key)
            for key in keys
            if posted[f"text-{key}"] != posted.get(f"seen-{key}")
        ]
    )


@saves
def journey(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """One who's journey: the cells "channel~stage" and a sentence a stage."""
    who = request.POST.get("who", EVERYONE)
    seen, wanted = set(request.POST.get("seen", "").split()), set(request.POST.getlist("cell"))
    own = None if who == EVERYONE else ref_of(who, visit.read)
    responder = responder_of(request, visit, declared, "journey", query=f"?who={who}")
    touches = [
        _touch(visit, own, cell, on=on)
        for on, cells in ((True, wanted - seen), (False, seen - wanted))
        for cell in sorted(cells)
    ]
    return responder.run_all([*touches, *_journey_notes(request, visit, own)])


@saves
def business_type(request: HttpRequest, visit: StepVisit, declared: Step) -> HttpResponse:
    """How the business wins, asked at step 6: the advice of steps 6 and 7 follows it."""
    store = partial(save_details, visit)
    responder = responder_of(request, visit, declared, "business-type")
    return responder.run(Edit.of(_BUSINESS_TYPE, request.POST, store))


def _answered(shared: str, saved: Saved) -> str:
    """What became of words that other sentences say too."""
    return gettext(_ANSWERED[shared]) if shared in _ANSWERED else _gone(saved)


def _gone(saved: Saved) -> str:
    return "" if saved.parts else gettext("“%(words)s” is removed.") % {"words": saved.words}


def _about(who: str, saved: Saved) -> dict[str, Any]:
    """What the sentence is about from now on, for a form that goes on: else its next save would
    name its need, or its offer, a second time."""
    if not saved.parts:
        return {"gone": True}
    problem, proposition = (saved.parts.get(part, "") for part in ("problem", "proposition"))
    row = key_of(who, problem, proposition)
    return {"hidden": {"row": row, "problem": problem, "proposition": proposition}}


def save_details(visit: StepVisit, values: dict[str, Any], seen: int | None) -> Saved:
    """What stands on the canvas itself, some of which steps ask for."""
    return editing.save_details(visit.actor, visit.canvas.pk, values, seen)


def _change_dealing(visit: StepVisit, ref: str, values: dict[str, Any], seen: int | None) -> Saved:
    """The choices, and with them the name, where that was made of them."""
    held = item_form.held_item(visit.read(), BLOCKS["relationships"], ref)
    made = customer_relationships.named(held.contact, held.service, held.basis)
    if held.name == made or held.name.startswith(f"{made} ("):
        values = {**values, "name": _dealing_name(visit.read(), values, but=held.id)}
    return editing.change(visit.actor, visit.canvas.pk, "relationships", held.id, values, seen)


def _answer(request: HttpRequest, visit: StepVisit, key: str) -> Edit:
    def store(values: dict[str, Any], seen: int | None) -> Saved:
        return editing.save_answer(visit.actor, visit.canvas.pk, key, values["text"], seen)

    fields = {f"text-{key}": Field(key="text", label=answer_label(key), kind="text")}
    return Edit.of(fields, request.POST, store, seen_as=f"revision-{key}")


def _touch(visit: StepVisit, who: str | None, cell: str, *, on: bool) -> Save:
    name, _, stage = cell.partition("~")
    if stage not in STAGES:
        raise Http404
    channel = ref_of(name, visit.read)
    return partial(
        editing.set_link, visit.actor, visit.canvas.pk, "touches", channel, (who, stage), on
    )


def _journey_notes(request: HttpRequest, visit: StepVisit, who: str | None) -> list[Edit]:
    """The sentences that the form says; of several, those that it changes."""
    sent = [stage for stage in STAGES if f"note-{stage}" in request.POST]
    if who is None or not sent:
        return []
    if len(sent) == 1:
        return [_journey_note(request, visit, who, sent[0])]
    held = {n.stage: n.text for n in visit.read().journey_notes if n.who == who}
    return [
        _journey_note(request, visit, who, stage)
        for stage in sent
        if request.POST[f"note-{stage}"] != held.get(stage, "")
    ]


def _journey_note(request: HttpRequest, visit: StepVisit, who: str, stage: str) -> Edit:
    def store(values: dict[str, Any], seen: int | None) -> Saved:
        text = values["text"]
        return editing.save_journey_note(visit.actor, visit.canvas.pk, who, stage, text, seen)

    label = words.label("journey_notes.stage", stage)
    fields = {f"note-{stage}": Field(key="text", label=label, kind="text")}
    return Edit.of(fields, request.POST, store, seen_as=f"revision-{stage}")


def _dealing_name(document: Document, values: dict[str, Any], *, but: str = "") -> str:
    """A name made of the choices, with a number where another relationship has it."""
    name = customer_relationships.named(values["contact"], values["service"], values["basis"])
    others = (one.name for one in document.relationships if one.id != but)
    taken = {other.casefold() for other in others}
    number, base = 2, name
    while name.casefold() in taken:
        name, number = f"{base} ({number})", number + 1
    return name
