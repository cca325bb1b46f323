"""One save and its reply to the save queue, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpRequest

from canvases import replies
from canvases.conflicts import Conflict
from canvases.editing import Invalid, NoRevision, Saved
from canvases.edits import Act, Edit, Keep, Settled, settle_all
from canvases.steps.base import Step
from wizard.handles import handle
from wizard.views.place import Place, undo_of

_Save = Edit | Act | Callable[[], Saved]
_KEEPS: Mapping[str, Keep] = {"both": "both", "mine": "mine", "theirs": "theirs"}


class JsonSaver:
    """Runs one save, merged with what somebody else stored first, and answers a script.

    What is gone is not answered here: `saving` knows how it can come back.
    """

    def __init__(self, request: HttpRequest, place: Place, declared: Step, where: str) -> None:
        self._request, self._place, self._declared, self._where = request, place, declared, where

    def run(
        self,
        save: _Save,
        *,
        focus: str = "",
        said: str | Callable[[Saved], str] = "",
        undo: Callable[[Saved], str] | None = None,
        more: Callable[[], dict[str, Any]] = dict,
    ) -> replies.Reply:
        return self._answer([save], focus, said, undo, more)

    def run_all(self, saves: Iterable[_Save]) -> replies.Reply:
        """Several saves, all or none; what conflicts is told at once."""
        return self._answer(list(saves), "", "", None, dict)

    def invalid(self, errors: Mapping[str, list[str]]) -> replies.Reply:
        return replies.Reply(replies.invalid(errors, self._where))

    def _answer(
        self,
        saves: list[_Save],
        focus: str,
        said: str | Callable[[Saved], str],
        undo: Callable[[Saved], str] | None,
        more: Callable[[], dict[str, Any]],
    ) -> replies.Reply:
        try:
            settled = settle_all(saves, self._keep(), anyhow=self._place.restored)
        except NoRevision:
            return replies.Reply(replies.no_revision(self._where))
        except Invalid as invalid:
            return self.invalid(invalid.errors)
        except Conflict as found:
            place = self._place
            return replies.Reply(replies.conflict(found, place.canvas, place.actor, self._where))
        last = settled[-1].saved if settled else self._nothing()
        outcome = replies.stored(
            last,
            also=[sentence for one in settled for sentence in one.saved.also],
            where=self._where,
            ref=handle(last.ref) if last.ref else "",
            revisions=_revisions(saves, settled),
            focus=focus,
            said=said if isinstance(said, str) else said(last),
            undo=undo(last) if undo else undo_of(self._place, self._declared, last),
            merged=_merged(settled),
            **more(),
        )
        return replies.Reply(outcome)

    def _keep(self) -> Keep:
        if self._place.restored:
            return "both"
        return _KEEPS.get(self._request.POST.get("resolve", ""), "")

    def _nothing(self) -> Saved:
        canvas = self._place.canvas
        return Saved("", 0, canvas.revision, at=canvas.changed_at)


def _revisions(saves: list[_Save], settled: list[Settled]) -> dict[str, int]:
    """What a form saw from now on, by the names of its fields."""
    pairs = zip(saves, settled, strict=True)
    return {
        save.seen_as if isinstance(save, Edit) else "revision": one.saved.revision
        for save, one in pairs
    }


def _merged(settled: list[Settled]) -> dict[str, Any]:
    return {name: value for one in settled for name, value in one.merged.items()}
