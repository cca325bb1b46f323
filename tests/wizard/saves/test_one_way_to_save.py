"""With scripts everything saves by itself; without them each form has its button."""

from __future__ import annotations

import re

import pytest

from canvases.blocks import ASSUMPTIONS
from canvases.steps import STEPS
from tests.wizard.conftest import Walk

_NOSCRIPT = re.compile(r'<(span|div) class="without-scripts">.*?</\1>', re.DOTALL)
_FORM = re.compile(r'<form[^>]*data-save="(?:edit|cells)"[^>]*>.*?</form>', re.DOTALL)
_BUTTON = re.compile(r"<button[^>]*>\s*([^<]*)")
_ASKED = ("?links=all", "?who=p1", "")
PAGES = [
    *(f"steps/{step.key}/{asked}" for step in STEPS for asked in _ASKED),
    *(
        f"steps/{step.key}/?open={ref}"
        for step in STEPS
        for block in (*step.blocks, ASSUMPTIONS)
        for ref in {"personas": ("p1",), "relationships": ("r1",), "revenue_streams": ("m1",)}.get(
            block.key, ()
        )
    ),
    "details/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_way_to_save(walk: Walk, path: str) -> None:
    page = walk.client.get(f"{walk.home}{path}").text

    with_scripts = _BUTTON.findall(_NOSCRIPT.sub("", page))
    forms = _FORM.findall(page)

    assert [words for words in with_scripts if words.startswith(("Save", "Show"))] == []
    assert [form[:80] for form in forms if "<button" not in form] == []
    assert [form[:80] for form in forms if len(re.findall(r"<button[^>]*>Save", form)) > 1] == []


def test_the_three_questions_are_asked_once(walk: Walk) -> None:
    shared = {"contact": "automated"}
    walk.post("customer-relationships/dealing/", shared)
    ref = walk.document().relationships[-1].id

    plain = walk.get("customer-relationships/").text
    opened = walk.get(f"customer-relationships/?open={ref}").text

    for page in (plain, opened):
        assert len(re.findall(r"<legend[^>]*>\s*Who answers them\?", page)) == 1
