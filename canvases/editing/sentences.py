"""Step 2 as sentences: "Ted needs ... Today he ... We offer ...", written at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from canvases import document as doc
from canvases import models
from canvases.access import Actor
from canvases.editing import holding
from canvases.editing.consequences import listed
from canvases.editing.ends import End, ends
from canvases.editing.errors import Invalid, Stale
from canvases.editing.items import add_item, change_item, check_revision, find
from canvases.editing.work import Saved, Work, work_on


def write_sentence(
    actor: Actor,
    canvas_id: UUID,
    *,
    who: str,
    need: str,
    today: str,
    offer: str,
    problem: str | None = None,
    proposition: str | None = None,
    revision: int | None = None,
) -> Saved:
    """Write what somebody needs, what they do today, what is offered, and that it fits them.

    Without a need only the offer is written, and the other way round. `problem` and
    `proposition` are what the sentence was about before; `revision` is that of the problem,
    or without one that of the proposition. An offer that is on the list already is used
    again; one that is reworded is reworded for everyone. Saved has the problem's ref, or
    without one the proposition's.
    """
    with work_on(actor, canvas_id) as work:
        sentence = _Sentence(work, _who(work, who))
        with _as_said(work, problem, proposition):
            written = sentence.problem(problem, need, today, revision)
            seen = revision if problem is None else _UNSEEN
            offered = sentence.proposition(proposition, offer, seen)
        if written is None and offered is None:
            raise Invalid({"need": ["Write what they need, or what you offer."]})
        sentence.join(written, offered, before=proposition)
        row = written or offered
        if sentence.changed:
            block = "problems" if written else "propositions"
            work.did("sentence", block, row.ref, step="value-propositions")
    parts = {"problem": written, "proposition": offered}
    refs = {name: part.ref for name, part in parts.items() if part is not None}
    return replace(work.saved(row.ref, row.revision, str(row)), parts=refs)


_UNSEEN = -1  # the sentence carries the revision of its problem only


class _Sentence:
    """The parts of one sentence, each written only where it differs."""

    def __init__(self, work: Work, who: End) -> None:
        self._work = work
        self._who = who
        self.changed = False

    def problem(self, ref: str | None, need: str, today: str, revision: int | None) -> Any:
        """The problem as it is now; None where the sentence has none."""
        values = {"who": self._who.ref, "text": need, "alternative": today}
        if ref is not None:
            return self._change("problems", find(self._work, "problems", ref), values, revision)
        if not need.strip():
            if today.strip():
                raise Invalid({"need": ["Write what they need first."]})
            return None
        known = self._told_before(need, today)
        if known is None:
            return self._add("problems", values)
        values["alternative"] = known.alternative or today
        return self._change("problems", known, values, known.revision)

    def proposition(self, ref: str | None, offer: str, revision: int | None) -> Any:
        """The proposition as it is now; None where nothing is offered."""
        held = None if ref is None else find(self._work, "propositions", ref)
        if held is not None:
            seen = held.revision if revision == _UNSEEN else revision
            check_revision(self._work, "propositions", held, seen)
        if not offer.strip():
            return None
        key = doc.name_key(doc.clean(offer))
        known = models.Proposition.objects.filter(canvas=self._work.canvas, name_key=key).first()
        if known is not None and (held is None or known.pk != held.pk):
            return known
        if held is None:
            return self._add("propositions", {"name": offer})
        before = held.name
        offered = self._change("propositions", held, {"name": offer}, held.revision)
        if offered.name != before:
            self._say_reworded(offered)
        return offered

    def join(self, problem: Any, proposition: Any, *, before: str | None) -> None:
        """Link what was written; the offer that stood there before solves this no more."""
        if proposition is not None:
            who = End("propositions", proposition.pk, proposition.ref, proposition.name, 0)
            links = self._work.canvas.links
            holding.fits(self._work, [(self._who, who)])
            self.changed |= self._work.canvas.links != links
        if problem is None:
            return
        solving = models.Solving.objects.filter(canvas=self._work.canvas, problem=problem)
        if before is not None and (proposition is None or proposition.ref != before):
            self._part(solving.filter(proposition__ref=before).first())
        if proposition is not None and not solving.filter(proposition=proposition).exists():
            models.Solving.objects.create(
                canvas=self._work.canvas, problem=problem, proposition=proposition
            )
            self._solves(proposition, 1)

    def _part(self, solving: models.Solving | None) -> None:
        if solving is not None:
            proposition = solving.proposition
            solving.delete()
            self._solves(proposition, -1)
            self._work.also.append(f"{listed([proposition.name])} stays on the list.")

    def _solves(self, proposition: models.Proposition, links: int) -> None:
        proposition.revision = self._work.revision
        proposition.save(update_fields=["revision"])
        self._work.count(links=links)
        self.changed = True

    def _told_before(self, need: str, today: str) -> models.Problem | None:
        """The same need of the same person, unless they do something else about it today."""
        for known in models.Problem.objects.filter(
            canvas=self._work.canvas, **{self._who.column: self._who.pk}
        ):
            if doc.name_key(known.text) == doc.name_key(doc.clean(need)) and (
                not known.alternative.strip()
                or not today.strip()
                or doc.name_key(known.alternative) == doc.name_key(doc.clean(today))
            ):
                return known
        return None

    def _say_reworded(self, proposition: models.Proposition) -> None:
        fits = models.Fit.objects.filter(canvas=self._work.canvas, proposition=proposition)
        others = fits.exclude(**{self._who.column: self._who.pk})
        whos = others.values_list("persona__name", "segment__name")
        names = [persona or segment for persona, segment in whos]
        if names:
            self._work.also.append(f"Also reworded for {listed(sorted(names))}.")

    def _add(self, block: str, values: dict[str, Any]) -> Any:
        self.changed = True
        with _as_typed():
            return add_item(self._work, block, values)

    def _change(self, block: str, row: Any, values: dict[str, Any], revision: int | None) -> Any:
        with _as_typed():
            self.changed |= change_item(self._work, block, row, values, revision)
        return row


_TYPED = {"text": "need", "alternative": "today", "name": "offer"}


@contextmanager
def _as_typed() -> Iterator[None]:
    """What is wrong stands beside the field of the sentence, not of the item."""
    try:
        yield
    except Invalid as invalid:
        errors = {_TYPED.get(field, field): said for field, said in invalid.errors.items()}
        raise Invalid(errors) from invalid


@contextmanager
def _as_said(work: Work, problem: str | None, proposition: str | None) -> Iterator[None]:
    """What stands there now is the sentence, and not one of its items."""
    try:
        yield
    except Stale as stale:
        now = {"need": "", "today": "", "offer": ""}
        for q in models.Problem.objects.filter(canvas=work.canvas, ref=problem):
            now |= {"need": q.text, "today": q.alternative}
        for v in models.Proposition.objects.filter(canvas=work.canvas, ref=proposition):
            now["offer"] = v.name
        raise Stale(now, stale.revision, stale.changed_in) from stale


def _who(work: Work, ref: str) -> End:
    end = ends(work.canvas.pk, [ref], doc.WHO).get(ref)
    if end is None:
        raise Invalid({"who": ["Choose somebody on this canvas."]})
    return end
