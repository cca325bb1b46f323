"""What the policy of our pages forbids is found in the templates, before a browser refuses it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "a style of its own": r"<style|\sstyle\s*=",
    "a script of its own": r"<script(?![^>]*\ssrc=)",
    "a handler in an attribute": r"\son[a-z]+\s*=|hx-on",
    "a filter or value that htmx would evaluate": r"hx-trigger=\"[^\"]*\[|[\"'\s]js:",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_carries(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])

    found = [str(path) for path in _templates() if pattern.search(path.read_text())]

    assert found == []


def test_names_that_may_not_be_used_are_nowhere() -> None:
    pattern = re.compile(r"value proposition canvas|pains? and gains?", re.IGNORECASE)

    found = [str(path) for path in _templates() if pattern.search(path.read_text())]

    assert found == []


def _templates() -> list[Path]:
    pages = (ROOT / "templates").rglob("*.html")
    return sorted(path for path in pages if path.parent.name != "pdf")  # no browser reads those
