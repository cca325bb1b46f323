"""An open page asks whether the canvas changed, and who else is here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from canvases import storage
from canvases.access import Actor
from canvases.models import Canvas, Presence
from reviews import comments, rounds
from reviews.comments import Draft
from tests.canvases.factories import make_document
from tests.wizard.conftest import Walk


def _etag(walk: Walk) -> str:
    canvas = Canvas.objects.get(pk=walk.canvas.pk)
    return f'"{canvas.revision}.{canvas.talk}"'


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
    stored = Canvas.objects.get(pk=walk.canvas.pk)
    assert response.json() == {"canvas": stored.revision, "talk": 0}
    assert response["ETag"] == _etag(walk) != before


def test_new_comment_is_told_though_the_canvas_stands(walk: Walk, stranger: User):
    walk.canvas.members.create(user=stranger, role="reviewer")
    before = _etag(walk)
    comments.add(Actor.of(stranger), walk.canvas.pk, Draft("question", "Who answers?"))

    response = walk.client.get(f"{walk.home}pulse/", headers={"If-None-Match": before})

    assert response.json() == {"canvas": int(before[1:].split(".")[0]), "talk": 1}


def test_comment_that_is_not_sent_wakes_nobody(walk: Walk, owner: User, stranger: User):
    walk.canvas.members.create(user=stranger, role="reviewer")
    reviewer = Actor.of(stranger)
    rounds.submit(Actor.of(owner), walk.canvas.pk, scope="whole", message="", seen=0)
    comments.add(reviewer, walk.canvas.pk, Draft("question", "Who answers?"))
    before = _etag(walk)
    comments.add(reviewer, walk.canvas.pk, Draft("question", "And who asks?"))
    rounds.judge(reviewer, walk.canvas.pk, "channels", "changes", seen=1)

    silent = walk.client.get(f"{walk.home}pulse/", headers={"If-None-Match": before})
    rounds.finish(reviewer, walk.canvas.pk, outcome="changes", message="See.", seen=1)
    told = walk.client.get(f"{walk.home}pulse/", headers={"If-None-Match": before})

    assert (silent.status_code, told.status_code) == (304, 200)


def test_viewer_learns_nothing_of_the_talk(walk: Walk, stranger: User, stranger_client: Client):
    Canvas.objects.filter(pk=walk.canvas.pk).update(talk=7)
    walk.canvas.members.create(user=stranger, role="viewer")

    pulse = stranger_client.get(f"{walk.home}pulse/")
    pages = [stranger_client.get(walk.home + path) for path in ("", "steps/channels/")]

    assert pulse.json()["talk"] == 0
    assert not any("data-talk" in response.text for response in pages)


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


def test_a_home_without_a_form_can_say_who_is_here(walk: Walk, owner: User):
    first_visit = Client(enforce_csrf_checks=True)
    first_visit.force_login(owner)
    first_visit.get(walk.home)

    token = first_visit.cookies["csrftoken"].value
    told = first_visit.post(f"{walk.home}here/", headers={"X-CSRFToken": token})

    assert told.status_code == 200


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
