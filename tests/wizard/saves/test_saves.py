"""Every save of the walk: what it stores, what it answers, and what it refuses."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from canvases import editing, storage
from canvases.access import Actor
from tests.canvases.factories import linked_document
from tests.wizard.conftest import HTMX, Walk

# One valid save of each kind: path, and what its form sends (revisions aside).
SAVES: list[tuple[str, dict[str, Any], str]] = [
    ("customer-segments/add/personas/", {"name": "Andi"}, ""),
    ("customer-segments/personas/p1/", {"name": "Theo"}, "p1"),
    ("customer-segments/personas/p1/move/", {"way": "down"}, "p1"),
    ("customer-segments/personas/p1/remove/", {}, "p1"),
    ("channels/note/", {"note": "Because of the counter."}, "step:channels"),
    ("channels/status/", {"status": "done"}, "step:channels"),
    ("channels/litmus/", {"ticked": "see-user"}, ""),
    ("key-activities/links/delivers/", {"cell": "a1~v2", "seen": ""}, ""),
    ("value-propositions/sentence/", {"who": "p2", "need": "a report", "row": "new"}, ""),
    ("customer-relationships/dealing/", {"contact": "mixed"}, ""),
    ("customer-relationships/premium/r1/", {}, ""),
    ("revenue-streams/answers/", {"text-capture_summary": "x", "revision-capture_summary": 0}, ""),
    ("channels/journey/", {"who": "p1", "cell": "c1~interest", "seen": ""}, ""),
    ("key-activities/business-type/", {"business_type": "scope"}, "details"),
    ("analysis/forces/", {"rating-buyers": "4", "revision-buyers": "0"}, ""),
    ("analysis/actions/", {"name": "Ring Omar"}, ""),
    ("analysis/next-review/", {"next_review": "2027-01-15"}, "details"),
    ("channels/mend/", {"code": "C04", "about": ["s2"], "mend": "Link to App stores"}, ""),
    (
        "channels/dismissals/",
        {"code": "C04", "about": ["s2"], "reason": "They come by word of mouth."},
        "",
    ),
    ("revenue-streams/assume/m1/", {}, ""),
    (  # pressed on the last step, which lists no personas
        "analysis/mend/",
        {"code": "C04", "about": ["s2"], "mend": "Link to App stores"},
        "",
    ),
]
IDS = [f"{path}{number}" for number, (path, _, _) in enumerate(SAVES)]


def _data(walk: Walk, data: dict[str, Any], row: str) -> dict[str, Any]:
    return {**data, "revision": walk.revision(row)} if row else data


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_save_changes_the_canvas_and_leads_back(walk: Walk, path, data, row):
    before = walk.document()

    response = walk.post(path, _data(walk, data, row))

    assert response.status_code == 303
    assert response["Location"].startswith(walk.at(path.split("/")[0] + "/"))
    assert walk.document() != before
    address, _, anchor = response["Location"].partition("#")
    assert f'id="{anchor}"' in walk.client.get(address, follow=True).text


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_htmx_save_answers_with_the_working_part(walk: Walk, path, data, row):
    before = walk.document()

    response = walk.post(path, _data(walk, data, row), **HTMX)

    assert response.status_code == 200
    assert 'id="work"' in response.text
    assert 'id="rail"' in response.text
    assert "<html" not in response.text
    assert walk.document() != before


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_stranger_finds_nothing_and_changes_nothing(
    walk: Walk, stranger_client: Client, path, data, row
):
    before = walk.document()

    response = stranger_client.post(walk.at(path), _data(walk, data, row))

    assert response.status_code == 404
    assert walk.document() == before


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_example_is_changed_by_nobody(owner_client: Client, path, data, row):
    canvas = storage.create(linked_document(), example="an-example")
    before = storage.read(canvas)

    response = owner_client.post(f"/canvases/{canvas.pk}/steps/{path}", {**data, "revision": 1})

    assert response.status_code == 403
    canvas.refresh_from_db()
    assert storage.read(canvas) == before


@pytest.mark.parametrize(("path", "data", "row"), SAVES, ids=IDS)
def test_save_is_a_post(walk: Walk, path, data, row):
    status = walk.get(path).status_code

    assert status == 302 if path.endswith("/p1/") else status == 405


@pytest.mark.parametrize(
    ("path", "data", "row"), [save for save in SAVES if save[2]], ids=lambda v: str(v)[:40]
)
def test_save_without_a_revision_is_refused(walk: Walk, path, data, row):
    before = walk.document()

    response = walk.post(path, data)

    assert response.status_code == 428
    assert walk.document() == before


@pytest.mark.parametrize("path", ["channels/note/", "customer-segments/personas/p1/"])
def test_old_revision_shows_both_texts(walk: Walk, path: str):
    row = "step:channels" if "note" in path else "p1"
    seen = walk.revision(row)
    walk.post(path, {"note": "Theirs.", "name": "Theirs.", "revision": seen})

    response = walk.post(path, {"note": "Mine.", "name": "Mine.", "revision": seen})

    assert response.status_code == 409
    assert "Theirs." in response.text
    assert "Mine." in response.text
    # The page holds the new revision, so that the next save goes through.
    again = int(re.findall(r'name="revision" value="(\d+)"', _form(response.text, path))[0])
    assert walk.post(path, {"note": "Mine.", "name": "Mine.", "revision": again}).status_code == 303


def _form(text: str, path: str) -> str:
    return text[text.index('action="/canvases/') :].split(path, 1)[1]


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("customer-segments/add/personas/", {"name": "ted "}, "on the list already"),
        ("customer-segments/add/personas/", {"name": "  "}, ""),
        ("customer-segments/add/personas/", {"name": "T" * 161}, "160"),
        ("value-propositions/sentence/", {"who": "p1", "row": "new"}, ""),
        ("value-propositions/sentence/", {"who": "", "need": "a part", "row": "new"}, ""),
        ("customer-relationships/dealing/", {}, "Choose at least one."),
        ("customer-relationships/dealing/", {"who": ""}, "Choose who differs."),
        ("analysis/actions/", {"name": ""}, "Write the next step first."),
    ],
)
def test_wrong_input_comes_back_with_its_error(walk: Walk, path, data, words: str):
    before = walk.document()

    plain, part = walk.post(path, data), walk.post(path, data, **HTMX)

    assert plain.status_code == part.status_code == 422
    assert 'role="alert"' in plain.text
    assert words in plain.text
    assert words in part.text
    assert walk.document() == before


def test_typed_words_come_back_with_the_error(walk: Walk):
    data = {"who": "p1", "need": "", "today": "waits a long time", "offer": "", "row": "new"}

    response = walk.post("value-propositions/sentence/", data)

    assert response.status_code == 422
    assert "waits a long time" in response.text


def test_refused_form_keeps_everything_typed(walk: Walk):
    data = {"name": "Omar", "think": "A long thought", "revision": walk.revision("p1")}

    response = walk.post("customer-segments/personas/p1/", data)

    assert response.status_code == 422
    assert "A long thought" in response.text
    assert "“Omar” is on the list already." in response.text


def test_note_too_long_is_kept_on_the_page(walk: Walk):
    note = "n" * 20_001

    response = walk.post("channels/note/", {"note": note, "revision": 0})

    assert response.status_code == 422
    assert note in response.text


def test_step_that_does_not_apply_asks_why(walk: Walk):
    data = {"status": "not_applicable", "reason": "", "revision": 0}

    asked = walk.post("key-partnerships/status/", data)
    told = walk.post("key-partnerships/status/", {**data, "reason": "We do it all."})

    assert (asked.status_code, told.status_code) == (422, 303)
    assert walk.document().step("key-partnerships").reason == "We do it all."


def test_first_item_starts_the_step_and_only_the_founder_ends_it(empty_walk: Walk):
    empty_walk.post("channels/add/channels/", {"name": "Poster"})

    assert empty_walk.document().step("channels").status == "in_progress"


def test_item_goes_and_comes_back_with_its_links(walk: Walk):
    before = walk.document()

    gone = walk.post(
        "customer-segments/personas/p1/remove/", {"revision": walk.revision("p1")}, **HTMX
    )
    undo = re.search(r'action="([^"]*/undo/[^"]*)"', gone.text)
    assert undo is not None
    back = walk.client.post(undo[1].replace("&amp;", "&"))

    assert "Deleted “Ted”." in gone.text
    assert back.status_code == 303
    assert walk.document() == before


def test_undo_of_another_canvas_is_not_found(walk: Walk):
    assert walk.client.post(f"{walk.home}undo/999/?step=channels").status_code == 404


def test_cell_that_the_page_did_not_show_is_left_alone(walk: Walk):
    walk.post("key-activities/links/delivers/", {"cell": "a1~v2", "seen": ""})

    walk.post("key-activities/links/delivers/", {"seen": "a1~v1"})  # a page from before

    assert walk.document().activities[0].delivers == ("v2",)


def test_link_of_another_step_is_not_found(walk: Walk):
    assert walk.post("channels/links/delivers/", {"cell": "a1~v1"}).status_code == 404


@pytest.mark.parametrize("cell", ["a1", "a1~v1~v2", "a1~nothing", "~"])
def test_cell_that_is_none_is_not_found(walk: Walk, cell: str):
    assert walk.post("key-activities/links/delivers/", {"cell": cell}).status_code == 404


def test_item_of_another_list_is_not_found(walk: Walk):
    assert walk.post("channels/channels/p1/", {"name": "x", "revision": 1}).status_code == 404
    assert walk.post("channels/personas/p1/", {"name": "x", "revision": 1}).status_code == 404
    assert walk.post("channels/add/personas/", {"name": "x"}).status_code == 404


def test_sentence_writes_problem_proposition_and_fit(walk: Walk):
    data = {"who": "p2", "need": "a report", "today": "guesses", "offer": "Margin report"}

    walk.post("value-propositions/sentence/", {**data, "row": "new"})

    document = walk.document()
    problem = next(q for q in document.problems if q.text == "a report")
    offer = next(v for v in document.propositions if v.name == "Margin report")
    assert (problem.who, problem.alternative, offer.solves) == ("p2", "guesses", (problem.id,))
    assert ("p2", offer.id) in {(fit.who, fit.proposition) for fit in document.fits}


def test_dealing_is_named_by_its_choices(walk: Walk):
    walk.post("customer-relationships/dealing/", {"contact": "automated", "service": "self"})

    shared = walk.document().relationships[1]
    assert (shared.name, shared.serves) == ("Self-service, automated", ())
    data = {"ref": shared.id, "contact": "mixed", "revision": walk.revision(shared.id)}
    walk.post("customer-relationships/dealing/", data)
    assert walk.document().relationships[1].name == "Mixed"


def test_who_differs_gets_a_dealing_of_their_own_that_stands_open(walk: Walk):
    response = walk.post("customer-relationships/dealing/", {"who": "p2"})

    own = walk.document().relationships[1]
    assert (own.name, own.serves) == ("For Omar", ("p2",))
    assert response.headers["Location"].endswith(f"?open={own.id}#item-{own.id}")
    assert "row--open" in walk.client.get(response.headers["Location"]).text


def test_shared_dealing_is_changed_rather_than_made_twice(walk: Walk):
    walk.post("customer-relationships/dealing/", {"contact": "automated"})
    shared = walk.document().relationships[1]

    walk.post(
        "customer-relationships/dealing/",
        {"ref": shared.id, "contact": "mixed", "revision": walk.revision(shared.id)},
    )

    assert [r.contact for r in walk.document().relationships] == [None, "mixed"]


def test_premium_support_becomes_a_stream(walk: Walk):
    walk.post("customer-relationships/premium/r1/")

    stream = walk.document().revenue_streams[1]
    assert (stream.name, stream.paid_by) == ("Premium: In-app help", ("p1",))


def test_also_uses_adds_the_fit_in_place(walk: Walk):
    data = {
        "name": "Monthly licence",
        "drivers": ["p1|v1"],
        "also-who": "p2",
        "also-offer": "v2",
        "revision": walk.revision("m1"),
    }

    walk.post("revenue-streams/revenue_streams/m1/", data)

    drivers = {(f.who, f.proposition) for f in walk.document().revenue_streams[0].drivers}
    assert drivers == {("p1", "v1"), ("p2", "v2")}
    assert ("p2", "v2") in {(f.who, f.proposition) for f in walk.document().fits}


def test_assumption_belongs_to_the_step_where_it_was_written(walk: Walk):
    walk.post("channels/add/assumptions/", {"name": "Counter staff put the poster up"})

    assert walk.document().assumptions[1].step == "channels"


def test_without_scripts_a_new_next_step_is_where_the_answer_leads(walk: Walk):
    answer = walk.post("analysis/actions/", {"name": "Call twelve"})

    place = answer.headers["Location"].partition("#")[2]
    assert place == f"action-{storage.snapshot(walk.canvas).actions[-1]}"
    assert f'id="{place}"' in walk.get("analysis/").content.decode()


def test_next_step_is_changed_and_goes(walk: Walk):
    ref = storage.snapshot(walk.canvas).actions[0]
    data = {"text": "Call twelve", "owner": "Priya", "due": "2027-01-15", "done": "on"}

    walk.post(f"analysis/actions/{ref}/", {**data, "revision": walk.revision(f"action:{ref}")})
    action = walk.document().actions[0]
    wrong = walk.post(
        f"analysis/actions/{ref}/",
        {**data, "due": "soon", "revision": walk.revision(f"action:{ref}")},
    )
    walk.post(
        f"analysis/actions/{ref}/",
        {"remove": "1", "revision": walk.revision(f"action:{ref}")},
    )

    assert (action.text, action.owner, str(action.due), action.done) == (
        "Call twelve",
        "Priya",
        "2027-01-15",
        True,
    )
    assert wrong.status_code == 422
    assert walk.document().actions == ()


def test_forged_request_is_refused(walk: Walk, owner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    response = client.post(walk.at("channels/note/"), {"note": "x", "revision": 0})

    assert response.status_code == 403


def _reworded_offer(walk: Walk, **answer: str) -> Any:
    """Ted's sentence with another name for the offer that Omar has too."""
    ends = {"who": "p1", "problem": "q1", "proposition": "v1", "row": "q1-v1"}
    words = {"need": "Waits for a part number", "today": "", "offer": "Parts finder"}
    data = {**ends, **words, **answer, "revision": walk.revision("q1")}
    return walk.post("value-propositions/sentence/", data)


