"""A founder, a consultant who reviews, and a canvas with something in every block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from canvases import editing, storage
from canvases.access import Actor
from canvases.document import Document
from canvases.models import Canvas
from reviews import comments, rounds
from reviews.comments import About, Draft
from reviews.models import Comment, Review, Round
from tests.canvases.factories import linked_document, make_canvas


@dataclass
class Case:
    """A canvas under review, and what both sides do with it."""

    canvas: Canvas
    founder: Actor
    rita: Actor

    @property
    def home(self) -> str:
        return f"/canvases/{self.canvas.pk}/"

    @property
    def review(self) -> Review:
        return rounds.review_of(self.now())

    def now(self) -> Canvas:
        return Canvas.objects.get(pk=self.canvas.pk)

    def document(self) -> Document:
        return storage.read(self.now())

    def submit(self, scope: str = "whole", message: str = "") -> Round:
        seen = self.review.number
        return rounds.submit(self.founder, self.canvas.pk, scope=scope, message=message, seen=seen)

    def judge(self, step: str, verdict: str = "approve") -> None:
        rounds.judge(self.rita, self.canvas.pk, step, verdict, seen=self.review.number)

    def finish(self, outcome: str = "changes", message: str = "") -> Round:
        seen = self.review.number
        return rounds.finish(self.rita, self.canvas.pk, outcome=outcome, message=message, seen=seen)

    def reopen(self, reason: str = "The price changed.") -> None:
        rounds.reopen(self.founder, self.canvas.pk, reason=reason, seen=self.review.number)

    def say(
        self, text: str = "Who answers at weekends?", *, by: Actor | None = None, **more: Any
    ) -> Comment:
        draft = Draft(
            more.pop("kind", "should"),
            text,
            About(**{"step": "customer-relationships", **more.pop("about", {})}),
            **more,
        )
        return comments.add(by or self.rita, self.canvas.pk, draft)

    def change(self, ref: str = "p1", block: str = "personas", **values: Any) -> None:
        seen = storage.snapshot(self.now()).revisions[ref]
        editing.change(self.founder, self.canvas.pk, block, ref, values, seen)


@pytest.fixture
def rita(db: None) -> User:
    return User.objects.create_user("rita@example.org", "rita's password", name="Rita")


@pytest.fixture
def rita_client(rita: User) -> Client:
    client = Client()
    client.force_login(rita)
    return client


@pytest.fixture
def case(owner: User, rita: User) -> Case:
    canvas = make_canvas(owner=owner, document=linked_document())
    canvas.members.create(user=rita, role="reviewer")
    return Case(canvas, Actor.of(owner), Actor.of(rita))
