"""A field as a page draws it: the control that its kind names, with all that this shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from canvases.blocks import Field
from canvases.document import Document
from canvases.fields.kinds import KINDS, Data, Option


@dataclass(frozen=True, kw_only=True)
class Control:
    """`value` is a text, or the texts that are chosen; `cells` are the controls of each record."""

    field: Field
    name: str
    id: str
    template: str
    label: str
    value: Any
    options: tuple[Option, ...] = ()
    errors: Sequence[str] = ()
    cells: tuple[tuple[Control, ...], ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of what is told beside it."""
        told = (("helptext", self.field.help), ("error", self.errors))
        return " ".join(f"{self.id}_{what}" for what, said in told if said)

    @property
    def chosen(self) -> Sequence[str]:
        return [self.value] if isinstance(self.value, str) else self.value

    @property
    def leaves(self) -> Iterator[Control]:
        """What is typed into: itself, or its cells."""
        if not KINDS[self.field.kind].has_records:
            yield self
        for row in self.cells:
            yield from row


@dataclass(frozen=True, kw_only=True)
class Controls:
    """The controls of one form, whose ids begin with `id`. With `data`, they hold what was typed
    and have `errors` beside them, by their names."""

    document: Document
    id: str
    data: Data | None
    errors: Mapping[str, Sequence[str]]

    def of(self, field: Field, name: str, value: Any, *, folded: bool = False) -> Control:
        """The control of a field that holds a value of the document."""
        kind = KINDS[field.kind]
        data = self.data
        options = kind.options(field, self.document)
        unsaid = kind.unsaid(field)
        return Control(
            field=field,
            name=name,
            id=f"{self.id}_{name}",
            template=f"wizard/controls/{kind.control(field, folded=folded)}.html",
            label=kind.label(field, self.document.currency),
            value=kind.shown(field, value) if data is None else kind.typed(field, name, data),
            options=options if unsaid is None else (Option("", unsaid), *options),
            errors=self.errors.get(name, ()),
            cells=tuple(
                tuple(self.of(cell.column, cell.name, cell.value, folded=True) for cell in row)
                for row in kind.cells(field, name, value, data)
            ),
        )
