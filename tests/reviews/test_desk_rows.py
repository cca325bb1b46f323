"""Every row of the desk says what is so, whoever wrote last."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as DjangoCase

from accounts.models import Guest, User
from canvases import editing
from canvases.access import Actor
from canvases.access.guest_canvases import claim
from canvases.models import Canvas
from reviews import rounds
from reviews.desk import rows
from reviews.models import CanvasText, DeskRow
from reviews.transitions import WrongState
from tests.canvases.factories import linked_document, make_canvas, make_user
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(case: Case) -> Case:
    rows.lay_out([case.canvas.pk])
    return case


def row(canvas: Canvas, user: User | None) -> DeskRow:
    return DeskRow.objects.get(canvas=canvas, user=user)


def test_canvas_lies_on_desk_of_owner_and_reviewer(case: Case, owner: User, rita: User) -> None:
    laid = DeskRow.objects.values_list("user", "role", "state", "waits", "title_key")

    assert set(laid) == {
        (owner.pk, "owner", "draft", "", "rooftop parts"),
        (rita.pk, "reviewer", "draft", "them", "rooftop parts"),
    }


def test_new_canvas_lies_on_desk_of_who_began_it(owner: User) -> None:
    canvas = editing.start(Actor.of(owner), "Harbour Roasters")

    assert row(canvas, owner).seen == canvas.revision


def test_canvas_of_guest_lies_on_desk_once_it_is_claimed(owner: User) -> None:
    guest = Guest.objects.create()
    canvas = make_canvas(guest=guest)
    assert not DeskRow.objects.exists()

    claim(owner, guest.pk)

    assert row(canvas, owner).role == "owner"


def test_save_is_news_to_reviewer_and_none_to_who_saved(case: Case) -> None:
    case.change(name="Edward")

    now = case.now()
    assert row(now, case.rita.user).revision == now.revision
    assert row(now, case.rita.user).seen < now.revision
    assert row(now, case.founder.user).seen == now.revision


def test_looking_at_canvas_is_seen(case: Case, rita: User, rita_client: Client) -> None:
    case.change(name="Edward")

    rita_client.get(f"{case.home}review/customer-segments/")

    assert row(case.canvas, rita).seen == case.now().revision


def test_part_that_refreshes_by_itself_is_no_visit(
    case: Case, rita: User, rita_client: Client
) -> None:
    rita_client.get(f"{case.home}review/customer-segments/", headers={"HX-Request": "true"})

    assert row(case.canvas, rita).seen == 0


def test_submitted_canvas_waits_for_reviewer_then_for_founder(case: Case) -> None:
    case.submit()
    assert (row(case.canvas, case.rita.user).state, row(case.canvas, case.rita.user).waits) == (
        "submitted",
        "me",
    )
    assert row(case.canvas, case.founder.user).waits == "them"

    case.finish("changes")

    assert row(case.canvas, case.rita.user).waits == "them"
    assert row(case.canvas, case.founder.user).waits == "me"


def test_comment_counts_once_others_can_read_it(case: Case) -> None:
    case.submit()
    case.say("Who answers at weekends?")
    assert row(case.canvas, case.rita.user).comments == 0

    case.finish("changes")

    assert row(case.canvas, case.rita.user).comments == 1


def test_closed_draft_tells_reviewer_of_what_was_submitted_only(case: Case, rita: User) -> None:
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
    case.change(name="Edward")
    assert (row(case.canvas, rita).reads, row(case.canvas, rita).revision) == (False, 0)

    round_ = case.submit()
    case.change(name="Teddy")

    held = row(case.canvas, rita)
    assert (held.revision, held.changed_at) == (round_.version.revision, round_.submitted_at)


def test_removed_member_loses_the_row_and_the_index_is_behind(case: Case, rita: User) -> None:
    CanvasText.objects.update(stale_since=None)
    member = case.canvas.members.get(user=rita)

    editing.remove_member(case.founder, case.canvas.pk, member.pk)

    assert not DeskRow.objects.filter(user=rita).exists()
    assert CanvasText.objects.get().stale_since is not None


def test_deleted_canvas_leaves_all_desks_and_comes_back(case: Case) -> None:
    editing.delete_canvas(case.founder, case.canvas.pk)
    assert not DeskRow.objects.exists()
    assert not CanvasText.objects.exists()

    editing.restore_canvas(case.founder, case.canvas.pk)

    assert DeskRow.objects.count() == 2


def test_canvas_can_be_deleted_for_good(case: Case) -> None:
    case.canvas.delete()

    assert not DeskRow.objects.exists()


def test_rows_of_before_learn_at_which_revision_they_were_approved(case: Case) -> None:
    case.change(name="Edward")
    round_ = case.submit()
    case.finish("approved")
    DeskRow.objects.update(approved_revision=0)

    import_module("reviews.migrations.0006_approved_revision").fill(apps, connection.schema_editor)

    kept = DeskRow.objects.values_list("approved_revision", flat=True)
    assert list(kept) == [round_.version.revision] * 2
    assert round_.version.revision > 0


_ACTS: dict[str, Any] = {
    "change": lambda case: case.change(name=f"Ted {case.now().revision}"),
    "retitle": lambda case: editing.save_details(
        case.founder,
        case.canvas.pk,
        {"title": f"Parts {case.now().revision}", "organisation": "Rooftop Ltd"},
        case.now().details_revision,
    ),
    "submit": lambda case: case.submit(),
    "withdraw": lambda case: rounds.withdraw(case.founder, case.canvas.pk, seen=case.review.number),
    "say": lambda case: case.say("Who answers at weekends?"),
    "ask": lambda case: case.finish("changes"),
    "approve": lambda case: case.finish("approved"),
    "reopen": lambda case: case.reopen(),
    "close": lambda case: editing.set_reviewing(
        case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False
    ),
    "open": lambda case: editing.set_reviewing(
        case.founder, case.canvas.pk, drafts_open=True, reviewers_may_edit=True
    ),
    "delete": lambda case: editing.delete_canvas(case.founder, case.canvas.pk),
    "restore": lambda case: editing.restore_canvas(case.founder, case.canvas.pk),
}


class TestAnyOrder(DjangoCase):
    """Whatever is done in whatever order, the rows are those that would be made from nothing."""

    @given(st.lists(st.sampled_from(sorted(_ACTS)), max_size=8))
    def test_rows_are_what_they_would_be_if_made_anew(self, acts: list[str]) -> None:
        founder, rita = make_user(), make_user()
        canvas = make_canvas(owner=founder, document=linked_document())
        canvas.members.create(user=rita, role="reviewer")
        rows.lay_out([canvas.pk])
        case = Case(canvas, Actor.of(founder), Actor.of(rita))

        for act in acts:
            try:
                _ACTS[act](case)
            except (editing.EditingError, WrongState):
                continue

        kept = _held(canvas)
        DeskRow.objects.filter(canvas=canvas).delete()
        rows.lay_out([canvas.pk])
        assert kept == _held(canvas)


def _held(canvas: Canvas) -> list[dict[str, Any]]:
    """All but the ids, and what only visits know."""
    own = ("id", "seen", "text")
    names = [field.name for field in DeskRow._meta.fields if field.name not in own]
    return list(DeskRow.objects.filter(canvas=canvas).order_by("user").values(*names))
