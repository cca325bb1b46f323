"""The pages of versions: save one, read it, take it along, go back, compare."""

from __future__ import annotations

import re
from html import unescape
from http import HTTPStatus

import pytest
from django.test import Client
from hypothesis import given, settings
from msgspec.structs import replace

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.compare import compare
from canvases.exports.pdf import process
from canvases.insights.changes_in_words import shown
from canvases.models import Canvas, Member, Version
from tests.canvases.factories import linked_document, make_canvas, make_user
from tests.canvases.pdf_reading import feet, squashed
from tests.canvases.strategies import documents
from tests.drawing import draw_instead

pytestmark = pytest.mark.django_db


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


@pytest.fixture
def url(canvas: Canvas) -> str:
    return f"/canvases/{canvas.pk}/versions/"


def _reviewer(canvas: Canvas) -> Client:
    user = make_user()
    Member.objects.create(canvas=canvas, user=user, role="reviewer")
    client = Client()
    client.force_login(user)
    return client


def _text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_a_version_is_saved_and_listed(owner_client: Client, url: str) -> None:
    saved = owner_client.post(url, {"note": "Before the bank"})
    page = owner_client.get(url)

    assert (saved.status_code, saved["Location"]) == (HTTPStatus.SEE_OTHER, url)
    assert "Version 1 is saved." in page.text
    assert "Version 1 saved by owner@example.org" in _text(page.text)
    assert "Before the bank" in page.text
    assert "as it stands" in page.text


def test_a_note_that_is_too_long_is_kept_and_refused(owner_client: Client, url: str) -> None:
    note = "x" * 2_001

    refused = owner_client.post(url, {"note": note})

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert note in refused.text
    assert 'aria-invalid="true"' in refused.text


def test_a_version_is_read_as_it_was(owner_client: Client, owner: User, url: str) -> None:
    canvas = Canvas.objects.get()
    editing.save_version(Actor.of(owner), canvas.pk)
    editing.change(Actor.of(owner), canvas.pk, "personas", "p1", {"name": "Edward"}, 1)

    page = owner_client.get(f"{url}1/")

    assert "Ted" in page.text
    assert "Edward" not in page.text
    assert Version.objects.get().sha256 in page.text
    assert 'name="note"' not in page.text


def test_a_version_is_downloaded_as_its_file(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)
    editing.remove(Actor.of(owner), canvas.pk, "costs", "x1", 1)

    response = owner_client.get(f"{url}1/file.canvas.json")

    assert doc.decode(response.content) == linked_document()
    assert response["Content-Disposition"] == (
        'attachment; filename="rooftop-parts-version-1.canvas.json"'
    )


def test_a_version_without_a_pdf_says_why_and_leads_on(
    owner_client: Client, owner: User, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(wanted: process.PdfRequest) -> bytes:
        raise process.Unable("PDFs need Pango.")

    owner_client.post(url)
    draw_instead(monkeypatch, refuse)

    response = owner_client.get(f"{url}1/download.pdf")

    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "PDFs need Pango." in response.text
    assert f'href="{url.removesuffix("versions/")}download/"' in response.text


def test_a_versions_pdf_names_the_version(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    version = editing.save_version(Actor.of(owner), canvas.pk)

    response = owner_client.get(f"{url}1/download.pdf?part=summary")

    assert response["Content-Type"] == "application/pdf"
    stamp = squashed(f"Version 1, {version.sha256[:16]}")
    assert all(stamp in squashed(foot) for foot in feet(response.content))


def test_restoring_can_be_undone(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)
    editing.change(Actor.of(owner), canvas.pk, "personas", "p1", {"name": "Edward"}, 1)

    restored = owner_client.post(f"{url}1/restore/")
    after = storage.read(Canvas.objects.get())
    page = owner_client.get(restored["Location"])
    undo = re.search(r'action="([^"]+restore/)" data-save="act"', page.text)
    assert undo
    owner_client.post(undo[1])

    assert after == linked_document()
    assert [p.name for p in storage.read(Canvas.objects.get()).personas] == ["Edward", "Omar"]


def test_restoring_what_stands_there_says_so(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)

    page = owner_client.post(f"{url}1/restore/", follow=True)

    assert "The canvas says the same as this version." in page.text


def test_a_new_canvas_starts_from_a_version(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)

    made = owner_client.post(f"{url}1/copy/")

    new = Canvas.objects.exclude(pk=canvas.pk).get()
    assert made["Location"] == f"/canvases/{new.pk}/"
    assert new.title == "Copy of Rooftop Parts"


def test_a_reviewer_reads_versions_and_changes_none(canvas: Canvas, owner: User, url: str) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)
    client = _reviewer(canvas)

    read = [client.get(f"{url}{page}").status_code for page in ("", "1/", "compare/?from=1")]
    written = [client.post(f"{url}{page}").status_code for page in ("", "1/restore/")]

    assert (read, written) == ([200] * 3, [403] * 2)


def test_who_is_kept_to_what_was_submitted_sees_no_drafts(
    canvas: Canvas, owner: User, url: str
) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk, note="Secret draft")
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Edward"}, 1)
    editing.save_version(actor, canvas.pk, kind="submitted")
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Secret Ed"}, 2)
    Canvas.objects.update(drafts_open=False)
    client = _reviewer(canvas)

    pages = [client.get(f"{url}{page}") for page in ("", "2/", "compare/", "compare/?to=2")]
    refused = [
        client.get(f"{url}{page}").status_code
        for page in ("1/", "1/download.pdf", "compare/?from=1&to=2", "compare/?from=2&to=now")
    ]

    assert [page.status_code for page in pages] == [200] * 4
    assert not any("Secret" in page.text for page in pages)
    assert refused == [404] * 4


