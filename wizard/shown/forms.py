"""An item's form, built from its block's declaration: a field more there is a field more here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, LayoutObject
from crispy_forms.utils import render_field
from django import forms
from django.template.loader import render_to_string
from django.utils.html import format_html

from canvases import document as doc
from canvases.blocks import Block, Field
from canvases.document import Document, Fit, isolated, paired, words_of
from canvases.document.shape import shape_of
from canvases.fields import currencies, days, typed_numbers
from canvases.fields.kinds import Data
from canvases.page_ids import handle
from canvases.pages.forms import DayField
from canvases.saving import form_values

# Up to this many choices stand open as radio buttons; more fold into a select.
OPEN_CHOICES = 5
NOT_SAID = ("", "Not said")
YES_NO = (("yes", "Yes"), ("no", "No"))
PAIR = "|"
BLANK = "Write a few words."
CURRENCY = Field(
    key="currency",
    label="Currency",
    help="As you write it: €, $, EUR, kr. It is asked once, and holds for the whole canvas.",
    placeholder="€",
)
# What is said of a value that is none of its kind, whichever way it is wrong.
_WRONG = {
    "money": "Write an amount such as 25, 49.50 or 1,200.00.",
    "count": "Write a whole number such as 400 or 1,200.",
    "date": days.WRONG,
}
_CODES = (
    *("invalid", "min_value", "max_value"),
    *("max_digits", "max_decimal_places", "max_whole_digits"),
)


class ItemForm(forms.Form):
    """Everything about one item. `values()` gives what `editing.change` takes."""

    use_required_attribute = False

    def __init__(
        self,
        block: Block,
        document: Document,
        *,
        item: Any = None,
        data: Mapping[str, Any] | None = None,
        prefix: str | None = None,
        at: str = "",
    ) -> None:
        # Two forms may stand open while one is not stored yet: a field is never taken for another.
        name = f"id_{handle(item.id)}_%s" if item is not None else "id_%s"
        super().__init__(data, auto_id=name, prefix=prefix, label_suffix="")
        self.block = block
        self.document = document
        self.at = at  # the field that the page leads to, which must not be folded away
        self.declared = (block.name, *block.fields, *(f for m in block.more for f in m.fields))
        self._asks_currency = asks_currency(block, document) or "currency" in (data or {})
        for field in self.declared:
            self._declare(field, getattr(item, field.key, None))
        if self._asks_currency:
            self.fields[CURRENCY.key] = form_field(CURRENCY, document)
        self.helper = self._helper(item)

    def values(self) -> dict[str, Any]:
        """The typed answers by document key. Call after `is_valid()`."""
        return {field.key: self._value(field) for field in self.declared}

    def says(self, name: str) -> bool:
        """Whether somebody filled in the field: it says more than one of a new item."""
        keys = shape_of(Document).keys[self.block.key].shape.of.keys  # type: ignore[attr-defined]
        unsaid = keys[name].default if name in keys else None
        value = self[name].value()
        if isinstance(value, bool):
            return value is not bool(unsaid)
        return value not in (None, "", [], unsaid)

    def refuse(self, errors: Mapping[str, list[str]]) -> None:
        """Put what `editing` refused beside its fields."""
        fields, data = (
            {field.key: field for field in self.declared},
            cast(Data, self.data),
        )
        for key, messages in form_values.in_cells(fields, data, errors).items():
            place = key if key in self.fields else None
            for message in messages:
                self.add_error(place, message)

    def _declare(self, field: Field, value: Any) -> None:
        if field.kind == "rows":
            self._declare_rows(field, value or ())
            return
        required = field is self.block.name
        self.fields[field.key] = form_field(field, self.document, required=required)
        self._begin(field.key, field, value)

    def _declare_rows(self, field: Field, records: tuple[Any, ...]) -> None:
        for number in range(self._row_count(field, len(records))):
            record = records[number] if number < len(records) else None
            for column in field.columns:
                name = _cell(field, number, column)
                self.fields[name] = form_field(column, self.document, folded=True)
                self._begin(name, column, getattr(record, column.key, None))

    def _begin(self, name: str, field: Field, value: Any) -> None:
        self.initial[name] = _initial(field, value)
        if field.kind == "date":
            cast(DayField, self.fields[name]).kept = value

    def _row_count(self, field: Field, filled: int) -> int:
        """One blank row stands open; posted data may hold more than the page knew."""
        if not self.is_bound:
            return filled + 1
        prefix = self.add_prefix(field.key) + "-"
        posted = [
            int(number)
            for name in self.data
            if name.startswith(prefix) and (number := name[len(prefix) :].split("-")[0]).isdigit()
        ]
        return min(max(posted, default=-1) + 1, doc.STREAM_PACKAGES * 10)

    def _value(self, field: Field) -> Any:
        if field.kind == "rows":
            return tuple(self._records(field))
        value = self.cleaned_data.get(field.key)
        if field.kind == "fits":
            pairs = {_pair(fit): (fit.who, fit.proposition) for fit in self.document.fits}
            return tuple(pairs[name] for name in value or ())
        return _typed(field, value)

    def _records(self, field: Field) -> Iterator[dict[str, Any]]:
        for number in range(self._row_count(field, 0)):
            record = {
                column.key: _typed(column, self.cleaned_data.get(_cell(field, number, column)))
                for column in field.columns
            }
            if any(value not in ("", None, False) for value in record.values()):
                yield record

    def _helper(self, item: Any) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        name = getattr(item, self.block.name.key, "") or f"the {self.block.one}"
        helper.layout = Layout(
            *self._layout((self.block.name, *self.block.fields)),
            *(
                Closed(
                    more.line.replace("{name}", isolated(name)),
                    *self._layout(more.fields),
                    open=self.at.partition("-")[0] in {field.key for field in more.fields},
                )
                for more in self.block.more
            ),
        )
        return helper

    def _layout(self, fields: tuple[Field, ...]) -> list[Any]:
        layout: list[Any] = []
        for field in fields:
            rows = field.kind == "rows"
            asked = [CURRENCY.key] if self._asks_currency and has_money(field) else []
            drawn = Records(field, self._row_names(field)) if rows else field.key
            layout += [*asked, drawn] if rows else [drawn, *asked]
        return layout

    def _row_names(self, field: Field) -> list[list[str]]:
        count = 0
        while _cell(field, count, field.columns[0]) in self.fields:
            count += 1
        return [[_cell(field, n, column) for column in field.columns] for n in range(count)]


class _Line(forms.CharField):
    """Text of one line, whose words stay apart where they were pasted as several."""

    def to_python(self, value: Any) -> str:
        return doc.unbroken(super().to_python(value) or "")


def has_money(field: Field) -> bool:
    return field.kind == "money" or any(column.kind == "money" for column in field.columns)


def asks_currency(block: Block, document: Document) -> bool:
    """It is asked once, where the first amount is typed."""
    fields = (*block.fields, *(f for more in block.more for f in more.fields))
    return not document.currency.strip() and any(map(has_money, fields))


class _Amount(forms.DecimalField):
    """Money as people type it."""

    def __init__(self, *, currency: str, **rest: Any) -> None:
        super().__init__(**rest)
        self._currency = currency

    def to_python(self, value: Any) -> Any:
        read = _read("money", partial(typed_numbers.money, currency=self._currency), value)
        amount = super().to_python(read)
        return read if isinstance(read, typed_numbers.Money) else amount


class _Count(forms.IntegerField):
    """A whole number as people type it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(_read("count", typed_numbers.count, value))


