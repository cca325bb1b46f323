"""What the report says of one item: its name, short facts, longer words, and its links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from canvases.blocks import Block, Field
from canvases.document import (
    Document,
    Item,
    Package,
    RelationshipNote,
    Test,
    index,
    isolated,
)
from canvases.exports.pdf.letters import drawn_plainly, letters_of
from canvases.fields.kinds import KINDS, Told
from canvases.measures.colours import Coloured
from canvases.measures.ink import Stroke
from canvases.sentences import cost_amount, in_words, links, one_line, plan, terms
from canvases.words import called, label
from web.text.declared import text
from web.text.formats import in_line
from web.text.language import gettext
from web.text.language import gettext_noop as _

# A row of a table is kept on one page, so what may be taller than this stands outside it.
# Estimated, and rather too tall: lines, and characters in a line of each column.
_TALLEST = 22
_NAME_LINE, _WORDS_LINE, _LINKS_LINE = 30, 60, 28

_SAID_ELSEWHERE = {"assumptions.step"}  # it stands in that step's section
# What rests on evidence, or against it; most are guesses, and need no word for it.
_STROKES: Mapping[Stroke, str] = MappingProxyType(
    {"pencil": "", "ink": _("Supported"), "struck": _("Contradicted")}
)


@dataclass(frozen=True)
class Words:
    """Longer words, after a label that may be empty."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ReportEntry:
    name: str
    letters: str = ""  # safe HTML
    facts: str = ""
    texts: tuple[Words, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Too tall for a row that is never broken over two pages."""
        words = [self.facts, *(f"{words.label} {words.text}" for words in self.texts)]
        heights = (
            _height([self.name], _NAME_LINE),
            _height(words, _WORDS_LINE),
            _height(self.links, _LINKS_LINE),
        )
        return max(heights) > _TALLEST


class Entries:
    """The items of one document as entries. What takes the whole document is worked out once."""

    def __init__(
        self, document: Document, coloured: Coloured, strokes: Mapping[str, Stroke]
    ) -> None:
        self._document = document
        self._coloured = coloured
        self._strokes = strokes
        self._links = links(document)
        self._items = index(document)
        names = {ref: isolated(one_line(called(one))) for ref, one in self._items.items()}
        self._told = Told(names, document.currency)

    def of(self, block: Block, items: Sequence[Any]) -> tuple[ReportEntry, ...]:
        fields = (*block.fields, *(field for more in block.more for field in more.fields))
        return tuple(self._entry(block, fields, item) for item in items)

    def name(self, id: str | None) -> str:
        """What an item is called; "everyone" where a link names nobody."""
        return self._told.names[id] if id else gettext("everyone")

    def _entry(self, block: Block, fields: Sequence[Field], item: Item) -> ReportEntry:
        drawn = text(_STROKES[self._strokes.get(item.id, "pencil")])
        facts = (drawn, *(self._fact(block, field, item) for field in fields))
        texts = (words for field in fields for words in self._texts(block, field, item))
        return ReportEntry(
            name=called(item),
            letters=drawn_plainly(letters_of(item.id, self._coloured)),
            facts=" · ".join(filter(None, facts)),
            texts=tuple(texts),
            links=tuple(map(str, self._links.get(item.id, ()))),
        )

    def _fact(self, block: Block, field: Field, item: Item) -> str:
        value = getattr(item, field.key)
        key = f"{block.key}.{field.key}"
        if field.report_tick:
            return field.report_tick[0 if value else 1]
        if key == "costs.amount":
            return cost_amount(item, self._document.currency)  # type: ignore[arg-type]
        if key == "costs.period" and getattr(item, "amount", None) is not None:
            return ""  # said with the amount
        if value in (None, ()) or key in _SAID_ELSEWHERE:
            return ""
        fact = KINDS[field.kind].fact(field, value, self._told)
        return _labelled(_label(field), fact, field) if fact else ""

    def _texts(self, block: Block, field: Field, item: Item) -> Iterator[Words]:
        value, kind = getattr(item, field.key), KINDS[field.kind]
        if better := _RECORDS.get(f"{block.key}.{field.key}"):
            yield from better(self, value)
        elif value and (kind.is_text or kind.has_records):
            yield Words(_label(field), self._words(field, value))

    def _words(self, field: Field, value: Any) -> str:
        return in_words(field, value, self._told.names, self._told.currency)

    def _packages(self, packages: Sequence[Package]) -> Iterator[Words]:
        for package in packages:
            yield Words(one_line(package.name), terms(package, self._document.currency))

    def _tests(self, tests: Sequence[Test]) -> Iterator[Words]:
        for number, test in enumerate(tests, start=1):
            numbered = gettext("Test %(number)s") % {"number": number}
            yield Words(gettext("Test") if len(tests) == 1 else numbered, plan(test))

    def _notes(self, notes: Sequence[RelationshipNote]) -> Iterator[Words]:
        for note in notes:
            stage = label("notes.stage", note.stage).lower()
            who = gettext("For %(name)s") % {"name": self.name(note.who)}
            yield Words(in_line(filter(None, (who, stage))), note.text)


_RECORDS: Mapping[str, Callable[[Entries, Any], Iterator[Words]]] = MappingProxyType(
    {
        "revenue_streams.packages": Entries._packages,
        "assumptions.tests": Entries._tests,
        "relationships.notes": Entries._notes,
    }
)


def _height(paragraphs: Sequence[str], line: int) -> int:
    return sum(1 + len(text) // line + text.count("\n") for text in paragraphs)


def _label(field: Field) -> str:
    return field.label if field.report_label is None else field.report_label


def _labelled(name: str, value: str, field: Field) -> str:
    if not name:
        return value
    is_rating = KINDS[field.kind].column == "rating" and not field.choices
    return f"{name} {value}" if name.endswith("?") or is_rating else f"{name}: {value}"
