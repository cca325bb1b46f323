"""Canvases to test with."""

from __future__ import annotations

from typing import Any

from accounts.models import Guest, User
from canvases import document as doc
from canvases import storage
from canvases.models import Canvas

# To count findings a save reads the canvas as it stands then; counts that change are one more.
QUERIES_TO_TALLY = 27
# What a save says to the desks of all who may see the canvas; one more where its counts change.
QUERIES_TO_TELL = 2
USER_NUMBERS = iter(range(1, 1_000_000))


def make_document(**parts: Any) -> doc.Document:
    """A document that says only what it is given."""
    return doc.Document(format="canvas", version=1, **{"title": "Rooftop Parts", **parts})


def make_canvas(
    *, owner: User | None = None, guest: Guest | None = None, document: doc.Document | None = None
) -> Canvas:
    """A stored canvas; without a document, one with a title only."""
    return storage.create(document or make_document(), owner=owner, guest=guest)


def make_user() -> User:
    return User.objects.create(email=f"person{next(USER_NUMBERS)}@example.org")


def linked_document() -> doc.Document:
    """Ted in his segment and his boss Omar, and something in every block, linked."""
    return make_document(
        segments=(doc.Segment(id="s1", name="Technicians"), doc.Segment(id="s2", name="Owners")),
        personas=(
            doc.Persona(id="p1", name="Ted", segment="s1"),
            doc.Persona(id="p2", name="Omar", segment="s2", role="buyer"),
        ),
        problems=(doc.Problem(id="q1", who="p1", text="Waits for a part number"),),
        propositions=(
            doc.Proposition(id="v1", name="Parts lookup", solves=("q1",)),
            doc.Proposition(id="v2", name="Offline manuals"),
        ),
        fits=(doc.Fit(who="p1", proposition="v1"), doc.Fit(who="p2", proposition="v1")),
        channels=(
            doc.Channel(
                id="c1",
                name="App stores",
                reaches=("p1",),
                touches=(doc.Touch(stage="retention"), doc.Touch(who="p1", stage="action")),
            ),
        ),
        journey_notes=(doc.JourneyNote(who="p1", stage="action", text="On the roof"),),
        relationships=(
            doc.Relationship(
                id="r1",
                name="In-app help",
                serves=("p1",),
                through=("c1",),
                notes=(doc.RelationshipNote(who="p1", text="By name"),),
            ),
        ),
        revenue_streams=(
            doc.RevenueStream(
                id="m1",
                name="Monthly licence",
                drivers=(doc.Fit(who="p1", proposition="v1"),),
                paid_by=("p2",),
                packages=(doc.Package(name="Seat"),),
            ),
        ),
        captures=(doc.Capture(id="k1", text="Referrals", earned_by=("q1", "v1")),),
        activities=(
            doc.Activity(id="a1", name="Keep the catalogue", delivers=("v1",), manages=("c1",)),
        ),
        resources=(doc.Resource(id="e1", name="Manual library", used_by=("a1", "r1")),),
        partners=(doc.Partner(id="n1", name="Equipment makers", provides=("a1", "e1", "c1")),),
        costs=(doc.Cost(id="x1", name="Manual licences", driven_by=("a1", "e1", "n1")),),
        assumptions=(
            doc.Assumption(
                id="h1", text="Ted has a phone", about="p1", tests=(doc.Test(how="Ask"),)
            ),
        ),
        actions=(doc.Action(text="Call ten technicians"),),
        dismissals=(doc.Dismissal(code="C07", about=("v2",), reason="Comes with the licence"),),
    )
