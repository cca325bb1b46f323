"""The search of the desk knows what is so, and nothing of anybody else's."""

from __future__ import annotations

from unittest import mock

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from canvases import editing
from canvases.document import Assumption, Persona, Step
from reviews.desk import notes_and_checklists, rows, search, words
from reviews.desk.listing import page
from reviews.desk.query import DeskQuery
from reviews.models import CanvasText
from tests.canvases.factories import make_canvas, make_document
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(case: Case) -> Case:
    rows.lay_out([case.canvas.pk])
    return case


def finds(user: User | None, typed: str, role: str = "reviewer") -> list[str]:
    assert user is not None
    search.bring_along(user)
    return [line.title for line in page(user, DeskQuery(role=role, text=typed)).lines]


@pytest.mark.parametrize(
    "typed",
    [
        "Rooftop",
        "roof",
        "ROOFTOP parts",
        "parts rooftop",
        "mechanical",
        "Ted",
        "offline manuals",
        "roof ' \" * -",
        "phone",
    ],
)
def test_canvas_is_found_by_what_stands_on_it(case: Case, typed: str) -> None:
    details = {"organisation": "Mechanical contractor"}
    editing.save_details(case.founder, case.canvas.pk, details, case.now().details_revision)

    assert finds(case.rita.user, typed) == ["Rooftop Parts"]


@pytest.mark.parametrize("typed", ["zeppelin", "rooftop zeppelin", "oftop", "'", "", "p1", "p_1"])
def test_canvas_is_not_found_by_what_does_not(case: Case, typed: str) -> None:
    found = finds(case.rita.user, typed)

    assert found == ([] if typed else ["Rooftop Parts"])


def test_note_is_found(owner: User) -> None:
    steps = {"channels": Step(note="Nobody picks up a *telephone* on a roof.")}
    make_canvas(owner=owner, document=make_document(steps=steps))

    assert finds(owner, "telephone", "owner") == ["Rooftop Parts"]


def test_own_notes_are_found_and_those_of_others_are_not(case: Case, owner: User) -> None:
    assert case.rita.user is not None
    notes_and_checklists.save_note(
        case.rita.user, case.now(), "channels", "Too expensive, I think."
    )

    assert finds(case.rita.user, "expensive rooftop") == ["Rooftop Parts"]
    assert finds(owner, "expensive", "owner") == []
    notes_and_checklists.save_note(case.rita.user, case.now(), "channels", "")
    assert finds(case.rita.user, "expensive") == []


def test_own_notes_on_a_closed_draft_are_found(case: Case) -> None:
    assert case.rita.user is not None
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
    notes_and_checklists.save_note(case.rita.user, case.now(), "", "Ask about the lorries.")

    assert finds(case.rita.user, "lorries") == ["Rooftop Parts"]
    assert finds(case.rita.user, "lorries ted") == []


def test_fullest_entry_fits(case: Case) -> None:
    long = [f"{number:040}" for number in range(words.MOST + 1)]
    noted = [(2**31, word) for word in long]
    text = CanvasText.objects.get(canvas=case.canvas)

    words.put({text.pk: words.tokens([1], (), long, noted)})

    found = CanvasText.objects.filter(pk__in=words.matching(1, [long[7]], title_only=False))
    assert list(found) == [text]


def test_accents_and_case_do_not_matter(owner: User) -> None:
    make_canvas(owner=owner, document=make_document(title="Maison Léa", organisation="東京商店"))

    for typed in ("lea", "LÉA", "maison le\u0301a", "商店", "東京"):
        assert finds(owner, typed, "owner") == ["Maison Léa"]


def test_words_of_today_are_found_and_those_of_yesterday_are_not(case: Case) -> None:
    assert finds(case.rita.user, "Ted") == ["Rooftop Parts"]

    case.change(name="Wilhelmina")

    assert finds(case.rita.user, "Wilhelmina") == ["Rooftop Parts"]
    assert finds(case.rita.user, "Ted") == ["Rooftop Parts"]  # an assumption still names him
    assert finds(case.rita.user, "Ted Wilhelmina phone zeppelin") == []


