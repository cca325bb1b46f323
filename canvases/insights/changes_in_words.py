"""What changed between two documents, in words and marks, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from canvases import sentences, words
from canvases.blocks import LISTS, Field, choice
from canvases.checks import REGISTRY
from canvases.compare import (
    DETAILS,
    DID,
    CanvasChange,
    Difference,
    Mark,
    Value,
    by_step,
    marks,
    parted,
    summary,
)
from canvases.document import BLOCKS, index, isolated, paired
from canvases.fields.kinds import KINDS
from canvases.insights.named_rows import answer_label, force_label, list_label, named_row
from canvases.page_ids import handle
from canvases.steps import BY_KEY
from canvases.steps import DETAILS as DETAIL_FIELDS
from canvases.words import called
from web.text import formats
from web.text.language import gettext
from web.text.language import gettext_noop as _

_NOUNS = {
    "fits": _("Link"),
    "journey_notes": _("Note on the journey"),
    "forces": _("Force"),
    "dismissals": _("Finding set aside"),
    "note": _("Note"),
    "status": _("Status"),
    "litmus": _("Questions to ask yourself"),
}
_LABELS = {"rating": _("How hard"), "note": _("Note"), "reason": _("Why")}
_OWN_WORD = frozenset({"note", "status", "litmus"})
_DETAILS: Mapping[str, Field] = {field.key: field for field in DETAIL_FIELDS}
_UNSHOWN = frozenset({"id", "name", "text", "about_hash", "who", "proposition", "stage", "force"})


@dataclass(frozen=True)
class ChangedField:
    """A field of what changed. `label` is "" where the heading says enough."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Shown:
    """One change. `ref` is the handle of its item, "" where it has none."""

    kind: str
    did: str
    noun: str
    name: tuple[Mark, ...]
    lines: tuple[ChangedField, ...]
    ref: str = ""


@dataclass(frozen=True)
class StepShown:
    """The changes of a step, and what they come to in a sentence."""

    key: str
    title: str
    told: str
    changes: tuple[Shown, ...]


def shown(difference: Difference) -> tuple[StepShown, ...]:
    """Every step that changed, in the order of the walk."""
    before, after = difference.both
    known = {**index(before), **index(after)}
    names = {id_: called(item) for id_, item in known.items()}
    teller = ChangeWording(names, after.currency)
    return tuple(
        StepShown(key, _title(key), summary(changes), tuple(map(teller.shown, changes)))
        for key, changes in by_step(difference).items()
    )


def _title(key: str) -> str:
    return gettext("Title and details") if key == DETAILS else BY_KEY[key].title