def test_rewording_what_somebody_else_has_is_asked_about_without_scripts_too(walk: Walk):
    asked = _reworded_offer(walk)
    answered = _reworded_offer(walk, shared="own")

    assert asked.status_code == 409
    assert "Omar has this offer too: change both, or give Ted an own one?" in asked.text
    assert '<button class="button" name="shared" value="own">Give Ted an own one</button>' in (
        asked.text
    )
    page = walk.client.get(answered.headers["Location"])
    assert "Changed in this sentence alone." in page.text
    undo = re.search(r'action="(/canvases/[^"]+/take-back/[^"]+)"', page.text)
    assert undo is not None
    before = walk.document().fits
    walk.client.post(undo[1])
    names = {v.id: v.name for v in walk.document().propositions}
    assert before != walk.document().fits
    assert [(f.who, names[f.proposition]) for f in walk.document().fits] == [
        ("p1", "Parts lookup"),
        ("p2", "Parts lookup"),
    ]


def test_sentence_is_removed_by_a_plain_form(walk: Walk):
    ends = {"who": "p1", "problem": "q1", "proposition": "v1", "row": "q1-v1"}
    data = {**ends, "need": "x", "revision": walk.revision("q1")}

    response = walk.post("value-propositions/sentence/remove/", data)

    page = walk.client.get(response.headers["Location"])
    assert "“Ted: Waits for a part number” is removed." in page.text
    assert walk.document().problems == ()
    assert [(f.who, f.proposition) for f in walk.document().fits] == [("p2", "v1")]


@pytest.mark.parametrize("by_script", [False, True])
def test_each_of_several_saves_says_what_else_it_did(walk: Walk, by_script: bool):
    actor = Actor.of(walk.canvas.owner)
    editing.add(actor, walk.canvas.pk, "relationships", {"name": "By post", "serves": ["p1"]})
    serving = " ".join(f"{one.id}~p1" for one in walk.document().relationships)
    key = {"X-Save-Key": str(uuid.uuid4()), "Accept": "application/json"} if by_script else {}

    answer = walk.post("customer-relationships/links/serves/", {"seen": serving}, headers=key)

    told = answer.json()["flash"]["text"] if by_script else str(*get_messages(answer.wsgi_request))
    assert told == "In-app help now serves everyone. By post now serves everyone."
