"""Two people on one canvas: what they wrote is merged, or stands in a conflict, or comes back."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import Guest, User
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Change
from tests.wizard.conftest import Walk
from tests.wizard.saves.test_saves_json import _save, _send

PERSONA = "customer-segments/personas/p1/"


@pytest.fixture
def theirs(walk: Walk) -> Actor:
    """Somebody else at the same canvas: its guest, before the owner claimed it."""
    return Actor(guest=Guest.objects.create().pk)


def _by(actor: Actor, walk: Walk, save: Any, *args: Any, **kwargs: Any) -> Any:
    """A save of somebody else's."""
    owner = walk.canvas.owner
    Canvas.objects.filter(pk=walk.canvas.pk).update(owner=None, guest=actor.guest)
    try:
        return save(actor, walk.canvas.pk, *args, **kwargs)
    finally:
        Canvas.objects.filter(pk=walk.canvas.pk).update(owner=owner, guest=None)


def _change(actor: Actor, walk: Walk, **values: Any) -> None:
    _by(actor, walk, editing.change, "personas", "p1", values, walk.revision("p1"))


def _ted(walk: Walk) -> Any:
    return next((p for p in walk.document().personas if p.id == "p1"), None)


def _form(**values: str) -> dict[str, Any]:
    """The whole form of Ted as a page sends it, with what it held when the typing began."""
    held = {"name": "Ted", "segment": "s1", "role": ""}
    fields = {**held, "think": "", "see": "", "feel": "", "do": "", "examples": "", **values}
    bases = {f"base-{name}": held.get(name, "") for name in fields}
    return {**bases, **fields, "revision": 1}


# Merging


def test_different_words_of_a_note_merge(walk: Walk, theirs: Actor):
    _save(walk, "channels/note/", {"note": "Ted needs parts", "revision": 0})
    seen = walk.revision("step:channels")
    _by(theirs, walk, editing.save_note, "channels", "Ted needs parts now", seen)

    data = {"note": "Omar needs parts", "base-note": "Ted needs parts", "revision": seen}
    body = _save(walk, "channels/note/", data).json()

    assert body["merged"] == {"note": "Omar needs parts now"}
    assert walk.document().step("channels").note == "Omar needs parts now"
    assert body["revision"] == walk.revision("step:channels")


def test_different_fields_of_an_item_merge(walk: Walk, theirs: Actor):
    _change(theirs, walk, role="buyer", see="A wet roof")

    body = _save(walk, PERSONA, _form(think="Too slow")).json()

    ted = _ted(walk)
    assert (ted.think, ted.role, ted.see) == ("Too slow", "buyer", "A wet roof")
    assert body["merged"] == {"role": "buyer", "see": "A wet roof"}


def test_repeat_of_a_merged_save_is_the_same(walk: Walk, theirs: Actor):
    _change(theirs, walk, role="buyer")
    key = str(uuid.uuid4())

    first = _save(walk, PERSONA, _form(think="Too slow"), key)
    again = _save(walk, PERSONA, _form(think="Too slow"), key)

    assert again.json() == {**first.json(), "repeat": True}


def test_links_that_either_unticked_are_unticked(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.set_link, "used_by", "e1", "a1", False)
    seen = 1
    data = {"name": "Manual library", "description": "", "kind": "", "revision": seen}
    bases = {"base-name": "Manual library", "base-description": "", "base-kind": ""}
    ticks = {"used_by": ["a1"], "base-used_by": ["a1", "r1"]}

    body = _save(walk, "key-resources/resources/e1/", {**data, **bases, **ticks}).json()

    assert walk.document().resources[0].used_by == ()
    assert body["merged"] == {"used_by": []}


def test_what_was_deleted_meanwhile_is_unlinked_and_stands_in_no_way(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "activities", "a1", 1)
    data = {"name": "Manual library", "description": "All of it", "kind": "", "revision": 1}
    bases = {"base-name": "Manual library", "base-description": "", "base-kind": ""}
    ticks = {"used_by": ["a1", "r1"], "base-used_by": ["a1", "r1"]}

    body = _save(walk, "key-resources/resources/e1/", {**data, **bases, **ticks}).json()

    resource = walk.document().resources[0]
    assert (resource.description, resource.used_by) == ("All of it", ("r1",))
    assert body["merged"] == {"used_by": ["r1"]}