class ChangeWording:
    """Puts changes into words; `names` are those of all items, the deleted ones among them."""

    def __init__(self, names: Mapping[str, str], currency: str) -> None:
        self._names = {id_: isolated(name) for id_, name in names.items()}
        self._currency = currency

    def shown(self, change: CanvasChange) -> Shown:
        if change.what in BLOCKS or change.what == "actions":
            return self._item(change)
        if change.before is None and change.after is None:
            return self._value(change)
        name = (_mark(change.kind, self._entry(change.after or change.before)),)
        lines = self._lines(change)
        return Shown(change.kind, _did(change), gettext(_NOUNS[change.what]), name, lines)

    def _item(self, change: CanvasChange) -> Shown:
        block = LISTS[change.what]
        key = block.name.key
        reworded = [value for value in change.values if value.name == key]
        name: tuple[Mark, ...] = (_mark(change.kind, change.name),)
        if reworded:
            name = tuple(parted(marks(reworded[0].before, reworded[0].after)))
        return Shown(
            change.kind,
            _did(change),
            block.one.capitalize(),
            name,
            self._lines(change),
            handle(change.id) if change.id and change.kind != "removed" else "",
        )

    def _value(self, change: CanvasChange) -> Shown:
        """A field of the canvas, or of the founder's own word on a step."""
        if change.what in _OWN_WORD:
            fields = named_row(f"step:{change.step}", "steps", "").fields
            lines = [self._line(fields[value.name], value) for value in change.values]
            noun = gettext(_NOUNS[change.what])
        else:
            (value,) = change.values
            field = _field_of(value.name)
            lines, noun = [self._line(field, value)], field.label
        first = ChangedField("", lines[0].marks)  # its label is the noun
        return Shown(change.kind, _did(change), noun, (), (first, *lines[1:]))

    def _lines(self, change: CanvasChange) -> tuple[ChangedField, ...]:
        """What differs of something that is in both; all that it says of what came or went."""
        fields = {f.key: f for f in LISTS[change.what].every_field} if change.what in LISTS else {}
        if change.kind == "changed":
            lines = self._changed(change, fields)
        else:
            lines = self._whole(change, fields)
        return tuple(line for line in lines if line.marks)

    def _changed(self, change: CanvasChange, fields: Mapping[str, Field]) -> Iterator[ChangedField]:
        title = LISTS[change.what].name.key if change.what in LISTS else ""
        for value in change.values:
            if value.name != title:
                yield self._line(self._field(change.what, value.name, fields), value)

    def _whole(self, change: CanvasChange, fields: Mapping[str, Field]) -> Iterator[ChangedField]:
        one = change.after or change.before
        if change.kind == "moved":
            return
        for name in one.__struct_fields__:
            held = getattr(one, name)
            is_default = held in (None, "", (), False)
            if name in _UNSHOWN or is_default:
                continue
            said = self._said(self._field(change.what, name, fields), held)
            yield ChangedField(self._field(change.what, name, fields).label, (Mark("same", said),))

    def _line(self, field: Field, value: Value) -> ChangedField:
        before, after = value.before, value.after
        is_list, is_records = (
            isinstance(before, tuple) and isinstance(after, tuple),
            _is_records(field),
        )
        if is_list and not is_records:
            return ChangedField(field.label, tuple(self._listed(field, before, after)))
        before, after = self._said(field, before), self._said(field, after)
        if KINDS[field.kind].is_text or is_records:
            return ChangedField(field.label, tuple(parted(marks(before, after))))
        pair = (Mark("gone", before), Mark("new", after))
        return ChangedField(field.label, tuple(parted(mark for mark in pair if mark.text)))

    def _listed(
        self, field: Field, before: tuple[Any, ...], after: tuple[Any, ...]
    ) -> Iterator[Mark]:
        """What is not on the list any more, then what came onto it."""
        gone = [Mark("gone", self._one(field, one)) for one in before if one not in after]
        new = [Mark("new", self._one(field, one)) for one in after if one not in before]
        for n, mark in enumerate((*gone, *new)):
            if n:
                yield Mark("same", ", ")
            yield mark

    def _said(self, field: Field, value: Any) -> str:
        if value in (None, "", ()):
            return ""
        if isinstance(value, tuple) and not _is_records(field):
            return formats.in_line(self._one(field, one) for one in value)
        return sentences.in_words(field, value, self._names, self._currency)

    def _one(self, field: Field, one: Any) -> str:
        if isinstance(one, Struct):
            return self._entry(one)
        return self._names.get(one) or dict(field.choices).get(one, one)

    def _entry(self, one: Any) -> str:
        """What links two items, or is said of somebody at a stage, by their names."""
        if hasattr(one, "proposition"):
            return paired(self._names[one.who], self._names[one.proposition])
        if hasattr(one, "stage"):
            who = self._names[one.who] if one.who else gettext("Everyone")
            stage = words.label("journey_notes.stage", one.stage).lower()
            said = getattr(one, "text", "")
            place = formats.in_line((who, stage)) if stage else who
            return f"{place}: {said}" if said else place
        if hasattr(one, "force"):
            return force_label(one.force)
        return REGISTRY[one.code].why

    def _field(self, what: str, name: str, fields: Mapping[str, Field]) -> Field:
        if name in fields:
            return fields[name]
        if what in LISTS:
            return Field(key=name, label=list_label(what, name), kind="refs")
        return Field(key=name, label=_LABELS.get(name, ""), kind="text")


def _did(change: CanvasChange) -> str:
    return gettext(DID[change.kind])


def _is_records(field: Field) -> bool:
    return KINDS[field.kind].has_records


def _mark(kind: str, text: str) -> Mark:
    if kind == "added":
        return Mark("new", text)
    return Mark("gone" if kind == "removed" else "same", text)


def _field_of(name: str) -> Field:
    """A field of the canvas itself."""
    if name == "business_type":
        ways = words.CHOICES["canvas.business_type"]
        return choice("canvas.business_type", _("How the business wins"), ways)
    if name in _DETAILS:
        return _DETAILS[name]
    return Field(key=name, label=answer_label(name.removesuffix("_")), kind="text")
