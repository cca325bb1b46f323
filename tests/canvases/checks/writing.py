"""Canvases in a few words: as their files have them, without what every file needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from canvases.checks import findings
from canvases.document import Document
from tests.canvases.trees import decoded, small

Tree = dict[str, Any]
Raised = list[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Pair:
    """A canvas that raises a code once, and what its nearest neighbour has instead that does not.

    `raised` is the severity and what the finding is about.
    """

    code: str
    raised: tuple[str, tuple[str, ...]]
    canvas: Tree
    neighbour: Tree


def canvas(tree: Tree) -> Document:
    return decoded(small(**tree))


def raised(code: str, tree: Tree) -> Raised:
    """The findings of one code, as severity and what they are about."""
    found = findings(canvas(tree))
    return [(one.severity, one.about) for one in found if one.code == code]


def named(id_: str, name: str, **rest: Any) -> Tree:
    return {"id": id_, "name": name, **rest}


def fit(who: str, proposition: str) -> Tree:
    return {"who": who, "proposition": proposition}


TED = named("p1", "Ted")
ANDI = named("p2", "Andi")
CREWS = named("s1", "Crews")
OWNERS = named("s2", "Owners")
LOOKUP = named("v1", "Parts lookup")
MANUALS = named("v2", "Offline manuals")
WAITS = {"id": "q1", "who": "p1", "text": "waits for a number", "alternative": "rings"}
SIGNAL = {"id": "q2", "who": "p1", "text": "has no signal", "alternative": "drives"}
WEBSITE = named("c1", "Our site", kind="web")
HELP = named("r1", "Help within the hour")
LICENCE = named("m1", "Monthly licence")
CATALOGUE = named("a1", "Keep the catalogue")
SELL = named("a2", "Sell")
LIBRARY = named("e1", "Manual library")
MAKERS = named("n1", "Makers")
RENT = named("x1", "Rent")
PRAISE = {"id": "k1", "text": "They praise us", "form": "review"}
GUESS = {"id": "h1", "text": "technicians may install apps"}