def test_merged_text_that_is_too_long_is_a_conflict(walk: Walk, theirs: Actor):
    base = "a " * 998 + "b"
    _save(walk, PERSONA, _form(think=base))
    _by(theirs, walk, editing.change, "personas", "p1", {"think": base + " c"}, walk.revision("p1"))

    data = {**_form(think="xx" + base), "base-think": base, "revision": walk.revision("p1") - 1}
    response = _save(walk, PERSONA, data)

    assert response.status_code == 409
    assert _ted(walk).think == base + " c"


# Conflicts


def test_conflict_shows_both_texts_who_and_when(walk: Walk, theirs: Actor):
    _change(theirs, walk, think="Too slow")
    change = Change.objects.order_by("-revision")[0]

    response = _save(walk, PERSONA, _form(think="Too dear"))

    assert response.status_code == 409
    assert response.json() == {
        "conflict": {
            "where": "edit-p1",
            "act": "edit",
            "revision": 2,
            "revisions": {"revision": 2},
            "by": "Somebody without an account",
            "own": False,
            "at": change.at.isoformat(),
            "fields": {
                "think": {
                    "label": "Thinks",
                    "kind": "text",
                    "mine": "Too dear",
                    "theirs": "Too slow",
                }
            },
            "both": {"think": "Too slow\n\nToo dear"},
            "second": None,
        }
    }
    assert _ted(walk).think == "Too slow"


def test_another_window_of_mine_is_called_so(walk: Walk, owner: User):
    editing.change(Actor.of(owner), walk.canvas.pk, "personas", "p1", {"think": "Too slow"}, 1)

    body = _save(walk, PERSONA, _form(think="Too dear")).json()

    assert (body["conflict"]["by"], body["conflict"]["own"]) == ("You, in another window", True)


def test_somebody_is_called_by_name_else_by_address(walk: Walk, stranger: User, owner: User):
    Canvas.objects.update(owner=stranger)
    actor = Actor.of(stranger)
    editing.change(actor, walk.canvas.pk, "personas", "p1", {"think": "Too slow"}, 1)
    Canvas.objects.update(owner=owner)

    nameless = _save(walk, PERSONA, _form(think="Too dear")).json()
    User.objects.filter(pk=stranger.pk).update(name="Omar")
    named = _save(walk, PERSONA, _form(think="Too dear")).json()

    assert nameless["conflict"]["by"] == "stranger@example.org"
    assert named["conflict"]["by"] == "Omar"


@pytest.mark.parametrize(
    ("how", "think", "role"),
    [
        ("both", "Too slow\n\nToo dear", "user"),
        ("mine", "Too dear", "buyer"),
        ("theirs", "Too slow", "user"),
    ],
)
def test_conflict_is_settled_as_it_was_chosen(walk: Walk, theirs: Actor, how, think, role):
    _change(theirs, walk, think="Too slow", role="user", see="A wet roof")
    mine = _form(think="Too dear", role="buyer", feel="Cold")
    conflict = _save(walk, PERSONA, mine).json()["conflict"]
    assert set(conflict["fields"]) == {"think", "role"}

    again = _save(walk, PERSONA, {**mine, "revision": conflict["revision"], "resolve": how})

    ted = _ted(walk)
    assert again.status_code == 200
    assert (ted.think, ted.role) == (think, role)
    # What was no conflict is there whatever was chosen.
    assert (ted.see, ted.feel) == ("A wet roof", "Cold")
    assert again.json()["merged"]["see"] == "A wet roof"


def test_choice_does_not_count_for_words_that_came_later(walk: Walk, theirs: Actor):
    _change(theirs, walk, think="Too slow")
    mine = _form(think="Too dear")
    conflict = _save(walk, PERSONA, mine).json()["conflict"]
    _change(theirs, walk, think="Much too slow")

    again = _save(walk, PERSONA, {**mine, "revision": conflict["revision"], "resolve": "mine"})

    assert again.status_code == 409
    assert again.json()["conflict"]["fields"]["think"]["theirs"] == "Much too slow"
    assert _ted(walk).think == "Much too slow"


