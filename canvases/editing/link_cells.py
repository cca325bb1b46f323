"""One cell of a link table: linked, or not."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any
from uuid import UUID

from canvases import document as doc
from canvases import models
from canvases.access import Actor
from canvases.editing import consequences, item_lists
from canvases.editing.cascade import remember, take_away
from canvases.editing.errors import Gone, NotFound
from canvases.editing.link_ends import BLOCK_MODELS, HOLDERS, LIST_ROWS, End, ends, fits_of
from canvases.editing.recording import Edited
from canvases.editing.values import stage
from canvases.editing.work import Saved, Work, work_on
from canvases.fields.kinds import Refused
from canvases.models import tables
from canvases.steps import STEP_OF_KEY

_PROPOSITIONS = ("propositions",)
# The blocks of each end: first what holds the link in the file, then what it names.
_BLOCKS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "fits": (doc.WHO, _PROPOSITIONS),
    "touches": ((HOLDERS["touches"],), doc.WHO),
    "drivers": ((HOLDERS["drivers"],), doc.WHO, _PROPOSITIONS),
    **{name: ((table.block,), table.ends) for name, table in tables.LISTS.items()},
}


def set_link(
    actor: Actor, canvas_id: UUID, link: str, left: str, right: Any, wanted: bool
) -> Saved:
    """Link two ends, or part them; what is so already stays as it is.

    `left` is the item that holds the list in the file; who, for a fit. `right` is a ref; for a
    touch (who or None, stage), for a driver (who, proposition), whose fit is written first
    where it is missing. Parting a fit takes its drivers along; `undo` brings both back.
    """
    if link not in _BLOCKS:
        raise NotFound
    with work_on(actor, canvas_id) as work:
        cell = _Cell(work, link, left, right)
        revision = cell.link() if wanted else cell.part()
        if revision:
            step = STEP_OF_KEY["fits" if link == "fits" else cell.left.block].key
            block, words = cell.left.block, cell.left.words
            work.edited(Edited(left, block, words, links=(link,)))
            work.did("link" if wanted else "unlink", link, left, step=step, starts=wanted)
    return work.saved(left, revision or cell.left.revision, cell.left.words)


class _Cell:
    """One cell of a link table. Raises NotFound where an end is not on the canvas."""

    def __init__(self, work: Work, link: str, left: str, right: Any) -> None:
        self._work = work
        self._link = link
        self._model: Any = models.Fit if link == "fits" else LIST_ROWS[link].model
        refs, self._stage = _right(link, right)
        known = ends(work.canvas.pk, (left, *refs), chain.from_iterable(_BLOCKS[link]))
        # A touch of everyone has one end only.
        pairs = zip((left, *refs), _BLOCKS[link], strict=False)
        self.left, *self._rights = [_end(known, ref, blocks) for ref, blocks in pairs]

    def link(self) -> int | None:
        """The holder's revision once it is linked; None where it was before."""
        columns = self._columns()
        if "fit_id" in columns and columns["fit_id"] is None:
            columns["fit_id"] = item_lists.fits(self._work, [self._pair()])[0]
        if self._rows(columns).exists():
            return None
        made = self._model.objects.create(canvas=self._work.canvas, **columns)
        self._work.journal.made(made)
        self._work.count(links=1)
        return self._touched()

    def part(self) -> int | None:
        """The holder's revision once it is parted; None where there was no link."""
        row = self._rows(self._columns()).first()
        if row is None:
            return None
        if isinstance(row, models.Fit):
            remember(self._work, take_away(self._work, row))
            return self._touched()
        self._work.journal.gone(row)
        row.delete()
        self._work.count(links=-1)
        if self._link in ("reaches", "touches", "serves") and self._rights:
            held = {self.left.pk: self.left.words}
            consequences.say_everyone(self._work, (self._link,), held)
        return self._touched()

    def _columns(self) -> dict[str, Any]:
        """The cell as a row; without its fit, where a driver has none yet."""
        if self._link == "drivers":
            who, proposition = self._pair()
            fits = fits_of(self._work.canvas.pk, [proposition.pk])
            key = (who.column, who.pk, proposition.pk)
            return {"stream_id": self.left.pk, "fit_id": fits.get(key)}
        names = ("persona_id", "segment_id") if self._link in ("fits", "touches") else ()
        columns: dict[str, Any] = dict.fromkeys(names)
        columns |= {end.column: end.pk for end in (self.left, *self._rights)}
        return columns | ({"stage": self._stage} if self._stage else {})

    def _rows(self, columns: dict[str, Any]) -> Any:
        return self._model.objects.filter(canvas=self._work.canvas, **columns)

    def _pair(self) -> tuple[End, End]:
        who, proposition = self._rights
        return who, proposition

    def _touched(self) -> int:
        """Raise the revision of the item whose list this is; a fit is on nobody's."""
        if self._link == "fits":
            return self.left.revision
        item = BLOCK_MODELS[self.left.block]._default_manager.filter(pk=self.left.pk)
        item.update(revision=self._work.revision)
        return self._work.revision


def _right(link: str, right: Any) -> tuple[tuple[str, ...], str]:
    """The refs of the right end, and for a touch its stage. Raises NotFound for anything else."""
    try:
        if link == "touches":
            who, when = right
            return ((who,) if who else ()), stage(when)
        refs = tuple(right) if link == "drivers" else (right,)
    except (Refused, TypeError, ValueError) as error:
        raise NotFound from error
    if len(refs) != (2 if link == "drivers" else 1):
        raise NotFound
    return refs, ""


def _end(known: Mapping[str, End], ref: Any, blocks: tuple[str, ...]) -> End:
    if not isinstance(ref, str):
        raise NotFound
    end = known.get(ref)
    if end is None or end.block not in blocks:
        raise Gone(ref)
    return end
