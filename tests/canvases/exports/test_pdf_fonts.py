"""A PDF is drawn with fonts of our own; one of the machine draws only writing that ours lack.

The machine's fonts are made for the test: none, or one that draws Latin and one Chinese character
as boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from canvases.exports.pdf import cache, missing_glyphs, press, process
from canvases.exports.pdf.boxes import font_of
from canvases.exports.pdf.process import Drawer
from canvases.exports.pdf.render import render
from canvases.exports.pdf.unicode_map import MendedFonts
from tests.canvases.factories import linked_document, make_document

_CONF = '<?xml version="1.0"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>'
LATIN = frozenset(map(chr, range(0x20, 0x7F)))
Machine = Callable[[str], None]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Machine]:
    """Go to a machine whose one font draws Latin and these characters; with "" it has none."""

    def go(characters: str) -> None:
        folder = tmp_path / f"fonts {characters}"
        folder.mkdir()
        if characters:
            _install(folder / "made.ttf", LATIN | set(characters))
        conf = tmp_path / f"{characters}.conf"
        conf.write_text(_CONF.format(folder, tmp_path / "cache"))
        monkeypatch.setenv("FONTCONFIG_FILE", str(conf))
        _forget()

    yield go
    _forget()


def _install(path: Path, characters: frozenset[str]) -> None:
    path.write_bytes(font_of(characters))
    with TTFont(path) as font:
        for name in (1, 16):
            font["name"].setName("Made for a test", name, 3, 1, 0x409)
        font.save(path)


def _forget() -> None:
    press._press.cache_clear()
    press.standins.cache_clear()
    missing_glyphs._asked.cache_clear()
    missing_glyphs._standins.cache_clear()


def test_same_document_is_the_same_pdf_on_every_machine(machine: Machine) -> None:
    machine("")
    bare = render(linked_document())
    machine("中")

    assert render(linked_document()) == bare


def test_font_of_the_machine_draws_only_what_ours_lack(machine: Machine) -> None:
    machine("中")
    used = MendedFonts()
    html = "<html lang=en><title>.</title><p>Rooftop parts<p>中"
    press._press(machine=True).print_with(used, html)

    drawn = {font.family: set("".join(font.to_unicode.values())) for font in used.values()}
    assert drawn["Made for a test"] == {"中"}
    assert drawn["Throughline"] == set("Rooftop parts1")  # and the number of the page
    assert press.undrawable(frozenset("中文")) == {"文"}


def test_pdf_says_by_which_fonts_it_was_drawn(machine: Machine) -> None:
    found = []
    for characters in ("", "中", "中文"):
        machine(characters)
        found.append(press.standins(frozenset("中")))

    assert [(len(one.fonts), one.missing) for one in found] == [
        (0, {"中"}),
        (1, frozenset()),
        (1, frozenset()),
    ]
    assert found[1].fonts != found[2].fonts
    assert found[1].fonts[0].startswith("Made for a test ")


def test_what_is_kept_is_told_apart_by_fonts_only_where_they_matter(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: dict[str, set[str]] = {"Rooftop": set(), "屋中": set()}
    for characters in ("", "中"):
        machine(characters)
        drawer = Drawer()
        monkeypatch.setattr(process, "_drawer", drawer)
        for title, found in names.items():
            document = make_document(title=title)
            asked = process.wanted_of(document, part="all", paper="A4", changed=None)
            found.add(cache._name_here(asked))
        drawer.stop()

    assert {title: len(found) for title, found in names.items()} == {"Rooftop": 1, "屋中": 2}