def test_viewers_see_no_versions(canvas: Canvas, owner: User, url: str) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)
    viewer = make_user()
    Member.objects.create(canvas=canvas, user=viewer, role="viewer")
    client = Client()
    client.force_login(viewer)

    assert [client.get(f"{url}{page}").status_code for page in ("", "1/")] == [403, 403]


def test_compare_shows_each_change_with_its_words(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    actor = Actor.of(owner)
    editing.save_version(actor, canvas.pk)
    editing.change(
        actor,
        canvas.pk,
        "relationships",
        "r1",
        {"name": "In-app support", "serves": ("s1",)},
        1,
    )
    editing.add(actor, canvas.pk, "costs", {"name": "Support rota"})

    page = owner_client.get(f"{url}compare/")

    text = _text(page.text)
    assert "2 changes in 2 places" in text
    assert (
        "Changed Relationship Look at it in its step In-app deleted: help, added: support" in text
    )
    assert "deleted: Ted, , added: Technicians" in text
    assert "Added one cost." in text
    assert "Added Cost Look at it in its step added: Support rota" in text
    assert page.text.count("data-change=") == 2


def test_nothing_changed_is_said(
    owner_client: Client, owner: User, canvas: Canvas, url: str
) -> None:
    empty = owner_client.get(f"{url}compare/").text
    editing.save_version(Actor.of(owner), canvas.pk)

    assert "There is nothing to compare yet" in empty
    assert "Nothing changed between the two" in owner_client.get(f"{url}compare/").text


@pytest.mark.parametrize("query", ["?from=9", "?from=1&to=x", "?from=-1", "?to=99999999999"])
def test_versions_that_there_are_not_are_not_found(
    owner_client: Client, owner: User, canvas: Canvas, url: str, query: str
) -> None:
    editing.save_version(Actor.of(owner), canvas.pk)

    assert owner_client.get(f"{url}compare/{query}").status_code == 404


@settings(max_examples=40)
@given(documents(), documents())
def test_every_difference_can_be_shown(before: doc.Document, after: doc.Document) -> None:
    steps = shown(compare(before, after))

    for step in steps:
        for change in step.changes:
            assert all(isinstance(mark.text, str) for mark in change.name)
            assert all(line.marks or line.label == "" for line in change.lines)


def test_a_changed_title_stands_with_the_details() -> None:
    before = linked_document()

    (step,) = shown(compare(before, replace(before, title="Roof Parts")))

    assert (step.key, step.title, step.changes[0].noun) == (
        "details",
        "Title and details",
        "Title",
    )


@pytest.mark.django_db(transaction=True)
def test_the_list_costs_the_same_for_one_and_for_many(
    owner_client: Client, owner: User, canvas: Canvas, url: str, django_assert_num_queries: object
) -> None:
    for _ in range(12):
        editing.save_version(Actor.of(owner), canvas.pk)
    owner_client.get(url)

    # session, user, canvas, versions, clients
    with django_assert_num_queries(5):  # type: ignore[operator]
        owner_client.get(url)