def _read(kind: str, reader: Callable[[str], Decimal | int | None], value: Any) -> Any:
    """What a text says as a number. Raises ValidationError where it says none."""
    if not isinstance(value, str) or not value.strip():
        return value
    number = reader(value)
    if number is None:
        raise forms.ValidationError(_WRONG[kind], code="invalid")
    return number


class Closed(LayoutObject):
    """Fields behind a line that says what they add; open where one of them is wrong."""

    def __init__(self, line: str, *fields: Any, open: bool = False) -> None:
        self.line = line
        self.open = open
        self.fields = list(fields)

    def render(self, form: Any, context: Any, template_pack: Any = None, **kwargs: Any) -> str:
        names = [pointer.name for pointer in self.get_field_names()]
        return render_to_string(
            "wizard/parts/closed.html",
            {
                "line": self.line,
                "open": self.open or any(name in form.errors for name in names),
                "filled": sum(1 for name in names if form.says(name)),
                "fields": self.get_rendered_fields(form, context, template_pack, **kwargs),
            },
        )


class Records(LayoutObject):
    """A list of small records, one line each, the last one blank."""

    def __init__(self, field: Field, rows: list[list[str]]) -> None:
        self.field = field
        self.rows = rows
        self.fields = [Div(*row, css_class="record") for row in rows]

    def render(self, form: Any, context: Any, template_pack: Any = None, **kwargs: Any) -> str:
        rows = [
            render_field(row, form, context, template_pack=template_pack) for row in self.fields
        ]
        return render_to_string("wizard/parts/records.html", {"field": self.field, "rows": rows})


def form_field(
    field: Field, document: Document, *, required: bool = False, folded: bool = False
) -> forms.Field:
    """The Django field for a declared one. Lengths are `editing`'s to judge: nothing is cut off.

    `folded` is for the line of a record, where a choice takes the room of one.
    """
    made = (_select if folded and field.kind == "choice" else _MAKERS[field.kind])(field, document)
    made.required = required
    made.error_messages["required"] = "Write a name." if field.key == "name" else BLANK
    if field.kind in _WRONG:
        made.error_messages |= dict.fromkeys(_CODES, _WRONG[field.kind])
    made.label = field.label
    if field.kind == "money" and (sign := currencies.sign(document.currency)):
        made.label = f"{field.label} ({sign})"
    made.help_text = field.help
    if field.placeholder:
        made.widget.attrs["placeholder"] = field.placeholder
    return made