def test_names_of_both_are_one_name(walk: Walk, theirs: Actor):
    _change(theirs, walk, name="Theodor")
    mine = _form(name="Teddy")
    conflict = _save(walk, PERSONA, mine).json()["conflict"]

    _save(walk, PERSONA, {**mine, "revision": conflict["revision"], "resolve": "both"})

    assert conflict["both"] == {"name": "Theodor / Teddy"}
    assert _ted(walk).name == "Theodor / Teddy"


def test_names_that_are_too_long_for_one_are_two_items(walk: Walk, theirs: Actor):
    _change(theirs, walk, name="T" * 100)
    mine = _form(name="t" + "d" * 99)
    conflict = _save(walk, PERSONA, mine).json()["conflict"]

    body = _save(
        walk, PERSONA, {**mine, "revision": conflict["revision"], "resolve": "both"}
    ).json()

    assert conflict["second"] == "t" + "d" * 99
    assert [p.name for p in walk.document().personas] == ["T" * 100, "Omar", "t" + "d" * 99]
    assert body["canvas"] == Canvas.objects.get().revision
    assert "Added" in body["flash"]["text"]


def test_texts_that_are_too_long_for_one_are_kept_by_the_page(walk: Walk, theirs: Actor):
    _change(theirs, walk, think="a" * 1500)
    mine = _form(think="b" * 1500)
    conflict = _save(walk, PERSONA, mine).json()["conflict"]

    again = _save(walk, PERSONA, {**mine, "revision": conflict["revision"], "resolve": "both"})

    assert len(conflict["both"]["think"]) == 3002
    assert (again.status_code, list(again.json()["errors"])) == (422, ["think"])


def test_without_a_base_nobody_can_tell_who_changed_what(walk: Walk, theirs: Actor):
    _change(theirs, walk, role="user")

    response = _save(walk, PERSONA, {"name": "Ted", "segment": "s1", "think": "?", "revision": 1})

    assert response.status_code == 409
    assert set(response.json()["conflict"]["fields"]) == {"role", "think"}


def test_sentence_merges_and_conflicts_like_an_item(walk: Walk, theirs: Actor):
    said = {"who": "p1", "need": "Waits for a number", "today": "Calls", "offer": "Parts lookup"}
    ends = {"problem": "q1", "proposition": "v1"}
    _by(theirs, walk, editing.write_sentence, **said, **ends, revision=1)
    bases = {
        "base-need": "Waits for a part number",
        "base-today": "",
        "base-offer": "Parts lookup",
    }
    mine = {**said, **ends, **bases, "row": "q1", "revision": 1, "shared": "all"}

    merged = _save(
        walk,
        "value-propositions/sentence/",
        {**mine, "need": "Waits for a part number", "today": "", "offer": "Parts finder"},
    )
    clash = _save(
        walk, "value-propositions/sentence/", {**mine, "need": "Waits", "today": "Drives"}
    )

    problem, offer = walk.document().problems[0], walk.document().propositions[0]
    assert merged.json()["merged"] == {"need": "Waits for a number", "today": "Calls"}
    assert (problem.text, problem.alternative, offer.name) == (
        "Waits for a number",
        "Calls",
        "Parts finder",
    )
    assert clash.status_code == 409
    assert clash.json()["conflict"]["fields"]["today"]["theirs"] == "Calls"


