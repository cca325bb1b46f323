"""An open page asks whether the canvas changed, and who else is here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from canvases import storage
from canvases.models import Canvas, Presence
from tests.canvases.factories import make_document
from tests.wizard.conftest import Walk


def _etag(walk: Walk) -> str:
    return f'"{Canvas.objects.get(pk=walk.canvas.pk).revision}"'


def test_unchanged_canvas_is_a_304_for_one_query(walk: Walk, django_assert_num_queries):
    etag = _etag(walk)

    with django_assert_num_queries(3):  # session, user, canvas
        response = walk.client.get(f"{walk.home}pulse/", headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response["ETag"] == etag


def test_changed_canvas_tells_its_revision(walk: Walk):
    before = _etag(walk)
    walk.post("channels/note/", {"note": "Because.", "revision": 0})

    response = walk.client.get(f"{walk.home}pulse/", headers={"If-None-Match": before})

    assert response.status_code == 200
    assert f'"{response.json()["canvas"]}"' == _etag(walk) != before


@pytest.mark.parametrize("path", ["pulse/", "here/"])
def test_stranger_is_told_nothing(walk: Walk, stranger_client: Client, client: Client, path: str):
    for other in (stranger_client, client):
        response = other.post(walk.home + path) if path == "here/" else other.get(walk.home + path)

        assert response.status_code == 404
    assert not Presence.objects.exists()


def test_reader_of_an_example_has_a_pulse(db: None, client: Client):
    canvas = storage.create(make_document(), example="an-example")

    assert client.get(f"/canvases/{canvas.pk}/pulse/").status_code == 200


def test_one_alone_sees_nobody(walk: Walk):
    assert walk.client.post(f"{walk.home}here/").json() == {"here": []}
    assert walk.client.post(f"{walk.home}here/").json() == {"here": []}


def test_second_browser_of_the_same_person_is_seen(walk: Walk, owner):
    second = Client()
    second.force_login(owner)
    walk.client.post(f"{walk.home}here/")

    assert second.post(f"{walk.home}here/").json() == {
        "here": [{"letter": "O", "name": "You, in another browser"}]
    }


def test_somebody_else_is_named(walk: Walk, stranger):
    Presence.objects.create(
        canvas=walk.canvas, seat="theirs", user=stranger, seen_at=timezone.now()
    )

    assert walk.client.post(f"{walk.home}here/").json() == {
        "here": [{"letter": "S", "name": "stranger@example.org"}]
    }


def test_who_closed_the_page_is_gone(walk: Walk, owner):
    second = Client()
    second.force_login(owner)
    second.post(f"{walk.home}here/")

    gone = second.post(f"{walk.home}here/", {"gone": "1"})

    assert gone.status_code == 204
    assert walk.client.post(f"{walk.home}here/").json() == {"here": []}


def test_who_has_been_silent_is_gone_and_swept_out(walk: Walk, stranger):
    long_ago = timezone.now() - dt.timedelta(hours=2)
    Presence.objects.create(canvas=walk.canvas, seat="theirs", user=stranger, seen_at=long_ago)

    assert walk.client.post(f"{walk.home}here/").json() == {"here": []}
    assert not Presence.objects.filter(seat="theirs").exists()


def test_presence_takes_two_queries_beside_session_user_and_canvas(
    walk: Walk, django_assert_num_queries
):
    walk.client.post(f"{walk.home}here/")

    with django_assert_num_queries(5):
        walk.client.post(f"{walk.home}here/")
