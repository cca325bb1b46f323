"""The made-up step, walked where it is written: see test_eleventh_step.py."""

from __future__ import annotations

import io
from decimal import Decimal
from importlib import invalidate_caches
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoDbBlocker

from accounts.models import User
from canvases import document as doc
from canvases import storage
from canvases.compare import by_step, compare
from canvases.exports.pdf.render import render
from canvases.insights import changes_in_words
from canvases.steps import BY_KEY
from reviews import reviewed_step
from tests.canvases.factories import linked_document, make_canvas
from tests.canvases.pdf_reading import pages, squashed
from tests.wizard.conftest import Walk

STEP = "supply-lines"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """What whoever wrote the step does then: Django writes a migration, and runs it."""
    with django_db_blocker.unblock():
        call_command("makemigrations", "canvases", name="supplies", verbosity=0)
        invalidate_caches()
        call_command("migrate", verbosity=0)


@pytest.fixture
def walk(owner: User, owner_client: Client) -> Walk:
    return Walk(owner_client, make_canvas(owner=owner, document=linked_document()))


@pytest.fixture
def supplied(walk: Walk) -> doc.Document:
    """The document once something was typed."""
    walk.post(f"{STEP}/add/supplies/", {"name": "Spare parts"})
    (item,) = _supplies(walk.document())
    typed = {"name": "Spare parts", "how": "sea", "monthly": "1,200"}
    answer = walk.post(f"{STEP}/supplies/{item.id}/", {**typed, "revision": walk.revision(item.id)})
    assert answer.status_code == 303
    return walk.document()


def test_no_other_table_changes(db: None) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=io.StringIO())


def test_page_shows_it_among_eleven(walk: Walk) -> None:
    page = walk.get(f"{STEP}/").content.decode()

    assert "Step 10 of 11" in page
    assert "Add a supply, for example" in page
    assert "Step 11 of 11" in walk.get("analysis/").content.decode()


def test_what_is_typed_is_kept(supplied: doc.Document) -> None:
    (item,) = _supplies(supplied)

    assert (item.name, item.how, item.monthly) == ("Spare parts", "sea", Decimal("1200.00"))
    assert item.id.startswith("u")


def test_row_tells_the_choice(walk: Walk, supplied: doc.Document) -> None:
    assert "By sea" in walk.get(f"{STEP}/").content.decode()


def test_belief_is_drafted(walk: Walk, supplied: doc.Document) -> None:
    (item,) = _supplies(supplied)

    walk.post(f"{STEP}/assume/{item.id}/")

    assert walk.document().assumptions[-1].text == "Spare parts arrives when it is needed"


def test_file_brings_it_along(owner: User, supplied: doc.Document) -> None:
    read = doc.decode(doc.encode(supplied))

    assert read == supplied
    assert storage.read(make_canvas(owner=owner, document=read)) == supplied
    assert "Supply" in doc.schema()["$defs"]


def test_poster_has_its_block(walk: Walk, supplied: doc.Document) -> None:
    page = walk.client.get(f"{walk.home}poster/").content.decode()

    assert 'data-block="supply-lines" data-part="foot" data-column="2"' in page
    assert "Spare parts" in page


def test_pdf_has_its_block_and_its_section(supplied: doc.Document) -> None:
    first, *rest = map(squashed, pages(render(supplied)))

    assert squashed("Supply lines Spare parts") in first
    assert any(squashed("Step 10 of 11") in page and squashed("By sea") in page for page in rest)


def test_comparison_tells_what_changed(walk: Walk, supplied: doc.Document) -> None:
    (shown,) = changes_in_words.shown(compare(linked_document(), supplied))

    assert (shown.title, shown.told) == ("Supply lines", "Added one supply.")
    assert [line.label for line in shown.changes[0].lines] == ["How", "A month"]


def test_review_shows_it_as_new(supplied: doc.Document) -> None:
    changes = by_step(compare(linked_document(), supplied))[STEP]

    page = reviewed_step.step_page(BY_KEY[STEP], supplied, changes)

    (item,) = page.sections[0].items
    assert (item.state, item.name[0].text) == ("added", "Spare parts")


def test_it_is_deleted_and_undone(owner: User, walk: Walk, supplied: doc.Document) -> None:
    (item,) = _supplies(supplied)

    answer = walk.post(f"{STEP}/supplies/{item.id}/remove/", {"revision": walk.revision(item.id)})
    left = _supplies(walk.document())
    (message,) = get_messages(answer.wsgi_request)
    undone = walk.client.post(message.extra_tags)

    assert (answer.status_code, undone.status_code) == (303, 303)
    assert left == ()
    assert _supplies(walk.document()) == (item,)


def _supplies(document: doc.Document) -> tuple[Any, ...]:
    supplies: tuple[Any, ...] = document.supplies  # type: ignore[attr-defined]
    return supplies