@pytest.mark.parametrize(
    ("path", "first", "second", "field"),
    [
        ("channels/status/", {"status": "done"}, {"status": "in_progress"}, "status"),
        (
            "analysis/forces/",
            {"rating-buyers": "4", "note-buyers": "Many"},
            {"rating-buyers": "4", "note-buyers": "Few"},
            "note-buyers",
        ),
        (
            "revenue-streams/answers/",
            {"text-capture_summary": "One"},
            {"text-capture_summary": "Two"},
            "text-capture_summary",
        ),
        (
            "channels/journey/",
            {"who": "p1", "note-interest": "One"},
            {"who": "p1", "note-interest": "Two"},
            "note-interest",
        ),
        (
            "key-activities/business-type/",
            {"business_type": "scope"},
            {"business_type": "product"},
            "business_type",
        ),
        (
            "analysis/next-review/",
            {"next_review": "2027-01-15"},
            {"next_review": "2027-02-15"},
            "next_review",
        ),
    ],
)
def test_every_kind_of_row_has_its_card(walk: Walk, path, first, second, field):
    seen = 1 if path.endswith(("-type/", "review/")) else 0
    names = ("revision", "revision-buyers", "revision-capture_summary", "revision-interest")
    revisions = dict.fromkeys(names, seen)
    assert _save(walk, path, {**first, **revisions}).status_code == 200
    stored = walk.document()

    response = _save(walk, path, {**second, **revisions})

    assert response.status_code == 409
    assert list(response.json()["conflict"]["fields"]) == [field]
    assert response.json()["conflict"]["fields"][field]["label"]
    assert walk.document() == stored


# Moving and deleting


def test_move_against_an_edit_goes_through(walk: Walk, theirs: Actor):
    _change(theirs, walk, think="Too slow")

    response = _save(walk, f"{PERSONA}move/", {"way": "down", "revision": 1})

    assert response.status_code == 200
    assert [p.id for p in walk.document().personas] == ["p2", "p1"]


def test_move_against_a_move_is_a_conflict(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.add, "personas", {"name": "Andi"})
    _by(theirs, walk, editing.move, "personas", "p1", 1, before=None)

    response = _save(walk, f"{PERSONA}move/", {"before": "p2", "revision": 1})

    conflict = response.json()["conflict"]
    assert response.status_code == 409
    assert (conflict["act"], conflict["both"]) == ("move", {})
    assert conflict["fields"]["place"] == {
        "label": "Its place in the list",
        "kind": "act",
        "mine": "Before “Omar”",
        "theirs": "At the end",
    }

    again = _save(walk, f"{PERSONA}move/", {"before": "p2", "revision": conflict["revision"]})

    assert again.status_code == 200
    assert [p.id for p in walk.document().personas][:2] == ["p1", "p2"]


def test_edit_against_a_move_goes_through(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.move, "personas", "p1", 1, before=None)

    response = _save(walk, PERSONA, _form(think="Too dear"))

    assert (response.status_code, response.json()["merged"]) == (200, None)
    assert _ted(walk).think == "Too dear"


def test_delete_against_an_edit_shows_what_was_written(walk: Walk, theirs: Actor):
    _change(theirs, walk, think="Too slow")

    response = _save(walk, f"{PERSONA}remove/", {"revision": 1})

    conflict = response.json()["conflict"]
    assert (response.status_code, conflict["act"]) == (409, "remove")
    assert conflict["fields"]["think"]["theirs"] == "Too slow"
    assert _ted(walk) is not None
    again = _save(walk, f"{PERSONA}remove/", {"revision": conflict["revision"]})
    assert again.status_code == 200
    assert _ted(walk) is None


# What somebody deleted


def test_editing_what_was_deleted_says_who_and_how_it_comes_back(walk: Walk, theirs: Actor):
    removed = _by(theirs, walk, editing.remove, "personas", "p1", 1)
    at = Change.objects.order_by("-revision")[0].at

    response = _save(walk, PERSONA, _form(think="Too dear"))

    assert response.status_code == 409
    assert response.json() == {
        "deleted": {
            "what": "Ted",
            "by": "Somebody without an account",
            "own": False,
            "at": at.isoformat(),
            "restore": f"{walk.home}undo/{removed.undo}/?step=customer-segments",
        }
    }


def test_restoring_brings_it_back_with_the_new_text(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)

    response = _save(walk, PERSONA, {**_form(think="Too dear"), "restore": "1"})

    assert response.status_code == 200
    assert (_ted(walk).name, _ted(walk).think) == ("Ted", "Too dear")
    assert [fit.who for fit in walk.document().fits] == ["p1", "p2"]
    assert response.json()["revision"] == walk.revision("p1")


