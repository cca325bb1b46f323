"""The admin: where a canvas without an owner gets one, and a deleted one comes back."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Guest, User
from canvases import storage
from canvases.models import Canvas, Change, Persona
from tests.canvases.factories import linked_document, make_canvas, make_document

pytestmark = pytest.mark.django_db

LIST = reverse("admin:canvases_canvas_changelist")


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.org", "admin's password"))
    return client


def _page(canvas: Canvas) -> str:
    return reverse("admin:canvases_canvas_change", args=[canvas.pk])


def test_every_canvas_is_listed(admin: Client, owner: User) -> None:
    storage.create(make_document(title="Mine"), owner=owner)
    storage.create(make_document(title="Nobody's"))
    storage.create(make_document(title="Begun"), guest=Guest.objects.create())
    storage.create(make_document(title="Shown"), example="rooftop-parts")
    Canvas.objects.filter(title="Mine").update(deleted_at=timezone.now())

    listed = admin.get(LIST).content.decode()
    nobodys = admin.get(LIST, {"whose": "nobody"}).content.decode()

    assert all(title in listed for title in ("Mine", "Nobody&#x27;s", "Begun", "Shown"))
    assert "Nobody&#x27;s" in nobodys
    assert "Begun" not in nobodys


def test_a_canvas_shows_its_rows(admin: Client) -> None:
    canvas = make_canvas(document=linked_document())

    page = admin.get(_page(canvas)).content.decode()
    rows = admin.get(
        reverse("admin:canvases_persona_changelist"), {"canvas__id__exact": str(canvas.pk)}
    )

    assert f"canvas__id__exact={canvas.pk}" in page
    assert "2 personas" in page
    assert "Omar" in rows.content.decode()


def test_a_canvas_without_an_owner_gets_one(admin: Client, owner: User) -> None:
    canvas = make_canvas(guest=Guest.objects.create())

    response = admin.post(_page(canvas), {"owner": owner.pk, "title": "Taken over"})

    canvas.refresh_from_db()
    assert response.status_code == 302
    assert (canvas.owner, canvas.guest, canvas.title) == (owner, None, "Rooftop Parts")


def test_an_example_stays_nobodys(admin: Client, owner: User) -> None:
    example = storage.create(make_document(), example="rooftop-parts")

    admin.post(_page(example), {"owner": owner.pk})

    example.refresh_from_db()
    assert example.owner is None


def test_a_deleted_canvas_comes_back(admin: Client) -> None:
    canvas = make_canvas()
    Canvas.objects.update(deleted_at=timezone.now())

    admin.post(LIST, {"action": "restore", "_selected_action": [canvas.pk]})

    canvas.refresh_from_db()
    assert canvas.deleted_at is None


@pytest.mark.parametrize("model", [Persona, Change])
def test_rows_are_read_only(admin: Client, model: type) -> None:
    canvas = make_canvas(document=linked_document())
    Change.objects.create(canvas=canvas, revision=1, verb="start", at=timezone.now())
    name = model.__name__.lower()
    row = getattr(model, "objects").first()  # noqa: B009
    page = reverse(f"admin:canvases_{name}_change", args=[row.pk])

    assert admin.get(page).status_code == 200
    assert admin.post(page, {"name": "Theo"}).status_code == 403
    assert admin.get(reverse(f"admin:canvases_{name}_add")).status_code == 403


def test_a_canvas_is_deleted_with_all_its_rows(admin: Client) -> None:
    canvas = make_canvas(document=linked_document())
    page = reverse("admin:canvases_canvas_delete", args=[canvas.pk])

    looked = admin.get(page)
    admin.post(page, {"post": "yes"})

    assert looked.status_code == 200
    assert not Persona.objects.exists()
