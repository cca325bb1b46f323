"""An item's form, built from its block's declaration: a field more there is a field more here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from canvases.blocks import Block, Field, More
from canvases.document import Document, isolated
from canvases.document.shape import shape_of
from canvases.fields.kinds import KINDS
from canvases.page_ids import handle, ref_of
from canvases.saving import form_values
from wizard.shown.controls import Control, Controls

CURRENCY = Field(
    key="currency",
    label=_("Currency"),
    help=_("As you write it: €, $, EUR, kr. It is asked once, and holds for the whole canvas."),
    placeholder="€",
)


@dataclass(frozen=True)
class Fold:
    """Controls behind a line that says what they add; `filled` of them say something."""

    line: str
    controls: tuple[Control, ...]
    filled: int
    is_open: bool


class ItemForm:
    """Everything about one item; with `data`, as it was typed.

    `values()` gives what `editing.change` takes, which is also who says what is wrong with it.
    """

    def __init__(
        self,
        block: Block,
        document: Document,
        *,
        item: Any = None,
        data: QueryDict | None = None,
        at: str = "",
    ) -> None:
        self.block, self.document, self.item, self.data = block, document, item, data
        self.at = at  # the field that the page leads to, which must not be folded away
        self.declared = block.every_field
        self._asks_currency = asks_currency(block, document) or CURRENCY.key in (data or {})
        self.errors: dict[str, list[str]] = {}

    def values(self) -> dict[str, Any]:
        """What was typed, by document key; what cannot be read, as it was typed."""
        fields = {field.key: field for field in self.declared}
        read = form_values.values(fields, self._with_bases())
        return form_values.with_ids(fields, read, partial(ref_of, document=self.document))

    def refuse(self, errors: Mapping[str, list[str]]) -> None:
        """Put what `editing` refused beside its fields."""
        fields = {field.key: field for field in self.declared}
        self.errors |= form_values.in_cells(fields, self.data or QueryDict(), errors)

    @property
    def general_errors(self) -> list[str]:
        """What is said of no control that stands in the form."""
        if not self.errors:  # most pages, which need not draw the controls for this
            return []
        drawn = {control.name for control in self}
        return [one for name, said in self.errors.items() if name not in drawn for one in said]

    @property
    def open(self) -> tuple[Control, ...]:
        """What stands open."""
        return tuple(self._controls((self.block.name, *self.block.fields)))

    @property
    def folds(self) -> tuple[Fold, ...]:
        return tuple(map(self._fold, self.block.more))

    def __iter__(self) -> Iterator[Control]:
        """Each control that is typed into."""
        for control in (*self.open, *(one for fold in self.folds for one in fold.controls)):
            yield from control.leaves

    def _fold(self, more: More) -> Fold:
        name = getattr(self.item, self.block.name.key, "")
        name = name or gettext("the %(thing)s") % {"thing": self.block.one}
        controls = tuple(self._controls(more.fields))
        leaves = [leaf for control in controls for leaf in control.leaves]
        leads_here = self.at.partition("-")[0] in {field.key for field in more.fields}
        return Fold(
            more.line.replace("{name}", isolated(name)),
            controls,
            filled=sum(1 for leaf in leaves if self._says(leaf)),
            is_open=leads_here or any(leaf.errors for leaf in leaves),
        )

    def _controls(self, fields: Iterable[Field]) -> Iterator[Control]:
        """With the currency, where it is asked: after an amount, before a list of them."""
        # Two forms may stand open while one is not stored yet: a field is never taken for another.
        id_ = f"id_{handle(self.item.id)}" if self.item is not None else "id"
        made = Controls(document=self.document, id=id_, data=self.data, errors=self.errors)
        for field in fields:
            drawn = [made.of(field, field.key, getattr(self.item, field.key, None))]
            if self._asks_currency and KINDS[field.kind].amount(field):
                place = 0 if KINDS[field.kind].has_records else 1
                drawn.insert(place, made.of(CURRENCY, CURRENCY.key, None))
            yield from drawn

    def _says(self, control: Control) -> bool:
        """Whether somebody filled it in: it says more than that of a new item."""
        keys = shape_of(Document).keys[self.block.key].shape.of.keys  # type: ignore[attr-defined]
        kind, name = KINDS[control.field.kind], control.name
        unsaid = keys[name].default if name in keys else None
        return bool(control.value != kind.shown(control.field, unsaid))

    def _with_bases(self) -> QueryDict:
        """What was typed, and what the page held before."""
        data = self.data.copy() if self.data is not None else QueryDict(mutable=True)
        for control in ItemForm(self.block, self.document, item=self.item):
            name = f"{form_values.BASE}{control.name}"
            if name not in data:
                data.setlist(name, list(control.chosen))
        return data


def asks_currency(block: Block, document: Document) -> bool:
    """It is asked once, where the first amount is typed."""
    return not document.currency.strip() and bool(block.amount)
