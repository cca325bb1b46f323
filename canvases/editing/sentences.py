"""Step 2 as sentences: "Ted needs ... Today he ... We offer ...", written at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from canvases import document as doc
from canvases import models
from canvases.access import Actor
from canvases.editing import item_lists
from canvases.editing.cascade import Taken, remember, take_away
from canvases.editing.consequences import listed
from canvases.editing.errors import Gone, Invalid, Stale
from canvases.editing.items import add_item, change_item, check_revision, find
from canvases.editing.link_ends import End, ends
from canvases.editing.shared import OWN, ask, is_held, sentences_with_need, sentences_with_offer
from canvases.editing.work import Saved, Work, work_on

_STEP = "value-propositions"


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
    shared: str = "",
) -> Saved:
    """Write what somebody needs, what they do today, what is offered, and that it fits them.

    Without a need only the offer is written, and the other way round; a sentence that says
    nothing any more is removed. `problem` and `proposition` are what the sentence was about
    before; `revision` is that of the problem, or without one that of the proposition. An offer
    that is on the list already is used again. Words that other sentences say too are changed as
    `shared` says: in "all" of them, or in this "own" one alone; unsaid, Shared is raised. Saved
    has the problem's ref, or without one the proposition's; `parts` is empty once it is removed.
    """
    with work_on(actor, canvas_id) as work:
        sentence = _stored_sentence(work, who, problem, proposition, revision)
        written, offered = sentence.write(need, today, offer, shared)
    row = written or offered
    if row is None:
        return _removed(sentence)
    parts = {"problem": written, "proposition": offered}
    refs = {name: part.ref for name, part in parts.items() if part is not None}
    return replace(work.saved(row.ref, row.revision, str(row)), parts=refs)


def remove_sentence(
    actor: Actor,
    canvas_id: UUID,
    *,
    who: str,
    problem: str | None,
    proposition: str | None,
    revision: int | None,
) -> Saved:
    """Take a sentence away: that the offer fits them, and the need and the offer themselves
    where nothing else holds them."""
    with work_on(actor, canvas_id) as work:
        sentence = _stored_sentence(work, who, problem, proposition, revision)
        sentence.remove()
    return _removed(sentence)


def _stored_sentence(
    work: Work, who: str, problem: str | None, proposition: str | None, revision: int | None
) -> _Sentence:
    """The sentence as it stands. Raises Gone where it does not any more, and Stale."""
    end = _who(work, who)
    with _as_said(work, problem, proposition):
        need = None if problem is None else find(work, "problems", problem)
        offer = None if proposition is None else _offered(work, end, need, proposition)
        if need is not None:
            check_revision(work, "problems", need, revision)
        elif offer is not None:
            check_revision(work, "propositions", offer, revision)
    return _Sentence(work, end, need, offer)


def _offered(work: Work, who: End, need: models.Problem | None, ref: str) -> Any:
    """The offer of the sentence; where somebody gave it another one, that."""
    offer = find(work, "propositions", ref)
    if need is None:
        if not offer.fits.filter(**{who.column: who.pk}).exists():
            raise Gone(ref)
        return offer
    offers = [solving.proposition for solving in need.solvings.select_related("proposition")]
    return offer if offer in offers or len(offers) != 1 else offers[0]


def _removed(sentence: _Sentence) -> Saved:
    work = sentence.work
    said = sentence.need.text if sentence.need else sentence.row.name
    return work.saved(sentence.row.ref, work.revision, f"{sentence.who.words}: {said}")


class _Sentence:
    """What a sentence was about, and what it becomes: a part is written only where it differs."""

    def __init__(
        self,
        work: Work,
        who: End,
        need: models.Problem | None,
        offer: models.Proposition | None,
    ) -> None:
        self.work, self.who, self.need, self.offer = work, who, need, offer
        self.changed = False
        self._taken = Taken()

    @property
    def row(self) -> Any:
        """The row whose revision the sentence carries."""
        return self.need or self.offer

    @property
    def block(self) -> str:
        return "problems" if self.need else "propositions"

    def write(self, need: str, today: str, offer: str, shared: str) -> tuple[Any, Any]:
        """The problem and the proposition as they are now; neither once it is removed."""
        if not (need.strip() or today.strip() or offer.strip()):
            self.remove()
            return None, None
        self._ask(need, today, offer, shared)
        written = self._problem(need, today, alone=shared == OWN)
        offered = self._proposition(offer, alone=shared == OWN)
        self._join(written, offered)
        if self.changed:
            block = "problems" if written else "propositions"
            self.work.did("sentence", block, (written or offered).ref, step=_STEP)
            remember(self.work, self._taken)
        return written, offered

    def remove(self) -> None:
        if self.row is None:
            raise Invalid({"need": [gettext("Write what they need, or what you offer.")]})
        self._join(None, None)
        self.work.did("remove", self.block, self.row.ref, step=_STEP, starts=False)
        remember(self.work, self._taken)

    def _ask(self, need: str, today: str, offer: str, shared: str) -> None:
        """Raises Shared where words change that other sentences say too, and nobody said which
        are meant."""
        if shared:
            return
        offered, needed = [], 0
        if self.offer is not None and self._rewords(offer):
            offered = sentences_with_offer(self.offer, self.who, self.need)
        if self.need is not None and need.strip() and self._retells(need, today):
            needed = sentences_with_need(self.need, self.offer)
        ask(self.who.words, offered, needed)

    def _problem(self, need: str, today: str, *, alone: bool) -> Any:
        """The problem as it is now; None where the sentence has none."""
        if not need.strip():
            if today.strip():
                raise Invalid({"need": [gettext("Write what they need first.")]})
            return None
        values = {"who": self.who.ref, "text": need, "alternative": today if today.strip() else ""}
        if self.need is not None:
            if alone and self._retells(need, today) and sentences_with_need(self.need, self.offer):
                return self._add("problems", values, before=_after(self.need))
            return self._change("problems", self.need, values)
        known = self._told_before(need, today)
        if known is None:
            return self._add("problems", values)
        values["alternative"] = known.alternative or today
        return self._change("problems", known, values)

    def _proposition(self, offer: str, *, alone: bool) -> Any:
        """The proposition as it is now; None where nothing is offered."""
        if not offer.strip():
            return None
        known = self._known(offer)
        if known is not None and known != self.offer:
            return known
        if self.offer is None:
            return self._add("propositions", {"name": offer})
        others = sentences_with_offer(self.offer, self.who, self.need)
        if alone and others and self._rewords(offer):
            return self._add("propositions", {"name": offer}, before=_after(self.offer))
        before = self.offer.name
        offered = self._change("propositions", self.offer, {"name": offer})
        if offered.name != before and others:
            self.work.also.append(
                gettext("Also reworded for %(names)s.") % {"names": listed(sorted(set(others)))}
            )
        return offered

    def _join(self, need: Any, offer: Any) -> None:
        """Link what the sentence says now, and take away what it said before and nothing else
        holds. What rests on the old offer's fit goes on with the new one."""
        left = [row for row in (self.need, self.offer) if row not in (None, need, offer)]
        if self.need is not None and self.offer is not None and left:
            self._part(self.need, self.offer)
        if self.offer is not None and offer != self.offer:
            self._refit(offer)
        if offer is not None:
            self._fit(offer)
        if need is not None and offer is not None:
            self._solve(need, offer)
        for row in left:
            self.changed = True
            if not is_held(row):
                self._take(row)
            elif row == self.offer and row.name and not self._is_offered(row):
                self.work.also.append(
                    gettext("%(name)s stays on the list.") % {"name": listed([row.name])}
                )

    # What changes

    def _rewords(self, offer: str) -> bool:
        """Whether the sentence's own offer gets another name, not another offer its place."""
        assert self.offer is not None
        if not offer.strip() or doc.clean(offer).strip() == self.offer.name:
            return False
        return self._known(offer) in (None, self.offer)

    def _retells(self, need: str, today: str) -> bool:
        assert self.need is not None
        said = (doc.clean(need).strip(), doc.clean(today).strip())
        return said != (self.need.text.strip(), self.need.alternative.strip())

    def _known(self, offer: str) -> models.Proposition | None:
        key = doc.name_key(doc.clean(offer))
        return models.Proposition.objects.filter(canvas=self.work.canvas, name_key=key).first()

    def _is_offered(self, offer: models.Proposition) -> bool:
        return offer.fits.exists() or offer.solvings.exists()

    def _told_before(self, need: str, today: str) -> models.Problem | None:
        """The same need of the same person, unless they do something else about it today."""
        for known in models.Problem.objects.filter(
            canvas=self.work.canvas, **{self.who.column: self.who.pk}
        ):
            if doc.name_key(known.text) == doc.name_key(doc.clean(need)) and (
                not known.alternative.strip()
                or not today.strip()
                or doc.name_key(known.alternative) == doc.name_key(doc.clean(today))
            ):
                return known
        return None

    # Links

    def _part(self, need: models.Problem, offer: models.Proposition) -> None:
        for solving in models.Solving.objects.filter(problem=need, proposition=offer):
            also = list(self.work.also)
            self._take(solving)
            self.work.also[:] = also  # it is of the sentence itself, and no news to anybody
            self.changed = True
            # Another window shows the offer beside the need: that is out of date as well.
            need.revision = need.own_revision = self.work.revision
            need.save(update_fields=["revision", "own_revision"])

    def _refit(self, offer: models.Proposition | None) -> None:
        """The old offer's fit becomes the new one's, or goes; not where another sentence of
        theirs has the old offer."""
        assert self.offer is not None
        fit = self.offer.fits.filter(**{self.who.column: self.who.pk}).first()
        mine = self.offer.solvings.filter(**{f"problem__{self.who.column}": self.who.pk})
        if fit is None or mine.exists():
            return
        self.changed = True
        again = offer and offer.fits.filter(**{self.who.column: self.who.pk}).first()
        streams = models.RevenueStream.objects.filter(drivers__fit=fit)
        streams.update(revision=self.work.revision)
        if offer is not None and not again:
            self._point(fit, "proposition_id", offer.pk)
            return
        if again:
            for driver in fit.drivers.exclude(stream__drivers__fit=again):
                self._point(driver, "fit_id", again.pk)
        self._take(fit)

    def _fit(self, offer: models.Proposition) -> None:
        end = End("propositions", offer.pk, offer.ref, offer.name, 0)
        links = self.work.canvas.links
        item_lists.fits(self.work, [(self.who, end)])
        self.changed |= self.work.canvas.links != links

    def _solve(self, need: models.Problem, offer: models.Proposition) -> None:
        solving, is_new = models.Solving.objects.get_or_create(
            canvas=self.work.canvas, problem=need, proposition=offer
        )
        if is_new:
            self.work.journal.made(solving)
            offer.revision = self.work.revision
            offer.save(update_fields=["revision"])
            self.work.count(links=1)
            self.changed = True

    def _point(self, link: models.Fit | models.Driver, column: str, pk: int) -> None:
        """Point a link elsewhere: what rests on it goes along."""
        before = {column: getattr(link, column)}
        setattr(link, column, pk)
        link.save(update_fields=[column])
        self.work.journal.altered(link, before)

    def _take(self, row: models.BlockItem | models.Link) -> None:
        self._taken = self._taken.joined(take_away(self.work, row))

    # Items

    def _add(self, block: str, values: dict[str, Any], *, before: str | None = None) -> Any:
        self.changed = True
        with _as_typed():
            return add_item(self.work, block, values, before=before)

    def _change(self, block: str, row: Any, values: dict[str, Any]) -> Any:
        with _as_typed():
            self.changed |= change_item(self.work, block, row, values, row.revision)
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
        offers = models.Proposition.objects.filter(canvas=work.canvas)
        for q in models.Problem.objects.filter(canvas=work.canvas, ref=problem):
            now |= {"need": q.text, "today": q.alternative}
            solving = offers.filter(solvings__problem=q)
            offers = solving if proposition and not solving.filter(ref=proposition) else offers
            if offers is solving and len(solving) == 1:
                now["offer"] = solving[0].name
        for v in offers.filter(ref=proposition):
            now["offer"] = v.name
        raise Stale(now, stale.revision, stale.changed_in) from stale


def _after(item: models.Problem | models.Proposition) -> str | None:
    """What follows an item: an own one stands where the shared one stood."""
    rows = type(item)._default_manager.filter(canvas=item.canvas_id, position__gt=item.position)
    return rows.order_by("position", "id").values_list("ref", flat=True).first()


def _who(work: Work, ref: str) -> End:
    end = ends(work.canvas.pk, [ref], doc.WHO).get(ref)
    if end is None:
        raise Invalid({"who": [gettext("Choose somebody on this canvas.")]})
    return end
