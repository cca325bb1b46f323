"""Texts of steps and blocks are said when they are read, and not when they are imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from canvases import steps, words
from canvases.blocks import LISTS, Field, noun
from canvases.steps import BY_KEY, STEPS, quick
from tests.languages.made_up import marked, spoken

# Each module of the apps, where whoever says something is told off.
_IMPORTED = """
import pkgutil
from importlib import import_module

from web.text import language

class Silent:
    def __getattr__(self, name):
        raise AssertionError("Something was said while a module was imported.")

language.follow(Silent(), ("en-gb", "en-xa"))
language.follow = lambda *given: None

import django
django.setup()
for app in ("accounts", "canvases", "reviews", "web", "wizard"):
    package = import_module(app)
    for module in pkgutil.walk_packages(package.__path__, f"{app}."):
        if "migrations" not in module.name:
            import_module(module.name)
"""


def test_nothing_is_said_while_modules_are_imported() -> None:
    subprocess.run(
        [sys.executable, "-W", "error", "-c", _IMPORTED],
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": ""},
        cwd=Path(__file__).parents[2],
    )


def test_steps_are_in_the_language(tmp_path: Path) -> None:
    in_english = [(step.title, step.question, step.guidance.good) for step in STEPS]

    with spoken(tmp_path):
        said = [(step.title, step.question, step.guidance.good) for step in STEPS]

    assert said == [
        (marked(title), marked(question), tuple(map(marked, good)))
        for title, question, good in in_english
    ]


def test_fields_and_their_choices_are_in_the_language(tmp_path: Path) -> None:
    fields = [field for block in LISTS.values() for field in block.every_field]
    in_english = [(field.label, field.help, field.choices) for field in fields]

    with spoken(tmp_path):
        said = [(field.label, field.help, field.choices) for field in fields]

    assert said == [
        (marked(label), marked(help), tuple((key, marked(text)) for key, text in choices))
        for label, help, choices in in_english
    ]


def test_labels_counts_and_questions_are_in_the_language(tmp_path: Path) -> None:
    with spoken(tmp_path):
        assert words.label("channels.kind", "web") == marked("Website")
        assert words.gloss("touches.stage", "attention") == marked("hears of you")
        assert words.label("assumptions.step", "channels") == BY_KEY["channels"].title
        assert noun("personas", 3) == f"3 {marked('people')}"
        assert steps.QUICK[0].ask == marked("Who is it for? Name one person.")
        assert quick.QUICK[1].ask == marked("What do you offer {persona}?")
    assert words.label("channels.kind", "web") == "Website"


def test_a_text_that_nobody_gathers_stays_as_it_is(tmp_path: Path) -> None:
    field = Field(key="name", label="Not gathered at all")

    with spoken(tmp_path):
        assert field.label == "Not gathered at all"
