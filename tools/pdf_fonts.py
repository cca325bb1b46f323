"""Make the fonts of the PDF: small TrueType files out of the npm packages of Fontsource.

Figtree writes what is Latin; Noto Sans what is Greek, Cyrillic, Vietnamese or
Devanagari; Noto's symbols the arrows, ticks and stars that people type. WeasyPrint
reads TrueType without unpacking it first, and a subset in a fraction of the time.

    python tools/pdf_fonts.py        needs npm; writes canvases/exports/pdf/fonts/
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "canvases" / "exports" / "pdf" / "fonts"

# Fonts count from 1904: the first day of 2024.
MADE = 3_786_912_000

FIGTREE = "@fontsource/figtree@5.3.0"
NOTO = "@fontsource/noto-sans@5.3.0"
SYMBOLS = "@fontsource/noto-sans-symbols-2@5.3.0"
MATHS = "@fontsource/noto-sans-math@5.3.0"

LATIN = ("latin", "latin-ext")
EUROPE = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")
# A line that changes fonts at a sign takes the space after it from the sign's font.
SPACES = (0x20, 0xA0)
ARROWS_AND_OPERATORS = (*SPACES, *range(0x2190, 0x2300), *range(0x25A0, 0x2600))
DINGBATS = (*SPACES, *range(0x2600, 0x27C0), *range(0x2B00, 0x2C00))


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """One file to make: the parts of a package that it joins, and what it keeps of them."""

    name: str
    package: str
    parts: tuple[str, ...]
    keep: tuple[int, ...] | None = None


RECIPES = (
    *(
        Recipe(
            name=f"figtree-{style}",
            package=FIGTREE,
            parts=tuple(f"figtree-{part}-{style}" for part in LATIN),
        )
        for style in ("400-normal", "400-italic", "700-normal")
    ),
    *(
        Recipe(
            name=f"noto-sans-{weight}",
            package=NOTO,
            parts=tuple(f"noto-sans-{part}-{weight}-normal" for part in EUROPE),
        )
        for weight in (400, 700)
    ),
    *(
        Recipe(
            name=f"noto-sans-devanagari-{weight}",
            package=NOTO,
            parts=(f"noto-sans-devanagari-{weight}-normal",),
        )
        for weight in (400, 700)
    ),
    Recipe(
        name="noto-sans-symbols",
        package=SYMBOLS,
        parts=("noto-sans-symbols-2-latin-400-normal", "noto-sans-symbols-2-symbols-400-normal"),
        keep=DINGBATS,
    ),
    Recipe(
        name="noto-sans-math",
        package=MATHS,
        parts=("noto-sans-math-latin-400-normal",),
        keep=ARROWS_AND_OPERATORS,
    ),
)


def main() -> None:
    if FONTS.exists():
        shutil.rmtree(FONTS)
    FONTS.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        packages = {name: _fetched(name, Path(folder)) for name in _packages()}
        for recipe in RECIPES:
            _make(recipe, packages[recipe.package], Path(folder))
        for name, package in packages.items():
            shutil.copy(package / "LICENSE", FONTS / f"LICENSE-{_plain(name)}.txt")
    (FONTS / "coverage.json").write_text(json.dumps(_coverage()) + "\n")


def _packages() -> Iterable[str]:
    return dict.fromkeys(recipe.package for recipe in RECIPES)


def _plain(package: str) -> str:
    return package.removeprefix("@fontsource/").rpartition("@")[0]


def _fetched(package: str, folder: Path) -> Path:
    """The package's files, by npm's own client, which checks their hashes."""
    npm = shutil.which("npm") or sys.exit("npm is needed to fetch the fonts.")
    packed = subprocess.run(
        [npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    unpacked = folder / _plain(package)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(unpacked, filter="data")
    return unpacked / "package"


def _make(recipe: Recipe, package: Path, folder: Path) -> None:
    parts = [_as_truetype(package / "files" / f"{part}.woff2", folder) for part in recipe.parts]
    font = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])
    subsetter = Subsetter(Options(hinting=False, layout_features=["*"], notdef_outline=True))
    subsetter.populate(unicodes=recipe.keep or font.getBestCmap())
    subsetter.subset(font)
    # The hour of the making would make every run another file.
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(FONTS / f"{recipe.name}.ttf")


def _as_truetype(source: Path, folder: Path) -> str:
    font = TTFont(source)
    font.flavor = None
    target = folder / f"{source.stem}.ttf"
    font.save(target)
    return str(target)


def _coverage() -> list[list[int]]:
    """Which characters our fonts can draw, as first and last of each run.

    The web process tells from this what a PDF cannot show, without reading a font.
    """
    covered: set[int] = set()
    for path in sorted(FONTS.glob("*.ttf")):
        covered |= set(TTFont(path).getBestCmap())
    return [list(run) for run in _runs(sorted(covered))]


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


if __name__ == "__main__":
    main()
