"""Who a canvas is shared with, and what they may do: asked anew each time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from accounts.models import User
from canvases import access, editing
from canvases.access import NOBODY, Actor, Rights
from canvases.models import Canvas, Member, ShareLink
from tests.canvases.factories import make_canvas, make_user

pytestmark = pytest.mark.django_db

ALL = Rights("owner", read=True, edit=True, comment=True, share=True, versions=True)
EDITOR = Rights("editor", read=True, edit=True, comment=True, versions=True)
REVIEWER = Rights("reviewer", read=True, comment=True, review=True, versions=True)
COMMENTER = Rights("commenter", read=True, comment=True)
VIEWER = Rights("viewer", read=True)


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner)


def _member(canvas: Canvas, role: str) -> Actor:
    user = make_user()
    Member.objects.create(canvas=canvas, user=user, role=role)
    return Actor.of(user)


def _by_link(canvas: Canvas, kind: str, **columns: object) -> Actor:
    link, _ = editing.make_link(Actor.of(canvas.owner), canvas.pk, kind, days=30)
    ShareLink.objects.filter(pk=link.pk).update(**columns)
    return Actor(links=frozenset([link.pk]))


def test_each_role_has_its_rights(canvas: Canvas, owner: User, stranger: User) -> None:
    actors = {
        Actor.of(owner): ALL,
        _member(canvas, "editor"): EDITOR,
        _member(canvas, "reviewer"): REVIEWER,
        _member(canvas, "viewer"): VIEWER,
        _by_link(canvas, "comment"): COMMENTER,
        _by_link(canvas, "view"): VIEWER,
        Actor.of(stranger): Rights(),
        NOBODY: Rights(),
    }

    assert {actor: access.rights_of(actor, canvas) for actor in actors} == actors


def test_the_queries_say_the_same_as_the_rights(canvas: Canvas, owner: User) -> None:
    make_canvas(owner=make_user())  # what could leak
    for closed in (False, True):
        Canvas.objects.filter(pk=canvas.pk).update(drafts_open=not closed)
        canvas.refresh_from_db()
        for actor in (
            Actor.of(owner),
            *(_member(canvas, role) for role in ("editor", "reviewer", "viewer")),
            *(_by_link(canvas, kind) for kind in ("view", "comment")),
            NOBODY,
        ):
            rights = access.rights_of(actor, canvas)
            asked = (
                access.known_to(actor),
                access.visible_to(actor),
                access.editable_by(actor),
                access.reviewable_by(actor),
            )
            allowed = (rights.role is not None, rights.read, rights.edit, rights.review)
            assert [list(found) for found in asked] == [[canvas] * may for may in allowed]


def test_a_reviewer_is_kept_to_what_was_submitted(canvas: Canvas) -> None:
    reviewer = _member(canvas, "reviewer")
    canvas.drafts_open = False
    canvas.save()

    assert access.rights_of(reviewer, canvas) == replace(REVIEWER, read=False)


def test_a_reviewer_may_edit_where_the_owner_allows_it(canvas: Canvas) -> None:
    reviewer = _member(canvas, "reviewer")
    canvas.drafts_open, canvas.reviewers_may_edit = False, True
    canvas.save()

    assert access.rights_of(reviewer, canvas) == replace(REVIEWER, edit=True)
    assert list(access.visible_to(reviewer)) == list(access.editable_by(reviewer)) == [canvas]


def test_who_left_has_no_rights_at_once(canvas: Canvas) -> None:
    editor = _member(canvas, "editor")
    before = access.rights_of(editor, canvas)

    Member.objects.all().delete()

    assert (before, access.rights_of(editor, canvas)) == (EDITOR, Rights())
    assert not access.known_to(editor).exists()


def test_a_link_that_is_over_opens_nothing(canvas: Canvas) -> None:
    now = timezone.now()
    expired = _by_link(canvas, "comment", expires_at=now - dt.timedelta(seconds=1))
    revoked = _by_link(canvas, "comment", revoked_at=now)

    for actor in (expired, revoked):
        assert access.rights_of(actor, canvas) == Rights()
        assert not access.known_to(actor).exists()


def test_a_link_opens_its_own_canvas_only(canvas: Canvas, owner: User) -> None:
    other = make_canvas(owner=owner)

    actor = _by_link(canvas, "comment")

    assert list(access.known_to(actor)) == [canvas]
    assert access.rights_of(actor, other) == Rights()


def test_a_viewer_who_opens_a_link_to_comment_may_comment(canvas: Canvas) -> None:
    viewer = replace(_member(canvas, "viewer"), links=_by_link(canvas, "comment").links)

    assert access.rights_of(viewer, canvas) == COMMENTER


def test_a_deleted_canvas_is_known_to_nobody(canvas: Canvas) -> None:
    editor, link = _member(canvas, "editor"), _by_link(canvas, "view")
    canvas.deleted_at = timezone.now()
    canvas.save()

    for actor in (editor, link):
        assert access.rights_of(actor, canvas) == Rights()
        assert not access.known_to(actor).exists()


def test_owners_cost_no_query(
    canvas: Canvas, owner: User, django_assert_num_queries: object
) -> None:
    editor = _member(canvas, "editor")

    with django_assert_num_queries(0):  # type: ignore[operator]
        access.rights_of(Actor.of(owner), canvas)
    with django_assert_num_queries(1):  # type: ignore[operator]
        access.rights_of(editor, canvas)
