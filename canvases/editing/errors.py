"""Why a save was refused."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_noop

from web.refusals import Refusal


class EditingError(Refusal):
    """A save was refused, and nothing was stored."""


class NotFound(EditingError):
    """There is no such canvas for this actor, or no such item on it."""

    status = HTTPStatus.NOT_FOUND
    reason = "gone"
    words = gettext_noop("This is not here any more, or you may not see it any more.")


class Gone(NotFound):
    """There is no such item any more, or never was. `ref` is what it was called by."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} is not on this canvas.")
        self.ref = ref


class Forbidden(EditingError):
    """The actor may see the canvas, and not change it."""

    status = HTTPStatus.FORBIDDEN
    reason = "forbidden"
    words = gettext_noop("You may see this, and not change it any more.")


class NoRevision(EditingError):
    """An edit, move or delete that does not say which revision it saw."""

    status = HTTPStatus.PRECONDITION_REQUIRED
    reason = "no-revision"
    words = gettext_noop("The page was too old to tell what you saw. Reload it, then do it again.")


class Stale(EditingError):
    """Somebody else was first. `current` is what stands there now, `revision` its revision.

    `changed_in` is the canvas's revision in which it came to say so: that Change names who did it.
    """

    status = HTTPStatus.CONFLICT
    reason = "changed"
    words = gettext_noop(
        "This was changed after the page showed it. Look at what it says now, then do it again."
    )

    def __init__(
        self, current: Mapping[str, Any], revision: int, changed_in: int | None = None
    ) -> None:
        super().__init__(f"What was seen is older than revision {revision}.")
        self.current = dict(current)
        self.revision = revision
        self.changed_in = revision if changed_in is None else changed_in


class Shared(EditingError):
    """What is reworded stands in other sentences too: somebody has to say which are meant.

    `ask` is the question, about the words in `field`; `answers` are what may be said to it.
    """

    status = HTTPStatus.CONFLICT
    reason = "asks"
    words = gettext_noop(
        "What you reworded stands in other sentences too. Say on the page which you mean."
    )

    def __init__(self, field: str, ask: str, answers: Mapping[str, str]) -> None:
        super().__init__(ask)
        self.field, self.ask, self.answers = field, ask, dict(answers)


class KeyTaken(EditingError):
    """The key of a save came before with another save."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    reason = "another"
    words = gettext_noop(
        "Something else was saved in its place. Reload the page, then do it again."
    )


class Invalid(EditingError):
    """What was typed cannot be stored. `errors` has plain words by field; "" is the whole."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    reason = "invalid"
    words = gettext_noop("What was typed cannot be stored as it is.")

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(said)}" for field, said in errors.items()))
        self.errors = dict(errors)
