"""Two people changed the same row: what can be merged is, and the rest is theirs to settle.

A save says what it saw (the revision) and, where its page can, what each field held when the
typing began (the base). With a base, what one side alone changed is taken, lists are joined,
and texts are merged by words. What both changed is a Conflict, with both words in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from django.utils.translation import gettext

from canvases import editing
from canvases.blocks import Field
from canvases.compare import both, merge
from canvases.document import NAME_LENGTH, clean, isolated
from canvases.editing import Invalid, NoRevision, Saved, Shared, Stale
from canvases.fields.kinds import KINDS, Data
from canvases.saving import form_values
from canvases.saving.conflicts import Clash, Conflict

Keep = Literal["", "both", "mine", "theirs"]
Names = Callable[[], Mapping[str, str]]
# No row was ever seen at this revision: a save that says so is told what stands there.
_UNSEEN = -1


@dataclass(frozen=True)
class Settled:
    """A save, and what now stands in the fields that say something else than was typed."""

    saved: Saved
    merged: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Edit:
    """Typed values for one row. Fields, `mine` and `base` go by their names in the form.

    `store` takes values by their keys, and the revision they were seen at. `beside` adds another
    item of a name, where two names are too long for one.
    """

    fields: form_values.Fields
    mine: Mapping[str, Any]
    store: Callable[[dict[str, Any], int | None], Saved]
    seen: int | None
    base: Mapping[str, Any] = field(default_factory=dict)
    seen_as: str = "revision"
    names: Names = dict
    currency: str = ""
    beside: Callable[[str], Saved] | None = None

    @classmethod
    def of(
        cls,
        fields: form_values.Fields,
        data: Data,
        store: Callable[[dict[str, Any], int | None], Saved],
        *,
        seen_as: str = "revision",
        **rest: Any,
    ) -> Edit:
        """What a form says in these fields."""
        return cls(
            fields=fields,
            mine=form_values.values(fields, data),
            base=form_values.bases(fields, data),
            store=store,
            seen=form_values.revision(data, seen_as),
            seen_as=seen_as,
            **rest,
        )

    def __call__(self) -> Saved:
        """Store it as it was typed. Raises Stale where somebody else was first."""
        return self._store(self.mine, self.seen)

    def settle(self, keep: Keep = "", *, anyhow: bool = False) -> Settled:
        """Store it together with what somebody else stored first. Raises Conflict.

        `keep` is what somebody chose who saw the conflict; it counts for what they saw, unless
        `anyhow`.
        """
        if not keep:
            try:
                return Settled(self())
            except Stale as stale:
                return self._meet(stale, keep)
            except Invalid as invalid:
                if not self._names_what_is_gone(invalid):
                    raise
                return self._meet(self._now(), keep)
        if self.seen is None:
            raise NoRevision
        now = self._now()
        return self._meet(now, keep if anyhow or now.revision == self.seen else "")

    def _now(self) -> Stale:
        """What stands there, as a save is told that never saw it."""
        try:
            self._store(self.mine, _UNSEEN)
        except Stale as stale:
            return stale
        raise AssertionError("a save was taken that had seen nothing")

    def _names_what_is_gone(self, invalid: Invalid) -> bool:
        """Whether what is wrong may be an item that was deleted after the page showed it."""
        return any(
            name in invalid.errors and name in self.base and form_values.names_items(field)
            for name, field in self.fields.items()
        )

    def _meet(self, stale: Stale, keep: Keep) -> Settled:
        theirs = {
            name: form_values.held(field, stale.current.get(field.key))
            for name, field in self.fields.items()
        }
        met = {name: self._field(name, theirs[name]) for name in self.fields}
        clashing = [name for name, (_, conflicts) in met.items() if conflicts]
        if clashing and not keep:
            raise self._conflict(stale, theirs, clashing)
        values = {name: value for name, (value, _) in met.items()}
        second = self._choose(keep, clashing, theirs, values)
        try:
            saved = self._store(values, stale.revision)
        except Invalid as invalid:
            if keep:
                raise
            raise self._unmergeable(stale, theirs, values, invalid) from invalid
        if second and self.beside is not None:
            saved = _with_second(saved, self.beside(second))
        return Settled(saved, self._merged(values))

    def _field(self, name: str, theirs: Any) -> tuple[Any, bool]:
        """What the field says with both sides' changes, and whether they conflict."""
        field, mine = self.fields[name], self.mine[name]
        if form_values.same(field, mine, theirs):
            # The same figure may say its currency on one side alone.
            return (mine if form_values.takes_currency(field) else theirs), False
        if name not in self.base:
            return mine, True
        return _join(field, self.base[name], mine, theirs)

    def _choose(
        self, keep: Keep, clashing: list[str], theirs: Mapping[str, Any], values: dict[str, Any]
    ) -> str:
        """Put what was chosen into `values`; give a name that has to stand beside."""
        second = ""
        for name in clashing:
            field, mine = self.fields[name], self.mine[name]
            if keep == "mine":
                values[name] = mine
            elif keep == "theirs" or not form_values.is_text(field):
                values[name] = theirs[name]
            elif self._is_too_long(field, theirs[name], mine):
                values[name], second = theirs[name], mine
            else:
                values[name] = _both(field, theirs[name], mine)
        return second

    def _is_too_long(self, field: Field, theirs: str, mine: str) -> bool:
        named = field.key in ("name", "offer") and self.beside is not None
        return named and len(_both(field, theirs, mine)) > NAME_LENGTH

    def _conflict(self, stale: Stale, theirs: Mapping[str, Any], clashing: list[str]) -> Conflict:
        names = self.names()
        clashes = {
            name: self._clash(self.fields[name], self.mine[name], theirs[name], names)
            for name in clashing
        }
        kept = self._choose("both", clashing, theirs, {})
        return Conflict(stale, clashes, seen_as=self.seen_as, second=kept)

    def _clash(self, field: Field, mine: Any, theirs: Any, names: Mapping[str, str]) -> Clash:
        said = partial(form_values.in_words, field, names=names, currency=self.currency)
        kept = _both(field, theirs, mine) if form_values.is_text(field) else None
        return Clash(
            field.label, "choice" if kept is None else "text", said(mine), said(theirs), kept
        )

    def _unmergeable(
        self,
        stale: Stale,
        theirs: Mapping[str, Any],
        values: Mapping[str, Any],
        invalid: Invalid,
    ) -> Exception:
        """A conflict, where it is merging that made a text wrong; else what is wrong."""
        made = [
            name
            for name, field in self.fields.items()
            if form_values.is_text(field)
            and name in invalid.errors
            and not form_values.same(field, values[name], self.mine[name])
            and not form_values.same(field, values[name], theirs[name])
        ]
        return self._conflict(stale, theirs, made) if made else invalid

    def _merged(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: form_values.as_sent(field, values[name])
            for name, field in self.fields.items()
            if not form_values.same(field, values[name], self.mine[name])
        }

    def _store(self, values: Mapping[str, Any], seen: int | None) -> Saved:
        """Store values that go by their names in the form, as do the errors."""
        by_key = {self.fields[name].key: value for name, value in values.items()}
        try:
            return self.store(by_key, seen)
        except Invalid as invalid:
            names = {field.key: name for name, field in self.fields.items()}
            errors = {names.get(key, key): said for key, said in invalid.errors.items()}
            raise Invalid(errors) from invalid