def named(document: Document, blocks: tuple[str, ...]) -> list[tuple[str, str]]:
    """The items of some blocks as choices: (id, name)."""
    return [(item.id, words_of(item)) for block in blocks for item in getattr(document, block)]


def fit_choices(document: Document) -> list[tuple[str, str]]:
    """The fits of step 2 as choices: ("p1|v1", "Ted → Parts lookup")."""
    names = dict(named(document, ("segments", "personas", "propositions")))
    return [(_pair(fit), paired(names[fit.who], names[fit.proposition])) for fit in document.fits]


def _line(field: Field, document: Document) -> forms.Field:
    attrs = {"autocomplete": "off", "dir": "auto"}
    return _Line(strip=False, widget=forms.TextInput(attrs=attrs))


def _text(field: Field, document: Document) -> forms.Field:
    return forms.CharField(strip=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))


def _choice(field: Field, document: Document) -> forms.Field:
    if len(field.choices) > OPEN_CHOICES:
        return _select(field, document)
    return forms.ChoiceField(choices=[NOT_SAID, *_glossed(field)], widget=forms.RadioSelect)


def _select(field: Field, document: Document) -> forms.Field:
    return forms.ChoiceField(choices=[NOT_SAID, *field.choices])


def _glossed(field: Field) -> list[tuple[str, str]]:
    """A choice with what it means in small letters, where the label alone is not enough."""
    return [
        (value, format_html('{} <span class="gloss">{}</span>', label, field.glosses[value]))
        if field.glosses.get(value)
        else (value, label)
        for value, label in field.choices
    ]


def _yes_no(field: Field, document: Document) -> forms.Field:
    return forms.ChoiceField(choices=[NOT_SAID, *YES_NO], widget=forms.RadioSelect)


def _rating(field: Field, document: Document) -> forms.Field:
    choices = field.choices or tuple((str(n), str(n)) for n in range(1, 6))
    return forms.ChoiceField(choices=[NOT_SAID, *choices], widget=forms.RadioSelect)


def _ref(field: Field, document: Document) -> forms.Field:
    return forms.ChoiceField(choices=[("", "None"), *named(document, field.of)])


def _refs(field: Field, document: Document) -> forms.Field:
    return _ticks(named(document, field.of))


def _choices(field: Field, document: Document) -> forms.Field:
    return _ticks(_glossed(field))


def _fits(field: Field, document: Document) -> forms.Field:
    return _ticks(fit_choices(document))


def _ticks(choices: list[tuple[str, str]]) -> forms.Field:
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)


def _money(field: Field, document: Document) -> forms.Field:
    return _Amount(
        currency=document.currency,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _tick(field: Field, document: Document) -> forms.Field:
    if not field.choices:
        return forms.BooleanField()
    return forms.ChoiceField(choices=field.choices)


def _count(field: Field, document: Document) -> forms.Field:
    return _Count(
        min_value=0,
        max_value=doc.LARGEST_COUNT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _date(field: Field, document: Document) -> forms.Field:
    return DayField()


_MAKERS = {
    "line": _line,
    "text": _text,
    "choice": _choice,
    "yes_no": _yes_no,
    "tick": _tick,
    "count": _count,
    "money": _money,
    "rating": _rating,
    "date": _date,
    "ref": _ref,
    "refs": _refs,
    "choices": _choices,
    "fits": _fits,
}


def _initial(field: Field, value: Any) -> Any:
    if field.kind == "fits":
        return [_pair(fit) for fit in value or ()]
    if field.kind in ("refs", "choices"):
        return list(value or ())
    if field.kind == "rating":
        return "" if value is None else str(value)
    if field.kind == "tick" and field.choices:
        return "on" if value else ""
    if field.kind == "money" and value is not None:
        return str(value).removesuffix(".00")
    return "" if value is None else value


def _typed(field: Field, value: Any) -> Any:
    """A cleaned form value as the document's: "" for missing text, None for what is not said."""
    if field.kind in ("refs", "choices"):
        return tuple(value or ())
    if field.kind == "rating":
        return int(value) if value else None
    if field.kind in ("line", "text"):
        return value or ""
    if field.kind == "tick":
        return bool(value)
    return None if value in ("", None) else value


def _pair(fit: Fit) -> str:
    return f"{handle(fit.who)}{PAIR}{handle(fit.proposition)}"


def _cell(field: Field, number: int, column: Field) -> str:
    return f"{field.key}-{number}-{column.key}"
