"""Texts for people use the words of docs/words.md, and none that people did not understand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# A word that may not be read by people, and what to say instead.
INSTEAD = {
    r"litmus": "ask yourself",
    r"assume[sd]?": "add assumption, believe",
    r"[0-9]*% ink|(?:in|is|of) ink": "on evidence",
    r"in pencil|is pencil": "a guess",
    r"stepped": "in steps",
    r"drivers?": "who pays, and for what",
    r"rows are the fits": "each row is somebody with an offer",
    r"threads?": "story",
    r"dismiss(?:ed|es|al|als)?": "set aside",
    r"things? captured|you capture": "what comes back",
    r"propositions?": "offer",
    r"errors?": "contradiction",
    r"check your model|checks [0-9]+": "to look at",
}
# The block of the canvas keeps the name that the world knows it by.
KNOWN = re.compile(r"value propositions?", re.IGNORECASE)
ASIDE = re.compile(r"\{#.*?#\}|<!--.*?-->|<(style|script)\b.*?</\1>", re.DOTALL)
READ = re.compile(r'(?<![-\w])(?:aria-label|title|alt|placeholder)="([^"]*)"')
CHOSEN = re.compile(r'\|(?:default|pluralize|yesno|add):"([^"]*)"')
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)

FOLDERS = (
    "chain",
    "checks",
    "compare",
    "exports",
    "plots",
    "poster",
    "sentences",
    "steps",
    "suppose",
    "threads",
)
# The modules whose texts reach people. The file's own format keeps the names of its fields.
MODULES = [
    *(ROOT / "canvases").glob("*.py"),
    *(path for folder in FOLDERS for path in (ROOT / "canvases" / folder).rglob("*.py")),
    *(path for app in ("accounts", "reviews", "wizard") for path in (ROOT / app).rglob("*.py")),
]
TEMPLATES = [path for kind in ("html", "txt") for path in (ROOT / "templates").rglob(f"*.{kind}")]
SCRIPTS = list((ROOT / "static" / "js").glob("*.js"))


def of_template(source: str) -> Iterator[str]:
    """What stands between the tags, and in those attributes that are read."""
    source = ASIDE.sub(" ", source)
    yield from CHOSEN.findall(source)
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL)
    yield from READ.findall(bare)
    yield TAG.sub(" ", source)


def of_module(source: str) -> Iterator[str]:
    """Strings of several words, or of one that begins with a capital; no docstrings."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    names = _names(tree)
    for node in ast.walk(tree):
        if id(node) in docs | names or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str) and is_said(node.value):
            yield node.value


def of_script(source: str) -> Iterator[str]:
    """Strings that begin with a capital: what a script says. Selectors and names do not."""
    bare = re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    for pair in re.findall(r'"([A-Z][^"\n]*)"|`([A-Z][^`]*)`', bare):
        yield "".join(pair)


def is_said(text: str) -> bool:
    return bool(re.search(r"[A-Za-z] |^[A-Z][a-z]+", text))


def wrong(text: str) -> Iterator[str]:
    told = KNOWN.sub("", re.sub(r"\{\w+\}", "", text))
    for word, instead in INSTEAD.items():
        if found := re.search(rf"(?<![\w-])(?:{word})(?!\w)", told, re.IGNORECASE):
            yield f"“{found[0]}”: say “{instead}”"


def _names(tree: ast.AST) -> set[int]:
    """What nobody reads on a page: lists of what is exported, and the help of commands."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            found |= {id(one) for one in ast.walk(node.value)}
        elif isinstance(node, ast.ClassDef) and node.name == "Command":
            found |= {id(one) for one in ast.walk(node)}
    return found


def _all() -> Iterator[tuple[Path, str]]:
    for paths, read in ((TEMPLATES, of_template), (MODULES, of_module), (SCRIPTS, of_script)):
        for path in paths:
            if "migrations" not in path.parts:
                yield from ((path, text) for text in read(path.read_text(encoding="utf-8")))


def test_texts_for_people_use_the_words_of_the_list():
    found = [f"{path.relative_to(ROOT)}: {one}" for path, text in _all() for one in wrong(text)]
    assert found == []


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('<p id="threads">{# Threads #}A {{ thread }} b</p>', 0),
        ('<a aria-label="Threads" href="threads/">x</a>', 1),
        ("<p>{% if thread %}Whose thread{% endif %}</p>", 1),
        ('<p>{{ one|default:"No driver" }}</p>', 1),
        ("<p>Value propositions</p>", 0),
        ("<p>12% ink, Litmus test</p>", 2),
    ],
)
def test_a_word_is_found_only_where_it_is_read(source: str, texts: int):
    assert len([one for text in of_template(source) for one in wrong(text)]) == texts


@pytest.mark.parametrize(
    "term", ["finding", "check", "to look at", "note", "set aside", "persona", "segment", "offer",
             "fit", "assumption", "guess"],
)  # fmt: skip
def test_each_term_is_written_down(term: str):
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| \*\*{term}\*\* \| [A-Z].*\. \|$", page, re.MULTILINE)