@dataclass(frozen=True, kw_only=True)
class Act:
    """A move or a deletion: it says nothing of its own, and rests on what was seen.

    `clashes` says what stands there now; `is_harmless` whether the act may go ahead all the same.
    """

    act: Literal["move", "remove"]
    store: Callable[[int | None], Saved]
    seen: int | None
    clashes: Callable[[Stale], Mapping[str, Clash]]
    is_harmless: Callable[[Stale], bool] = lambda stale: False

    def __call__(self) -> Saved:
        return self.store(self.seen)

    def settle(self, keep: Keep = "", *, anyhow: bool = False) -> Settled:
        """Do it, where nobody changed what it is about. Raises Conflict."""
        try:
            return Settled(self())
        except Stale as stale:
            if anyhow or self.is_harmless(stale):
                return Settled(self.store(stale.revision))
            raise Conflict(stale, self.clashes(stale), act=self.act) from stale


Save = Edit | Act | Callable[[], Saved]
# Why a form stored nothing: what is wrong, asked, to be chosen, or was never seen.
NotStored = Invalid | Shared | Conflict | Stale | NoRevision


@dataclass(frozen=True)
class Stored:
    """The saves of a form that went through, in their order."""

    settled: tuple[Settled, ...]

    @property
    def last(self) -> Saved | None:
        """What the form is about; None where it had nothing to store."""
        return self.settled[-1].saved if self.settled else None

    @property
    def also(self) -> tuple[str, ...]:
        """What else the saves did, all of them, in sentences."""
        return tuple(also for one in self.settled for also in one.saved.also)


