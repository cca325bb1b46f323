"""An assumption reads as one sentence, however it was typed."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from canvases.document import Assumption
from canvases.words import belief
from tests.canvases.factories import make_canvas, make_document


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("technicians work alone", "We believe that technicians work alone"),
        ("The owner pays", "We believe that the owner pays"),
        (" A promise costs us little ", "We believe that a promise costs us little"),
        ("Omar pays a month", "We believe that Omar pays a month"),
        ("HR struggles to screen", "We believe that HR struggles to screen"),
        ("AdWords brings them", "We believe that AdWords brings them"),
        ("IT is outside their trade", "We believe that IT is outside their trade"),
        ("it costs little", "We believe that it costs little"),
        ("we believe that Omar pays", "We believe that Omar pays"),
        ("We believe Omar pays", "We believe Omar pays"),
        ("I think that Omar pays", "I think that Omar pays"),
        ("We believers pay", "We believe that we believers pay"),
        ("\u05e0\u05d3\u05d9\u05d4", "We believe that \u2068\u05e0\u05d3\u05d9\u05d4\u2069"),
        ("", ""),
    ],
)
def test_belief_is_a_sentence(typed: str, read: str) -> None:
    assert belief(typed) == read
    assert belief(read) == read


@pytest.mark.django_db
def test_pages_read_it_as_a_sentence(owner: User, owner_client: Client) -> None:
    guess = Assumption(
        id="a1", text="The owner pays", step="customer-segments", kind="value", impact=5, evidence=1
    )
    canvas = make_canvas(owner=owner, document=make_document(assumptions=(guess,)))
    read = "We believe that the owner pays"

    for step, times in (("customer-segments", 1), ("halfway", 1), ("analysis", 3)):
        page = owner_client.get(f"/canvases/{canvas.pk}/steps/{step}/").text
        assert page.count(f">{read}") >= times, step
        assert ">The owner pays" not in page
