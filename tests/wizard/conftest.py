"""A canvas of the owner's with something in every block, and its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from canvases import storage
from canvases.document import Document
from canvases.models import Canvas
from tests.canvases.factories import linked_document, make_canvas

HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "work"}


@dataclass(frozen=True)
class Walk:
    """One canvas in one browser, spoken to the way its pages do."""

    client: Client
    canvas: Canvas

    @property
    def home(self) -> str:
        return f"/canvases/{self.canvas.pk}/"

    def at(self, path: str) -> str:
        return f"{self.home}steps/{path}"

    def get(self, path: str, **headers: Any) -> Any:
        return self.client.get(self.at(path), **headers)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: Any) -> Any:
        return self.client.post(self.at(path), data or {}, **headers)

    def document(self) -> Document:
        return storage.read(Canvas.objects.get(pk=self.canvas.pk))

    def revision(self, name: str) -> int:
        canvas = Canvas.objects.get(pk=self.canvas.pk)
        return storage.snapshot(canvas).revisions.get(name, 0)


@pytest.fixture
def walk(owner: User, owner_client: Client) -> Walk:
    return Walk(owner_client, make_canvas(owner=owner, document=linked_document()))


@pytest.fixture
def empty_walk(owner: User, owner_client: Client) -> Walk:
    return Walk(owner_client, make_canvas(owner=owner))
