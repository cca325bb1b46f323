"""Finds, in the source of a template or a module, the texts for people that no gettext gets to see.

A template is read as HTML with its tags taken out: any letter that is left, and any in an
attribute that is read to people, is a text. In a module a text is a literal that reads like words.
Scripts are read in `scripts.py`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests.languages.scripts import in_script
from tests.languages.words import NAMES, reads_like_words
from tools.messages import sources as gathered_from

ROOT = Path(__file__).resolve().parents[2]
# Files whose texts cannot be translated yet: one a line. Nothing may be added.
EXEMPT = "tests/languages/exempt.txt"
# Files whose literals only read like words: one a line, and why.
NO_TEXTS = "tests/languages/no_texts.txt"
# What operators and programmers read, in English: commands, settings, changes of the database.
THEIRS = ("canvas_project/", "/management/", "/migrations/")

_SPOKEN = {"title", "alt", "placeholder", "label", "aria-label", "aria-description"}
_SPOKEN |= {"aria-roledescription", "aria-valuetext", "data-label"}
# Comments, and blocks that stand in an attribute of the page that they extend.
_UNREAD = re.compile(
    r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|{%\s*block \w+_class\b.*?endblock\b.*?%}", re.DOTALL
)
_TRANSLATED = re.compile(r"{%\s*blocktranslate\b.*?%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
_CODE = re.compile(r"{%\s*(\w+)(.*?)%}|{{(.*?)}}", re.DOTALL)
_OF_ADDRESSES = {"url", "static", "load", "extends", "translate"}
_LITERAL = re.compile(r"(?:\|(\w+):)?(?:\"([^\"]*)\"|'([^']*)')")
# What these say by themselves is English, whatever stands in the literals.
_ENGLISH = re.compile(r"\|(pluralize|date|time|timesince|yesno)\b(?!:['\"](?:c|Y-m-d)['\"])")


def sources() -> list[str]:
    """Each file that may say something to people."""
    files = [file.relative_to(ROOT).as_posix() for file in gathered_from()]
    return [file for file in files if not any(part in file for part in THEIRS)]


def listed() -> list[str]:
    return (ROOT / EXEMPT).read_text().split()


def without_texts() -> dict[str, str]:
    """The files that hold no text for people, each with the reason."""
    lines = (ROOT / NO_TEXTS).read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines)


def in_template(source: str, *, is_page: bool = True) -> list[str]:
    """Texts that stand in a template as they are."""
    source = _UNREAD.sub("", source)
    found = [f"{{{text}}}" for text in _in_code(_TRANSLATED.sub("", source))]
    markup = _CODE.sub("", _TRANSLATED.sub("", source))
    return [*found, *(_Texts.of(markup) if is_page else _letters(markup.splitlines()))]


def in_module(source: str) -> list[str]:
    """Literals of a module that read like words, and go through no gettext."""
    module = ast.parse(source)
    lists = set(_WORD_LIST.findall(source))
    module.body = [one for one in module.body if not _is_word_list(one, lists)]
    return list(_in_nodes(module))


def in_file(file: Path) -> list[str]:
    source = (ROOT / file).read_text(encoding="utf-8")
    if file.suffix == ".py":
        return in_module(source)
    if file.suffix == ".js":
        return in_script(source)
    return in_template(source, is_page=file.suffix != ".txt")


def shrink() -> None:
    """Take out of the list what need not be on it any more."""
    there = set(sources())
    left = [path for path in listed() if path in there and in_file(Path(path))]
    (ROOT / EXEMPT).write_text("".join(f"{path}\n" for path in sorted(left)))


def shown(page: str) -> list[str]:
    """What a browser shows or reads out of a page."""
    return _Texts.of(page)


def _letters(texts: Iterator[str] | list[str]) -> list[str]:
    return [
        text.strip() for text in texts if any(map(str.isalpha, text)) and text.strip() not in NAMES
    ]


def _in_code(source: str) -> Iterator[str]:
    for tag in _CODE.finditer(source):
        name, code = tag[1], tag[2] or tag[3]
        if _ENGLISH.search(code):
            yield code.strip()
        elif name not in _OF_ADDRESSES:
            literals = [(found[1], found[2] or found[3] or "") for found in _LITERAL.finditer(code)]
            yield from (text for by, text in literals if _is_text(by, text))


def _is_text(by: str | None, text: str) -> bool:
    if by in ("default", "default_if_none"):
        return bool(_letters([text]))
    return reads_like_words(text)


class _Texts(HTMLParser):
    """What a browser shows or reads out of markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unread = 0

    @classmethod
    def of(cls, markup: str) -> list[str]:
        parser = cls()
        parser.feed(markup)
        parser.close()
        return _letters(parser.found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in ("script", "style")
        self.found += [value for name, value in attrs if value and name in _SPOKEN]
        if tag == "input" and dict(attrs).get("type") in ("submit", "button"):
            self.found.append(dict(attrs).get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.found.append(data)


_GETTEXT = re.compile(r"^((\w+\.)*n?p?gettext(_lazy|_noop)?|_)$")
# What is said to programmers, operators and programs.
_NOT_FOR_PEOPLE = re.compile(
    r"^(re\.\w+|\w*log(ger)?\.\w+|super\(\)\.__init__|\w*Error|BadRequest|SessionInterrupted"
    r"|TypeVar|NewType|Path|getattr|setattr|RawSQL|.*\.(execute|split|replace|startswith|endswith"
    r"|strftime)|.*headers\.(get|setdefault)|patch_vary_headers|reverse|render|render_to_string"
    r"|get_template|.*Response|import_module|warnings\.warn)$"
)


# Words that are looked for, such as "_NAMES.split()": whatever language they are of, they stay.
_WORD_LIST = re.compile(r"\b(\w+)\.split\(\)")


def _is_word_list(node: ast.stmt, lists: set[str]) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in lists


def _in_nodes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and _is_of(node, _GETTEXT):
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        text = _text(node)
        if reads_like_words(text):
            yield text
        return
    for child in _children(node):
        yield from _in_nodes(child)


def _is_of(call: ast.Call, names: re.Pattern[str]) -> bool:
    return names.match(ast.unparse(call.func)) is not None


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(
            _text(part) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return node.value if isinstance(node.value, str) else ""


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node may be said to people: no docstring, no annotation, no name of a key."""
    if isinstance(node, ast.Call) and _is_of(node, _NOT_FOR_PEOPLE):
        return
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        return
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "slice", "test", "keys"):
            continue
        for each in field if isinstance(field, list) else [field]:
            if isinstance(each, ast.AST) and not _is_docstring(each):
                yield each


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


if __name__ == "__main__":
    shrink()
