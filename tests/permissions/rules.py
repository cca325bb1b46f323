"""What may be answered to whom, in words that a table can hold.

Nothing here asks the product: the table is what the product is held to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Verdict = Literal["through", "forbidden", "hidden", "sign in", "any"]
# What an actor is to the canvas; None is somebody who must not hear of it.
Role = Literal["owner", "editor", "reviewer", "viewer", "commenter", "visitor"] | None

KNOWN: tuple[Role, ...] = ("owner", "editor", "reviewer", "viewer", "commenter", "visitor")


@dataclass(frozen=True)
class Rule:
    """Who is let through; `reads` says that it shows the canvas as it stands, which a reviewer
    of closed drafts may not see. `parted` are those who know the canvas and find nothing."""

    to: frozenset[Role]
    reads: bool = False
    parted: frozenset[Role] = frozenset()
    in_bin: bool = False  # asked of a canvas that was deleted
    signed_in: bool = False  # a guest's own canvas is not enough
    but_in: frozenset[str] = frozenset()  # states in which there is nothing to find

    def verdict(self, role: Role, state: str) -> Verdict:
        if state == "deleted" or self.in_bin:
            return "through" if self.in_bin and state == "deleted" and role in self.to else "hidden"
        if role is None or role in self.parted:
            return "hidden"
        if state == "a guest's" and self.signed_in:
            return "forbidden"
        if role in self.to and state in self.but_in:
            return "hidden"
        if role == "reviewer" and self.reads and state == "closed":
            return "forbidden"
        return "through" if role in self.to else "forbidden"


def _to(*roles: Role, **rest: Any) -> Rule:
    return Rule(frozenset(roles), **rest)


READ = _to(*KNOWN, reads=True)
HOME = _to(*KNOWN)  # leads a reviewer of closed drafts to what was submitted
EDIT = _to("owner", "editor")
OWN = _to("owner")
LET_IN = _to("owner", signed_in=True)
TEAM = _to("owner", "editor", "reviewer", reads=True)
VERSIONS = _to("owner", "editor", "reviewer")
SUBMITTED = _to("owner", "editor", "reviewer", reads=True)  # or the draft, where it may be read
COMMENT = _to("owner", "editor", "reviewer", "commenter", reads=True)
ON_COMMENT = _to("owner", "editor", "reviewer", parted=frozenset({"commenter"}))
UNSENT = _to(parted=frozenset({"commenter"}))  # nobody takes back what others could read
REVIEW = _to("reviewer")
REVIEW_DRAFT = _to("reviewer", reads=True)
IN_ROUND = _to("reviewer", but_in=frozenset({"draft", "closed"}))
OWN_OR_REVIEW = _to("owner", "reviewer")
LEAVE = _to("editor", "reviewer", "viewer", parted=frozenset({"owner", "commenter", "visitor"}))
BIN = _to("owner", in_bin=True)

# Not about one canvas: everybody is answered, with what is theirs.
ANYONE: Literal["anyone"] = "anyone"
SIGNED_IN: Literal["signed in"] = "signed in"
# Whoever asked for it or brought it: the reviewer; to everybody else it is not there.
ASKER: Literal["asker"] = "asker"
# Whoever was parted from the canvas, and whoever was invited to it by an address of theirs.
PARTED: Literal["parted"] = "parted"
INVITED: Literal["invited"] = "invited"
# The address itself is the key.
HOLDER: Literal["holder"] = "holder"


@dataclass(frozen=True)
class Row:
    """A URL: who may GET and who may POST; None where there is no such method.

    `at` fills the address beyond what every canvas has; `path` is the address where it has a
    pattern of its own. `json` says that scripts are answered as well.
    """

    get: Any = None
    post: Any = None
    at: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    query: str = ""
    json: bool = False
