"""What many lines would add to a list: looked at first, and then added as it was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.http import QueryDict
from django.utils.translation import gettext

from canvases.blocks import Block
from canvases.document import CANVAS_ITEMS, Document, clean, isolated, name_key
from canvases.editing import given, too_many
from canvases.fields import currencies, typed_numbers
from canvases.saving import Pasted, PastedItem, pasting, quoted

_SHOWN = 200
Wrong = Literal["", "none", "currency"]


@dataclass(frozen=True)
class ItemToAdd:
    """One that is to be added; `wrong` is what is the matter with its amount."""

    line: PastedItem
    money: typed_numbers.TypedMoney | None = None
    wrong: Wrong = ""


@dataclass(frozen=True)
class Amounts:
    """The items with their amounts, and the currency that the canvas has then."""

    items: tuple[ItemToAdd, ...]
    currency: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class PreviewRow:
    """An item as it is shown, with its amount in the canvas's currency."""

    name: str
    amount: str
    is_there: bool  # on the list already


@dataclass(frozen=True)
class PastePreview:
    """What would be added. `refused` is why nothing would be."""

    listed: Block
    text: str
    count: int
    heading: str  # the name that stands in it
    left: tuple[str, ...]
    rows: tuple[PreviewRow, ...]
    more: int  # than the rows
    remarks: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def has_amounts(self) -> bool:
        return any(row.amount for row in self.rows)


def sent(data: QueryDict, listed: Block, currency: str) -> Pasted:
    """What a form sent. `pasted` comes from elsewhere and is read, like a line with a tab in it;
    `names` are lines as they stand, `name` is one of them."""
    names = data.getlist("name") or [""]
    amounts = bool(listed.amount)
    raw = data.get("pasted") or ("\t" in names[0] and len(names) == 1 and names[0])
    if raw:
        words = (listed.title, listed.one, listed.many)
        return pasting.read(raw, amounts=amounts, currency=currency, headings=words)
    if "names" in data or len(names) > 1:
        return pasting.typed(data.get("names", "\n".join(names)), amounts=amounts)
    return Pasted((PastedItem(names[0]),))


def amounts_of(pasted: Pasted, currency: str) -> Amounts:
    """Read the amounts. The first that names a currency decides it, where the canvas has none."""
    held = currency.strip()
    items = []
    for number, line in enumerate(pasted.lines):
        is_read = line.amount and number < CANVAS_ITEMS  # more than that are refused
        money = typed_numbers.money(line.amount, held) if is_read else None
        if money is not None and money.currency and not held:
            held = money.currency
        wrong = _wrong(line, money, held) if is_read else ""
        items.append(ItemToAdd(line, None if wrong else money, wrong))
    return Amounts(tuple(items), held, tuple(_said_of(items, held)))


def values_of(item: ItemToAdd, listed: Block) -> dict[str, Any]:
    """What `editing.add` takes of an item."""
    values: dict[str, Any] = {listed.name.key: item.line.name}
    if item.money is not None:
        first, *column = listed.amount
        values[first] = ({column[0]: item.money},) if column else item.money
    return values


def remarks_of(pasted: Pasted, amounts: Amounts) -> tuple[str, ...]:
    """What was left out, in sentences."""
    return (*_left_by(pasted), *amounts.remarks)


def _left_by(pasted: Pasted) -> Iterator[str]:
    if pasted.heading:
        heading = quoted([" · ".join(pasted.heading)])
        yield gettext("Left out, as it reads like a heading: %(heading)s.") % {"heading": heading}
    yield from pasted.left


def preview(listed: Block, pasted: Pasted, document: Document, on_canvas: int) -> PastePreview:
    """What adding these would do to a canvas that holds `on_canvas` items."""
    amounts = amounts_of(pasted, document.currency)
    there = getattr(document, listed.key)
    is_known = _known(listed, there)
    known = [is_known(line.name) for line in pasted.lines]
    doubled = [line.name for line, is_there in zip(pasted.lines, known, strict=True) if is_there]
    fresh = len(known) - len(doubled)
    room = too_many(fresh, len(there), 0 if listed.key == "actions" else on_canvas)
    remarks = [*amounts.remarks]
    if doubled:
        there_already = gettext("On the list already, and not added again: %(names)s.")
        remarks.append(there_already % {"names": quoted(doubled)})
    if amounts.currency != document.currency.strip():
        will_be = gettext("Amounts on this canvas will be in %(currency)s.")
        remarks.append(will_be % {"currency": isolated(amounts.currency)})
    shown = zip(amounts.items[:_SHOWN], known, strict=False)
    return PastePreview(
        listed,
        text=pasted.text,
        count=fresh,
        heading=pasted.heading[0] if pasted.heading else "",
        left=tuple(_left_by(pasted)),
        rows=tuple(_row(item, amounts.currency, is_there) for item, is_there in shown),
        more=max(0, len(known) - _SHOWN),
        remarks=tuple(remarks),
        refused=(*([room] if room else []), *_refused(listed, pasted)),
    )


def _row(item: ItemToAdd, currency: str, is_there: bool) -> PreviewRow:
    money = None if is_there else item.money
    amount = "" if money is None else currencies.as_money(money, currency)
    return PreviewRow(item.line.name, amount, is_there)


def _known(listed: Block, there: Sequence[Any]) -> Callable[[str], bool]:
    """Whether a name is on the list, or came before among those that are added."""
    taken = {name_key(item.name) for item in there} if listed.name.key == "name" else None

    def is_known(name: str) -> bool:
        if taken is None:
            return False
        key = name_key(clean(name))
        if key in taken:
            return True
        taken.add(key)
        return False

    return is_known


def _refused(listed: Block, pasted: Pasted) -> Iterator[str]:
    """What cannot be stored at all, for the first few lines that it is wrong with."""
    told = 0
    for number, line in enumerate(pasted.lines[:CANVAS_ITEMS], 1):
        errors = given(listed.key, {listed.name.key: line.name}).errors
        for message in errors.get(listed.name.key, ()):
            yield gettext("Line %(number)s: %(message)s") % {
                "number": number,
                "message": message,
            }
            told += 1
        if told >= 3:
            return


def _wrong(line: PastedItem, money: typed_numbers.TypedMoney | None, held: str) -> Wrong:
    if money is None or given("costs", {"amount": money}).errors:
        return "none"
    other = money.currency and not currencies.agree(money.currency, held)
    return "currency" if other else ""


def _said_of(items: Sequence[ItemToAdd], held: str) -> Iterator[str]:
    none = [item.line.amount for item in items if item.wrong == "none"]
    other = [item.line.amount for item in items if item.wrong == "currency"]
    if none:
        yield gettext("No amount is taken from %(texts)s.") % {"texts": quoted(none)}
    if other:
        not_taken = gettext("Amounts on this canvas are in %(currency)s. Not taken: %(texts)s.")
        yield not_taken % {"currency": isolated(held), "texts": quoted(other)}


def mapping_of(look: PastePreview, table: str) -> Mapping[str, Any]:
    """The look as a script reads it."""
    return {
        "text": look.text,
        "count": look.count,
        "heading": look.heading,
        "left": list(look.left),
        "remarks": list(look.remarks),
        "refused": list(look.refused),
        "table": table,
    }