def test_what_was_deleted_is_not_found(case: Case) -> None:
    seen = case.now().revision
    editing.remove(case.founder, case.canvas.pk, "partners", "n1", seen)

    assert finds(case.rita.user, "equipment") == []


def test_nobody_finds_what_is_somebody_elses(case: Case, stranger: User) -> None:
    make_canvas(owner=stranger, document=make_document(title="Rooftop of a stranger"))

    assert finds(case.rita.user, "rooftop") == ["Rooftop Parts"]
    assert finds(stranger, "rooftop", "owner") == ["Rooftop of a stranger"]
    assert finds(stranger, "parts", "owner") == []


def test_revoked_reviewer_finds_nothing_though_the_index_still_knows_them(case: Case) -> None:
    assert finds(case.rita.user, "rooftop") == ["Rooftop Parts"]
    member = case.canvas.members.get()

    editing.remove_member(case.founder, case.canvas.pk, member.pk)

    assert finds(case.rita.user, "rooftop") == []


def test_reviewer_of_a_closed_draft_finds_its_title_and_nothing_on_it(case: Case) -> None:
    assert finds(case.rita.user, "technicians") == ["Rooftop Parts"]

    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)

    assert finds(case.rita.user, "technicians") == []
    assert finds(case.rita.user, "rooftop technicians") == []
    assert finds(case.rita.user, "rooftop") == ["Rooftop Parts"]


def test_new_reviewer_finds_at_once(case: Case, stranger: User) -> None:
    search.bring_along(stranger)
    _, secret = editing.invite(case.founder, case.canvas.pk, stranger.email, "reviewer")

    editing.accept(stranger, secret)

    assert finds(stranger, "technicians") == ["Rooftop Parts"]


def test_index_holds_nothing_of_a_canvas_that_is_gone(case: Case) -> None:
    search.bring_along(case.rita.user)  # type: ignore[arg-type]
    text = CanvasText.objects.get()
    assert held(text.pk)

    editing.delete_canvas(case.founder, case.canvas.pk)

    assert not held(text.pk)


def test_workers_catch_up_with_what_has_settled(case: Case) -> None:
    assert search.catch_up() == 0

    CanvasText.objects.update(stale_since=case.canvas.created_at - 2 * search._SETTLED)

    assert search.catch_up() == 1
    assert CanvasText.objects.get().stale_since is None
    assert search.catch_up() == 0


def test_save_while_indexing_leaves_the_canvas_behind(case: Case) -> None:
    text = CanvasText.objects.get()
    read = search.words_of

    def slowly(document: object) -> object:
        case.change(name="Wilhelmina")
        return read(document)  # type: ignore[arg-type]

    with mock.patch.object(search, "words_of", slowly):
        assert not search.index(text)

    assert CanvasText.objects.get().stale_since is not None


def test_search_says_how_much_it_does_not_know_yet(owner: User) -> None:
    for _ in range(search.MOST_AT_ONCE + 3):
        make_canvas(owner=owner)

    assert search.bring_along(owner) == 3
    assert search.bring_along(owner) == 0


def test_document_is_known_by_its_words_and_not_by_its_ids() -> None:
    document = make_document(
        personas=(Persona(id="p-secret", name="Ted"),),
        assumptions=(Assumption(id="h1", text="He has a phone", about="p-secret"),),
    )

    title, told = search.words_of(document)

    assert title == ("rooftop", "parts")
    assert {"ted", "phone"} <= set(told)
    assert "secret" not in told


@given(st.text())
def test_words_are_plain_and_are_their_own_words(text: str) -> None:
    found = words.words_in(text)

    assert words.words_in(" ".join(found)) == found
    assert not [word for word in found if not word or set(word) & set(" '\"\\*:&|()_\0")]


def held(pk: int) -> bool:
    column = "rowid" if connection.vendor == "sqlite" else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {words.TABLE} WHERE {column} = %s", [pk])
        return bool(cursor.fetchone()[0])
