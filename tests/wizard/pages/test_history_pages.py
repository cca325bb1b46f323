"""The pages that tell who changed what, and put earlier words back."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Guest, User
from canvases import editing, storage
from canvases.access import Actor
from canvases.document import Document, Persona
from canvases.models import Canvas, Deletion, Edition
from canvases.saving import edition_log
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.wizard.conftest import Walk
from tests.wizard.saves.test_saves_json import _send

# Session, user, canvas, editions, clients; the canvas itself is kept by its revision.
QUERIES_TO_READ = 5


@pytest.fixture
def actor(walk: Walk) -> Actor:
    assert walk.canvas.owner is not None
    return Actor.of(walk.canvas.owner)


def test_words_that_somebody_suggested_are_theirs_in_the_history(walk: Walk, actor: Actor):
    for think, suggested_by in (("Too slow", ""), ("Too slow on a roof", "Rita")):
        seen, values = walk.revision("p1"), {"think": think}
        editing.change(
            actor, walk.canvas.pk, "personas", "p1", values, seen, suggested_by=suggested_by
        )

    assert _text(_page(walk)).count("You changed it, as Rita suggested,") == 1
    assert _text(_page(walk)).count("You changed it,") == 2


def _think(walk: Walk, actor: Actor, *thoughts: str) -> None:
    """What Ted thinks, each in a sitting of its own."""
    for thought in thoughts:
        values = {"think": thought}
        editing.change(actor, walk.canvas.pk, "personas", "p1", values, walk.revision("p1"))
        for edition in Edition.objects.all():
            edition.started_at -= dt.timedelta(hours=1)
            edition.ended_at -= dt.timedelta(hours=1)
            edition.save()


def _page(walk: Walk, path: str = "") -> Any:
    return walk.client.get(f"{walk.home}history/{path}")


def _text(page: Any) -> str:
    """The words of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def _put_back(walk: Walk, row: str, **data: Any) -> Any:
    return walk.client.post(f"{walk.home}history/{row}/", data)


def test_history_tells_who_changed_what(walk: Walk, actor: Actor):
    guest = Guest.objects.create()
    _think(walk, actor, "Too slow")
    Edition.objects.update(user=None, guest=guest)
    editing.save_note(actor, walk.canvas.pk, "channels", "Because", 0)

    text = _text(_page(walk))

    assert "Channels , earlier versions Step You changed it" in text
    assert "Note for this step Because" in text
    assert "Ted , earlier versions Person Somebody without an account changed it" in text
    assert "Thinks Too slow" in text


def test_history_of_an_item_shows_all_its_words(walk: Walk, actor: Actor):
    _think(walk, actor, "Too slow", "Too dear")
    editing.save_note(actor, walk.canvas.pk, "channels", "Because", 0)

    page = _page(walk, "p1/")

    assert "<del>Too slow</del>" in page.text
    assert "<ins>Too dear</ins>" in page.text
    assert "Because" not in page.text
    assert page.text.index("Too dear") < page.text.rindex("Too slow")


def test_earlier_words_are_put_back(walk: Walk, actor: Actor):
    _think(walk, actor, "Too slow", "Too dear")
    page = _page(walk, "p1/").text
    form = re.search(r'(?s)name="edition" value="(\d+)".*?name="field" value="(\w+)"', page)
    assert form is not None

    response = _put_back(walk, "p1", edition=form[1], field=form[2], revision=walk.revision("p1"))

    assert (response.status_code, response["Location"]) == (303, f"{walk.home}history/p1/")
    assert walk.document().personas[0].think == "Too slow"
    assert "Put back." in _page(walk, "p1/").text


def test_words_that_stand_there_are_not_offered(walk: Walk, actor: Actor):
    _think(walk, actor, "Too slow", "Too dear", "Too slow")

    buttons = re.findall(r'id="put-back-[^"]+"', _page(walk, "p1/").text)

    assert len(buttons) == 1  # "Too dear"; nothing at all was there before the first


