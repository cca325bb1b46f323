"""Whether words are anywhere: in the database, or before the eyes of whoever wrote them."""

from __future__ import annotations

import re
from typing import Any

from django.apps import apps
from django.db import models
from playwright.sync_api import Page

from tests.walk.acts import Act
from tests.walk.texts import mark_of

# What these buttons do is to let words go.
_LETS_GO = re.compile(
    r"Discard|Cancel|Leave|Undo|Delete|Remove|Take|Keep|Not now|Sign|Make a new|Use another|Search|Skip|Join"
)
_HELD = """() => [
  document.body.innerText,
  ...[...document.querySelectorAll("input, textarea")].map((e) => e.value),
  ...Object.values(sessionStorage), ...Object.values(localStorage),
].join("\\n")"""


def marks_sent(act: Act) -> list[str]:
    """What was typed and given away by this act, in marks."""
    if act.do == "press" and not _LETS_GO.search(act.says):
        texts = [text for _, text in act.fields]
    elif act.do == "paste" or (act.do == "type" and act.then not in ("", "Escape")):
        texts = [act.text]
    else:
        return []
    return [mark for text in texts for mark in [mark_of(text)] if mark]


def rows_with(mark: str) -> int:
    return sum(_rows(model, mark) for model in apps.get_models() if model._meta.managed)


def _rows(model: Any, mark: str) -> int:
    names = [
        one.name
        for one in model._meta.concrete_fields
        if isinstance(one, models.CharField | models.TextField) and not one.is_relation
    ]
    wanted = models.Q(*[(f"{name}__contains", mark) for name in names], _connector=models.Q.OR)
    return int(model._base_manager.filter(wanted).count()) if names else 0


def is_held(page: Page, mark: str) -> bool:
    """Whether the page shows it, or keeps it for its next drawing."""
    return mark in page.evaluate(_HELD)