def test_restoring_is_done_once(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)
    key = str(uuid.uuid4())

    _save(walk, PERSONA, {**_form(think="Too dear"), "restore": "1"}, key)
    stored = walk.document()
    again = _save(walk, PERSONA, {**_form(think="Too dear"), "restore": "1"}, key)

    assert (again.status_code, again.json()["repeat"]) == (200, True)
    assert walk.document() == stored


def test_restoring_keeps_what_was_written_before_the_deletion(walk: Walk, theirs: Actor):
    _change(theirs, walk, think="Too slow")
    _by(theirs, walk, editing.remove, "personas", "p1", walk.revision("p1"))

    _save(walk, PERSONA, {**_form(think="Too dear"), "restore": "1"})

    assert _ted(walk).think == "Too slow\n\nToo dear"


def test_name_that_was_taken_meanwhile_does_not_stand_in_the_way(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)
    _by(theirs, walk, editing.add, "personas", {"name": "Ted"})

    response = _save(walk, PERSONA, {**_form(think="Too dear"), "restore": "1"})

    assert response.status_code == 200
    assert (_ted(walk).name, _ted(walk).think) == ("Ted (2)", "Too dear")


def test_restoring_that_is_refused_brings_nothing_back(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)

    response = _save(walk, PERSONA, {**_form(name="Omar"), "restore": "1"})

    assert (response.status_code, list(response.json()["errors"])) == (422, ["name"])
    assert _ted(walk) is None


def test_restoring_brings_back_all_that_a_save_names(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)  # takes the problem along
    _by(theirs, walk, editing.remove, "propositions", "v1", walk.revision("v1"))
    data = {"who": "p1", "need": "Waits", "today": "", "offer": "Parts lookup", "row": "q1"}
    ends = {"problem": "q1", "proposition": "v1", "revision": 1}

    gone = _save(walk, "value-propositions/sentence/", {**data, **ends})
    back = _save(walk, "value-propositions/sentence/", {**data, **ends, "restore": "1"})

    assert (gone.status_code, back.status_code) == (409, 200)
    assert walk.document().problems[0].text == "Waits"
    assert {v.id for v in walk.document().propositions} == {"v1", "v2"}
    assert _ted(walk) is not None


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (f"{PERSONA}move/", {"way": "up", "revision": 1}),
        (f"{PERSONA}remove/", {"revision": 1}),
        ("value-propositions/links/fits/", {"cell": "p1~v2", "seen": ""}),
        ("channels/journey/", {"who": "p1", "note-interest": "x", "revision-interest": 0}),
        ("value-propositions/sentence/", {"who": "p1", "need": "x", "row": "new"}),
    ],
)
def test_whatever_names_what_is_gone_says_so(walk: Walk, theirs: Actor, path, data):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)

    response = _save(walk, path, data)

    assert response.status_code == 409
    assert response.json()["deleted"]["what"] == "Ted"


def test_next_step_that_was_deleted_comes_back(walk: Walk, theirs: Actor):
    ref = storage.snapshot(walk.canvas).actions[0]
    _by(theirs, walk, editing.remove, "actions", ref, 1)
    data = {"text": "Call twelve", "owner": "", "due": "", "revision": 1}

    gone = _save(walk, f"analysis/actions/{ref}/", data)
    back = _save(walk, f"analysis/actions/{ref}/", {**data, "restore": "1"})

    assert gone.json()["deleted"]["what"] == "Call ten technicians"
    assert back.status_code == 200
    assert [action.text for action in walk.document().actions] == ["Call twelve"]


def test_what_never_was_is_not_found(walk: Walk):
    response = _save(walk, "customer-segments/personas/p9/", _form())

    assert (response.status_code, list(response.json())) == (404, ["reason", "message"])


def test_what_cannot_come_back_any_more_is_not_found(walk: Walk, theirs: Actor):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)
    walk.canvas.deletions.all().delete()

    response = _save(walk, PERSONA, {**_form(), "restore": "1"})

    assert response.status_code == 404


def test_stranger_brings_nothing_back(walk: Walk, theirs: Actor, stranger_client: Client):
    _by(theirs, walk, editing.remove, "personas", "p1", 1)

    response = _send(stranger_client, walk.at(PERSONA), {**_form(), "restore": "1"})

    assert response.status_code == 404
    assert _ted(walk) is None
