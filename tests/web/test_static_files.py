from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from tests.languages.made_up import LANGUAGE, spoken


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files as they are served; collected once, for it takes seconds."""
    folder = tmp_path_factory.mktemp("static")
    shipped = {"BACKEND": "web.static_files.HashedStaticFilesStorage"}
    with (
        spoken(tmp_path_factory.mktemp("language")),
        override_settings(
            STATIC_ROOT=folder, STORAGES={**settings.STORAGES, "staticfiles": shipped}
        ),
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


def test_a_visit_fetches_one_stylesheet(collected: Path) -> None:
    sheet = next((collected / "css").glob("app.????????????.css"))

    css = sheet.read_text()

    assert "@import" not in css
    assert ".wizard {" in css
    assert "/*" not in css


def test_collecting_again_changes_nothing(collected: Path) -> None:
    before = sorted(path.name for path in collected.rglob("*"))

    call_command("collectstatic", interactive=False, verbosity=0)

    assert sorted(path.name for path in collected.rglob("*")) == before


def test_the_stylesheet_weighs_little(collected: Path) -> None:
    sheet = next((collected / "css").glob("app.????????????.css.br"))

    assert sheet.stat().st_size < 10_000


def test_modules_import_each_other_by_hash(collected: Path) -> None:
    module = next((collected / "js").glob("app.????????????.js"))

    assert './morph.js"' not in module.read_text()


def test_what_scripts_say_in_a_language_goes_to_the_module_that_they_ask(collected: Path) -> None:
    texts = next((collected / "js").glob("texts.????????????.js"))
    language = next((collected / "js" / "texts").glob(f"{LANGUAGE}.????????????.js"))
    asking = next((collected / "js").glob("elements.????????????.js"))

    assert f'"../{texts.name}"' in language.read_text()
    assert f'"./{texts.name}"' in asking.read_text()
