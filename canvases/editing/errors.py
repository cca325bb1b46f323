"""Why a save was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class EditingError(Exception):
    """A save was refused, and nothing was stored."""


class NotFound(EditingError):
    """There is no such canvas for this actor, or no such item on it."""


class Gone(NotFound):
    """There is no such item any more, or never was. `ref` is what it was called by."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} is not on this canvas.")
        self.ref = ref


class Forbidden(EditingError):
    """The actor may see the canvas, and not change it."""


class NoRevision(EditingError):
    """An edit, move or delete that does not say which revision it saw."""


class Stale(EditingError):
    """Somebody else was first. `current` is what stands there now, `revision` its revision.

    `changed_in` is the canvas's revision in which it came to say so: that Change names who did it.
    """

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

    def __init__(self, field: str, ask: str, answers: Mapping[str, str]) -> None:
        super().__init__(ask)
        self.field, self.ask, self.answers = field, ask, dict(answers)


class KeyTaken(EditingError):
    """The key of a save came before with another save."""


class Invalid(EditingError):
    """What was typed cannot be stored. `errors` has plain words by field; "" is the whole."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(said)}" for field, said in errors.items()))
        self.errors = dict(errors)