def decide(
    saves: Sequence[Save], *, merging: bool, keep: Keep = "", anyhow: bool = False
) -> Stored | NotStored:
    """What becomes of the saves of one form. Pages and JSON answer with it, and decide nothing.

    Where nothing is merged, as without scripts, the first that is refused ends it: its page shows
    both texts, and what is sent next has seen what stands there. What no form can mend, as an
    item that is gone, is raised.
    """
    try:
        if merging:
            return Stored(tuple(settle_all(saves, keep, anyhow=anyhow)))
        return Stored(tuple(Settled(save()) for save in saves))
    except (Invalid, Shared, Conflict, Stale, NoRevision) as not_stored:
        return not_stored


def settle_all(saves: Sequence[Save], keep: Keep = "", *, anyhow: bool = False) -> list[Settled]:
    """Several saves in their order. Raises one Conflict for all that need somebody to choose."""
    settled, conflict = [], None
    for save in saves:
        try:
            settled.append(_settle(save, keep, anyhow=anyhow))
        except Conflict as found:
            conflict = found if conflict is None else conflict.joined(found)
    if conflict is not None:
        raise conflict
    return settled


def _settle(save: Save, keep: Keep, *, anyhow: bool) -> Settled:
    """One save; one that carries no revision has nothing to settle."""
    if isinstance(save, Edit | Act):
        return save.settle(keep, anyhow=anyhow)
    return Settled(save())


def _join(field: Field, base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    if form_values.same(field, base, mine):
        return theirs, False
    if form_values.same(field, base, theirs):
        return mine, False
    if form_values.is_set(field):
        gone = set(base) - set(mine)
        return tuple(dict.fromkeys(v for v in (*theirs, *_new(mine, base)) if v not in gone)), False
    if form_values.is_text(field):
        merged = merge(clean(base), clean(mine), clean(theirs))
        return merged.text, merged.conflicts
    return mine, True


def _new(mine: tuple[Any, ...], base: tuple[Any, ...]) -> list[Any]:
    return [value for value in mine if value not in base]


def _both(field: Field, theirs: str, mine: str) -> str:
    between = "\n\n" if KINDS[field.kind].has_lines else " / "
    return both(clean(theirs), clean(mine), between=between)


def _with_second(saved: Saved, second: Saved) -> Saved:
    """The save of the first, with the canvas as the second left it."""
    return editing.Saved(
        saved.ref,
        saved.revision,
        second.canvas_revision,
        saved.undo,
        (
            *saved.also,
            gettext("Added “%(words)s” beside it.") % {"words": isolated(second.words)},
            *second.also,
        ),
        saved.words,
        second.at,
    )
