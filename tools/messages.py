"""Gather what people read out of code and templates, for whoever translates it.

Each folder of `locale/` is a language: its catalogue (`django.po`) is brought up to date, and
compiled into the file that is read at run time (`django.mo`). Babel does both, with no program of
the system's.

    python -m tools.messages
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
APPS = ("accounts", "canvas_project", "canvases", "reviews", "web", "wizard")
# By the names that Django and `web.text.language` give to what Babel knows as gettext and so on.
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "ngettext_noop": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
FOR_THEM = ("Translators:",)  # how a comment begins that translators read


def from_template(file: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """What a template says, for Babel: Django turns the template into calls that Babel reads."""
    calls = templatize(file.read().decode(), origin=getattr(file, "name", None))
    level = "\n".join(map(str.strip, calls.splitlines()))  # indentation would be Python's
    return extract_python(BytesIO(level.encode()), keywords, comment_tags, options)


def sources() -> list[tuple[Path, Any]]:
    """Each file that may hold texts, and what reads it."""
    modules = [(file, "python") for app in APPS for file in (ROOT / app).rglob("*.py")]
    templates = [
        (file, from_template) for file in (ROOT / "templates").rglob("*") if file.is_file()
    ]
    return sorted((*modules, *templates))


def catalogue() -> Catalog:
    """Every text that goes through gettext, with the files that it stands in."""
    found = Catalog(project="Throughline", fuzzy=False)
    for file, method in sources():
        place = (file.relative_to(ROOT).as_posix(), 0)
        texts = extract_from_file(method, str(file), KEYWORDS, FOR_THEM)
        for _, message, comments, context in texts:
            found.add(message, None, [place], auto_comments=comments, context=context)
    return found


def languages() -> list[Path]:
    """The folders of the languages that there are beside English."""
    return sorted(folder for folder in LOCALE.iterdir() if folder.is_dir())


def bring_up_to_date(folder: Path, texts: Catalog) -> bytes:
    """The catalogue of a language with all texts in it, as the bytes of its file; what was
    translated stays so."""
    file = folder / "LC_MESSAGES" / "django.po"
    kept = Catalog(locale=folder.name)
    if file.exists():
        kept = read_po(BytesIO(file.read_bytes()), locale=folder.name)
    kept.update(texts, update_creation_date=False)
    written = BytesIO()
    # Lines would change with every commit.
    write_po(written, kept, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return written.getvalue()


def compiled(written: bytes) -> bytes:
    """A catalogue as it is read at run time."""
    binary = BytesIO()
    write_mo(binary, read_po(BytesIO(written)))
    return binary.getvalue()


def main() -> int:
    texts = catalogue()
    for folder in languages():
        written = bring_up_to_date(folder, texts)
        (folder / "LC_MESSAGES").mkdir(exist_ok=True)
        (folder / "LC_MESSAGES" / "django.po").write_bytes(written)
        (folder / "LC_MESSAGES" / "django.mo").write_bytes(compiled(written))
    names = ", ".join(folder.name for folder in languages()) or "no language beside English"
    sys.stdout.write(f"{len(texts)} texts; {names}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
