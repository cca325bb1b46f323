"""In a made-up language every page speaks it: what is in Latin letters without dots was forgotten.

What people wrote is in Greek letters here. Words of files that are exempt yet are let through.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from django.test import Client
from django.urls import reverse
from msgspec.structs import replace

from accounts.models import User
from canvases import document, examples, steps
from canvases.exports.pdf import missing_glyphs, render
from tests.canvases.factories import make_canvas
from tests.drawing import draw_instead, page_of
from tests.languages.greek import in_greek
from tests.languages.made_up import spoken, unmarked
from tests.languages.unwrapped import ROOT, listed, shown
from tests.languages.words import NAMES
from tests.permissions import world as worlds
from tests.permissions.addresses import address
from tests.permissions.table import TABLE

# Addresses of people, what the people of the permissions wrote, and a file's own name.
_PEOPLE = {"owner", "editor", "reviewer", "viewer", "stranger", "invited", "removed"}
_PEOPLE |= {"deactivated", "example", "org"}
_THEIRS = _PEOPLE | {"plover", "visitor", "Cost", "My", "own", "words", "Parts"}
_THEIRS |= {"he", "says", "twice"}
# Babel does not know the language, and writes its days as in English.
_DAYS = {*Locale("en").months["format"]["wide"].values()}
_DAYS |= {*Locale("en").months["format"]["abbreviated"].values()}


pytestmark = pytest.mark.usefixtures("_spoken")


@pytest.fixture
def _spoken(tmp_path: Path) -> Iterator[None]:
    with spoken(tmp_path):
        yield


@pytest.fixture
def here(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any) -> worlds.World:
    settings.ACCOUNT_RATE_LIMITS = False
    draw_instead(monkeypatch, page_of)
    monkeypatch.setattr(missing_glyphs, "uncovered", lambda document: ())
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr(worlds, "_document", example_in_greek)
    return worlds.world("in review")


@pytest.mark.parametrize("actor", ["owner", "reviewer", "comment link"])
def test_every_page_is_in_the_language(here: worlds.World, actor: str) -> None:
    forgotten = {}
    for name, row in TABLE.items():
        if row.get is not None:
            client = here.client(actor)
            forgotten[name] = _forgotten(client, address(here, name))

    assert not {name: words for name, words in forgotten.items() if words}


def test_every_step_is_in_the_language(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner, document=example_in_greek())
    pages = [reverse("wizard:step", args=[canvas.pk, step.key]) for step in steps.STEPS]

    forgotten = {page: words for page in pages if (words := _forgotten(owner_client, page))}

    assert not forgotten


@pytest.mark.parametrize("part", ["all", "summary"])
def test_the_pdf_is_in_the_language(part: str) -> None:
    drawn = render.page(example_in_greek(), part=part, paper="A4", changed=None)

    assert not _words(drawn)


def example_in_greek() -> document.Document:
    example = in_greek(document.decode(examples.EXAMPLES[0].path.read_bytes()))
    return replace(example, actions=example.actions[:1])


def _forgotten(client: Client, page: str) -> list[str]:
    response = client.get(page)
    is_page = response.get("Content-Type", "").startswith("text/html")
    return _words(response.text) if is_page and not response.streaming else []


def _words(page: str) -> list[str]:
    return forgotten_words("\n".join(shown(page)))


def forgotten_words(text: str) -> list[str]:
    there = set(unmarked(text))
    words = {word for word in there if len(word) > 1}  # one letter is the mark of a block
    return sorted(words - _THEIRS - _DAYS - NAMES - _exempt())


@cache
def _exempt() -> set[str]:
    """Each word of the files whose texts stand as they are."""
    return {word for path in listed() for word in unmarked((ROOT / path).read_text())}
