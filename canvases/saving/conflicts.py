"""What somebody has to choose between, because two people changed the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from canvases.editing import Stale


@dataclass(frozen=True)
class Clash:
    """What both sides say of one field, in words; `both` is one after the other, for a text."""

    label: str
    kind: Literal["text", "choice", "act"]
    mine: str
    theirs: str
    both: str | None = None


class Conflict(Exception):
    """Nothing was stored: somebody has to choose. `clashes` are by the names of fields, and
    `revisions` by the names under which forms say what they saw."""

    def __init__(
        self,
        stale: Stale,
        clashes: Mapping[str, Clash],
        *,
        seen_as: str = "revision",
        act: str = "edit",
        second: str = "",
    ) -> None:
        super().__init__(f"{', '.join(clashes)} changed in revision {stale.changed_in}.")
        self.stale, self.clashes, self.act, self.second = stale, dict(clashes), act, second
        self.revisions = {seen_as: stale.revision}

    def joined(self, other: Conflict) -> Conflict:
        """Both, where a form holds several rows."""
        one = Conflict(self.stale, {**self.clashes, **other.clashes}, second=self.second)
        one.revisions = {**self.revisions, **other.revisions}
        return one
