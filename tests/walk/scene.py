"""What lies between people at the start, so that a walk may come in at any point of a review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from canvases.access import Actor
    from tests.walk.world import World

_PHRASES = "Who pays for it?\nHow do you know?"
_TO_CHECK = "Owned?\nMeasured?"


def set_scene(world: World, users: Mapping[str, Any]) -> None:
    """Reviews that wait, that ask for changes and that are over; somebody invited; a full bin."""
    from canvases import editing
    from canvases.access import Actor
    from tests.canvases.factories import linked_document

    actors = {name: Actor.of(user) for name, user in users.items()}
    for name, tell in (("{handed}", _hand), ("{asked}", _ask), ("{approved}", _approve)):
        pk = UUID(world.store(name, linked_document(), users["ann"]))
        world.let_in(pk, name, users["rae"], "reviewer")
        tell(pk, actors["ann"], actors["rae"])
    parts = UUID(world.ids["{parts}"])
    editing.invite(actors["ann"], parts, users["sam"].email, "editor")
    editing.invite(actors["ann"], UUID(world.ids["{asked}"]), "nobody@example.org", "viewer")
    _, world.ids["{talk}"] = editing.make_link(
        actors["ann"], parts, "comment", days=30, label="To talk"
    )
    editing.save_version(actors["ann"], parts, note="As it began")
    editing.delete_canvas(
        actors["ann"], UUID(world.store("{binned}", linked_document(), users["ann"]))
    )
    _own_lists(users["rae"])


def _hand(pk: UUID, founder: Actor, reviewer: Actor) -> None:
    """Submitted, and read in part: what was written is not sent yet."""
    from reviews import rounds

    rounds.submit(founder, pk, scope="whole", message="Please look.", seen=0)
    rounds.judge(reviewer, pk, "channels", "changes", seen=1)
    _say(pk, reviewer)


def _ask(pk: UUID, founder: Actor, reviewer: Actor) -> None:
    """Changes are asked for, one comment is settled, and one proposes other words."""
    from reviews import comments, rounds

    _hand(pk, founder, reviewer)
    settled = _say(pk, reviewer, "Settled in the end.")
    rounds.finish(reviewer, pk, outcome="changes", message="Nearly there.", seen=1)
    comments.resolve(founder, pk, settled.pk, wanted=True)


def _approve(pk: UUID, founder: Actor, reviewer: Actor) -> None:
    from reviews import rounds

    rounds.submit(founder, pk, scope="whole", message="", seen=0)
    rounds.finish(reviewer, pk, outcome="approved", message="Go ahead.", seen=1)


def _say(pk: UUID, reviewer: Actor, text: str = "Who answers at weekends?") -> Any:
    from reviews import comments
    from reviews.comments import About, Draft

    about = About(step="customer-segments", block="personas", ref="p1")
    other = Draft("should", "Say who he is.", about, field="name", proposed="Ted, a technician")
    comments.add(reviewer, pk, other)
    return comments.add(reviewer, pk, Draft("question", text, About(step="channels")))


def _own_lists(reviewer: Any) -> None:
    from reviews.desk import notes_and_checklists

    notes_and_checklists.save_phrases(reviewer, _PHRASES)
    notes_and_checklists.save_checklist(reviewer, "channels", _TO_CHECK)
