"""What the save queue is answered to the saves of a form, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from canvases.editing import Outcome, Saved
from canvases.page_ids import handle
from canvases.saving import Save, Stored, json_answers
from canvases.steps import Step
from wizard.pages.step_visit import StepVisit, undo_of


def _nothing_more(saved: Saved) -> dict[str, Any]:
    return {}


class JsonResponder:
    """Stores what a form sent, merged with what somebody else stored first, and answers a script.

    What is gone is not answered here: `saving` knows how it can come back.
    """

    def __init__(self, request: HttpRequest, visit: StepVisit, declared: Step, where: str) -> None:
        self._request, self._visit, self._declared, self._where = request, visit, declared, where

    def run(
        self,
        save: Save,
        *,
        focus: str = "",
        said: str | Callable[[Saved], str] = "",
        undo: Callable[[Saved], str] | None = None,
        more: Callable[[Saved], dict[str, Any]] = _nothing_more,
    ) -> json_answers.SaveReply:
        return self._answer([save], focus, said, undo, more)

    def run_all(self, saves: Sequence[Save]) -> json_answers.SaveReply:
        """Several saves, all or none; what conflicts is told at once."""
        return self._answer(saves, "", "", None, _nothing_more)

    def invalid(self, errors: Mapping[str, list[str]]) -> json_answers.SaveReply:
        return json_answers.SaveReply(json_answers.invalid(errors, self._where))

    def _answer(
        self,
        saves: Sequence[Save],
        focus: str,
        said: str | Callable[[Saved], str],
        undo: Callable[[Saved], str] | None,
        more: Callable[[Saved], dict[str, Any]],
    ) -> json_answers.SaveReply:
        visit, where = self._visit, self._where

        def done(stored: Stored) -> Outcome:
            last = stored.last or Saved("", 0, visit.canvas.revision)
            return json_answers.answered(
                saves,
                stored,
                visit.canvas,
                where=where,
                ref=handle(last.ref) if last.ref else "",
                focus=focus.replace("{ref}", handle(last.ref)),
                said=said if isinstance(said, str) else said(last),
                undo=undo(last) if undo else undo_of(visit, self._declared, last),
                **more(last),
            )

        return json_answers.SaveReply(
            json_answers.settle(
                self._request, visit.canvas, saves, where, done, restored=visit.restored
            )
        )
