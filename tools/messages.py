"""Gather what people read out of code, templates and scripts, for whoever translates it.

Each folder of `locale/` is a language: its catalogue (`django.po`) is brought up to date, and
compiled into the file that is read at run time (`django.mo`). Babel does both, with no program of
the system's. What scripts say is written as a module that the pages of the language load.

    python -m tools.messages
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
SCRIPTS = ROOT / "static" / "js"
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
# By the names of `static/js/texts.js`.
BY_SCRIPTS: dict[str, Any] = {"say": None, "sayOf": (1, 2)}
FOR_THEM = ("Translators:",)  # how a comment begins that translators read

# Numbers, some of each kind that a language tells apart.
_COUNTS = (*range(201), 1_000_000)
_MODULE = """\
// What scripts say in this language. `make messages` writes it; nobody else does.
import {{ speak }} from "../texts.js";

speak({said});
"""


def from_template(file: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """What a template says, for Babel: Django turns the template into calls that Babel reads."""
    calls = templatize(file.read().decode(), origin=getattr(file, "name", None))
    level = "\n".join(map(str.strip, calls.splitlines()))  # indentation would be Python's
    return extract_python(BytesIO(level.encode()), keywords, comment_tags, options)


def sources() -> list[Path]:
    """Each file that may hold texts. What a language has for scripts lies deeper, and is none."""
    modules = (file for app in APPS for file in (ROOT / app).rglob("*.py"))
    templates = (file for file in (ROOT / "templates").rglob("*") if file.is_file())
    return sorted((*modules, *templates, *SCRIPTS.glob("*.js")))


def texts_of(file: Path) -> list[Any]:
    """What one file says, as Babel tells it: line, message, comments, context."""
    if file.suffix == ".py":
        return extract_from_file("python", str(file), KEYWORDS, FOR_THEM)
    if file.suffix == ".js":  # in which `a < b` is no tag
        return extract_from_file("javascript", str(file), BY_SCRIPTS, FOR_THEM, {"jsx": False})
    return extract_from_file(from_template, str(file), KEYWORDS, FOR_THEM)


def catalogue() -> Catalog:
    """Every text that goes through gettext or that a script says, with the files it stands in."""
    found = Catalog(project="Throughline", fuzzy=False)
    for file in sources():
        place = (file.relative_to(ROOT).as_posix(), 0)
        for _, message, comments, context in texts_of(file):
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
    return _binary(read_po(BytesIO(written)))


def module(locale: Locale, texts: Catalog) -> str:
    """The module that pages of a language load: all that scripts say, translated or not."""
    said = json.dumps(dict(_said(locale, texts)), ensure_ascii=False, indent=2, sort_keys=True)
    return _MODULE.format(said=said)


def module_of(folder: Path) -> tuple[Path, str]:
    """Where the module of a language lies, and what is in it."""
    texts = read_po(BytesIO((folder / "LC_MESSAGES" / "django.po").read_bytes()))
    name = folder.name.lower().replace("_", "-")
    return SCRIPTS / "texts" / f"{name}.js", module(Locale.parse(folder.name), texts)


def _binary(texts: Catalog) -> bytes:
    binary = BytesIO()
    write_mo(binary, texts)
    return binary.getvalue()


def _said(locale: Locale, texts: Catalog) -> Iterator[tuple[str, str | dict[str, str]]]:
    """Each message of scripts and its text; of one about a number, that of each kind of number."""
    spoken = GNUTranslations(BytesIO(_binary(texts)))
    for message in texts:
        if not any(place.startswith("static/js/") for place, _ in message.locations):
            continue
        if isinstance(message.id, str):
            yield message.id, spoken.gettext(message.id)
        else:
            one, many = message.id
            kinds = {locale.plural_form(n): spoken.ngettext(one, many, n) for n in _COUNTS}
            yield one, kinds


def main() -> int:
    texts = catalogue()
    for folder in languages():
        written = bring_up_to_date(folder, texts)
        (folder / "LC_MESSAGES").mkdir(exist_ok=True)
        (folder / "LC_MESSAGES" / "django.po").write_bytes(written)
        (folder / "LC_MESSAGES" / "django.mo").write_bytes(compiled(written))
        place, script = module_of(folder)
        place.parent.mkdir(exist_ok=True)
        place.write_text(script)
    names = ", ".join(folder.name for folder in languages()) or "no language beside English"
    sys.stdout.write(f"{len(texts)} texts; {names}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