@pytest.mark.parametrize(
    ("row", "save", "again", "read"),
    [
        (
            "step~channels",
            lambda a, c: editing.save_note(a, c, "channels", "One", 0),
            lambda a, c: editing.save_note(a, c, "channels", "Two", 2),
            lambda d: d.step("channels").note,
        ),
        (
            "answer:positioning.for",
            lambda a, c: editing.save_answer(a, c, "positioning.for", "One", 0),
            lambda a, c: editing.save_answer(a, c, "positioning.for", "", 2),
            lambda d: d.positioning.for_,
        ),
        (
            "force~buyers",
            lambda a, c: editing.save_force(a, c, "buyers", 4, "One", 0),
            lambda a, c: editing.save_force(a, c, "buyers", 4, "Two", 2),
            lambda d: d.forces[0].note if d.forces else "",
        ),
        (
            "journey~p2~action",
            lambda a, c: editing.save_journey_note(a, c, "p2", "action", "One", 0),
            lambda a, c: editing.save_journey_note(a, c, "p2", "action", "Two", 2),
            lambda d: next(n.text for n in d.journey_notes if n.who == "p2"),
        ),
        (
            "details",
            lambda a, c: editing.save_details(a, c, {"organisation": "One"}, 1),
            lambda a, c: editing.save_details(a, c, {"organisation": "Two"}, 2),
            lambda d: d.organisation,
        ),
    ],
)
def test_every_kind_of_text_can_be_put_back(walk: Walk, actor: Actor, row, save, again, read):
    save(actor, walk.canvas.pk)
    Edition.objects.update(ended_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    again(actor, walk.canvas.pk)
    links = re.findall(r'href="[^"]+history/([^/"]+)/"', _page(walk).text)
    name = next(link for link in links if link.startswith(("x-", row)))

    page = _page(walk, f"{name}/").text
    form = re.search(
        r'(?s)name="edition" value="(\d+)".*?name="field" value="(\w+)".*?'
        r'name="revision" value="(\d+)"',
        page,
    )
    assert form is not None
    response = _put_back(walk, name, edition=form[1], field=form[2], revision=form[3])

    assert response.status_code == 303
    assert read(walk.document()) == "One"


def test_packages_and_dates_can_be_put_back(walk: Walk, actor: Actor):
    packages = [{"name": "Crew", "price": "99.00", "period": "year"}]
    pk = walk.canvas.pk
    editing.change(actor, pk, "revenue_streams", "m1", {"packages": packages}, 1)
    editing.save_details(actor, pk, {"next_review": dt.date(2027, 1, 15)}, 1)
    Edition.objects.update(ended_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    editing.change(actor, pk, "revenue_streams", "m1", {"packages": []}, 2)
    editing.save_details(actor, pk, {"next_review": None}, 3)

    for row, field in (("m1", "packages"), ("details", "next_review")):
        edition = Edition.objects.filter(row=row).order_by("-pk")[0]
        now = walk.revision(row)
        assert (
            _put_back(walk, row, edition=edition.pk, field=field, revision=now).status_code == 303
        )

    document = walk.document()
    assert "Crew: 99 a year" in _text(_page(walk, "m1/"))
    assert [p.name for p in document.revenue_streams[0].packages] == ["Crew"]
    assert document.next_review == dt.date(2027, 1, 15)


def test_what_was_deleted_is_there_and_comes_back(walk: Walk, actor: Actor):
    before = walk.document()
    editing.remove(actor, walk.canvas.pk, "personas", "p1", 1)
    page = _page(walk)

    address = re.search(r'action="([^"]+/undo/[^"]+)"', page.text)
    assert address is not None
    assert "Ted" in page.text
    walk.client.post(address[1].replace("&amp;", "&"))

    assert walk.document() == before
    assert "Bring back" not in _page(walk).text


def test_what_was_deleted_long_ago_is_there_to_read(walk: Walk, actor: Actor):
    _think(walk, actor, "Too slow")
    editing.remove(actor, walk.canvas.pk, "personas", "p1", walk.revision("p1"))
    Edition.objects.filter(verb="remove").update(ended_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    Deletion.objects.all().delete()

    page = _page(walk, "p1/")

    assert "Too slow" in page.text
    assert "Bring back" not in page.text
    assert "Put back" not in page.text


def test_old_revision_is_refused(walk: Walk, actor: Actor):
    _think(walk, actor, "Too slow", "Too dear")
    edition = Edition.objects.order_by("-pk")[0]

    old = _put_back(walk, "p1", edition=edition.pk, field="think", revision=1)
    none = _put_back(walk, "p1", edition=edition.pk, field="think")

    assert (old.status_code, none.status_code) == (409, 428)
    assert "Somebody changed this meanwhile." in old.text
    assert walk.document().personas[0].think == "Too dear"


def test_name_that_is_taken_is_not_put_back(walk: Walk, actor: Actor):
    editing.change(actor, walk.canvas.pk, "personas", "p1", {"name": "Theo"}, 1)
    editing.add(actor, walk.canvas.pk, "personas", {"name": "Ted"})
    edition = Edition.objects.get(row="p1")

    response = _put_back(walk, "p1", edition=edition.pk, field="name", revision=2)

    assert response.status_code == 422
    assert "“Ted” is on the list already." in response.text


def test_script_puts_back_once_or_gets_a_card(walk: Walk, actor: Actor):
    _think(walk, actor, "Too slow", "Too dear")
    edition = Edition.objects.order_by("-pk")[0]
    address, key = f"{walk.home}history/p1/", str(uuid.uuid4())
    data = {"edition": edition.pk, "field": "think", "revision": walk.revision("p1")}

    first = _send(walk.client, address, data, key)
    again = _send(walk.client, address, data, key)
    old = _send(walk.client, address, {**data, "revision": 1})

    assert (first.status_code, again.json()["repeat"]) == (200, True)
    assert walk.document().personas[0].think == "Too slow"
    assert old.status_code == 200  # what it would say stands there already
    assert old.json()["merged"] is None


@pytest.mark.parametrize(
    "data",
    [
        {"edition": "x", "field": "think"},
        {"edition": 999, "field": "think"},
        {"edition": None, "field": "position"},
        {"edition": None, "field": ""},
    ],
)
def test_what_never_stood_there_is_not_put_back(walk: Walk, actor: Actor, data):
    _think(walk, actor, "Too slow")
    edition = Edition.objects.get()

    response = _put_back(
        walk, "p1", **{**data, "edition": data["edition"] or edition.pk, "revision": 2}
    )

    assert response.status_code == 404


def test_edition_of_another_canvas_is_not_put_back(walk: Walk, actor: Actor, owner: User):
    other = make_canvas(owner=owner, document=linked_document())
    editing.change(actor, other.pk, "personas", "p1", {"think": "Too slow"}, 1)

    response = _put_back(walk, "p1", edition=Edition.objects.get().pk, field="think", revision=1)

    assert response.status_code == 404


# Pages and addresses


def test_long_history_is_read_page_by_page(walk: Walk, actor: Actor):
    many = [{"name": f"Persona {n}"} for n in range(edition_log.PAGE * 2 - 1)]
    editing.add_all(actor, walk.canvas.pk, "personas", many)
    editing.save_note(actor, walk.canvas.pk, "channels", "Because", 0)

    first = _page(walk)
    older = re.search(r'href="(\?before=[^"]+)"', first.text)
    assert older is not None
    second = _page(walk, older[1])

    found = [re.findall(r'id="entry-(\d+)"', page.text) for page in (first, second)]
    assert [len(ids) for ids in found] == [edition_log.PAGE, edition_log.PAGE]
    assert not set(found[0]) & set(found[1])
    assert 'rel="next"' not in second.text


def test_mark_that_somebody_made_up_shows_the_first_page(walk: Walk):
    assert _page(walk, "?before=x_9").status_code == 200


def test_item_that_nobody_changed_has_an_empty_history(walk: Walk):
    item, note = _page(walk, "p1/"), _page(walk, "step~channels/")

    assert "Nothing was changed yet." in item.text
    assert "Nothing was changed yet." in note.text


@pytest.mark.parametrize("name", ["p9", "step~nothing", "answer~x", "x-1234567890abcdef", "a~b~c"])
def test_what_never_was_has_no_history(walk: Walk, name: str):
    assert _page(walk, f"{name}/").status_code == 404


def test_item_of_any_id_has_its_history(owner: User, owner_client: Client):
    document = make_document(personas=(Persona(id="a / b:c", name="Ted"),))
    canvas = make_canvas(owner=owner, document=document)
    editing.change(Actor.of(owner), canvas.pk, "personas", "a / b:c", {"think": "Hm"}, 1)
    walk = Walk(owner_client, canvas)

    link = re.search(r'href="[^"]+history/(x-[^/"]+)/"', _page(walk).text)

    assert link is not None
    assert "<ins>Hm</ins>" in _page(walk, f"{link[1]}/").text


def test_history_is_found_from_the_home_the_row_and_the_note(walk: Walk):
    empty = walk.get("customer-segments/").text
    walk.post("customer-segments/note/", {"note": "Ask Ted", "revision": 0})
    home = walk.client.get(walk.home).text
    step = walk.get("customer-segments/?open=p1").text

    assert f'href="{walk.home}history/"' in home
    assert f'href="{walk.home}history/p1/"' in step
    assert f'href="{walk.home}history/step~customer-segments/"' in step
    assert f'href="{walk.home}history/step~customer-segments/"' not in empty


@pytest.mark.parametrize("path", ["", "p1/"])
def test_history_is_for_those_who_may_edit(
    walk: Walk, actor: Actor, client: Client, stranger_client: Client, path: str
):
    _think(walk, actor, "Too slow")
    example = storage.create(linked_document(), example="an-example")

    assert stranger_client.get(f"{walk.home}history/{path}").status_code == 404
    assert client.get(f"{walk.home}history/{path}").status_code == 404
    assert walk.client.get(f"/canvases/{example.pk}/history/{path}").status_code == 403


def test_stranger_puts_nothing_back(walk: Walk, actor: Actor, stranger_client: Client):
    _think(walk, actor, "Too slow", "Too dear")
    edition = Edition.objects.order_by("-pk")[0]
    data = {"edition": edition.pk, "field": "think", "revision": walk.revision("p1")}

    plain = stranger_client.post(f"{walk.home}history/p1/", data)
    script = _send(stranger_client, f"{walk.home}history/p1/", data)

    assert (plain.status_code, script.status_code) == (404, 404)
    assert walk.document().personas[0].think == "Too dear"


@pytest.mark.parametrize("sittings", [1, 6])
def test_history_takes_as_many_queries_however_long(walk: Walk, actor: Actor, sittings: int):
    _think(walk, actor, *map(str, range(sittings)))
    _page(walk)
    storage.forget()
    storage.read(Canvas.objects.get())

    with CaptureQueriesContext(connection) as whole:
        _page(walk)
    with CaptureQueriesContext(connection) as row:
        _page(walk, "p1/")

    # In a test nothing is kept of a canvas that an open transaction wrote; see test_storage.
    read = 27
    assert [len(whole) - read, len(row) - read] == [QUERIES_TO_READ] * 2
    assert isinstance(walk.document(), Document)
