"""What is read of a text that was pasted: rows of a spreadsheet, and lists with their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.saving.pasting import Pasted, PastedItem, read, typed

_WORDS = st.text(alphabet="abcdefghilmnoprstuw éßд屋", min_size=3, max_size=12).filter(
    lambda words: " " not in words[:2] and words == " ".join(words.split())
)
_WORDS = _WORDS.map(lambda words: f"{words} 7")  # and no heading such as "nom"
_NAMES = st.lists(_WORDS, min_size=2, max_size=8, unique_by=lambda name: name.split()[0].casefold())
_STYLES = {
    **{mark: [mark] * 8 for mark in ("• ", "•\t", "•", "\uf0b7\t", "\uf0a7 ", "· ", "- ", "– ")},
    **{mark: [mark] * 8 for mark in ("o\t", "o ", "§\t", "☐ ", "[ ] ", "- [x] ", "\t◦\t")},
    **{mark: [mark] * 8 for mark in ("* ", "✓ ", "→ ")},
    "1.": [f"{number}. " for number in range(1, 9)],
    "7)": [f"{number}) " for number in range(7, 15)],
    "1.\t": [f"{number}.\t" for number in range(1, 9)],
    "(1)": [f"({number}) " for number in range(1, 9)],
    "1、": [f"{number}、" for number in range(1, 9)],
    "１．": [f"{number}．" for number in "１２３４５６７８"],
    "1.1.": [f"1.{number}. " for number in range(1, 9)],
    "a)": [f"{letter}) " for letter in "abcdefgh"],
    "A.": [f"{letter}. " for letter in "ABCDEFGH"],
    "i.": [f"{number}. " for number in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")],
    "①": list("①②③④⑤⑥⑦⑧"),
    "1️⃣": [f"{number}\ufe0f\u20e3 " for number in range(1, 9)],
    "nested": ["1. ", "  a) ", "  b) ", "2. ", "  a) ", "\to\t", "\to\t", "3. "],
}


def _names(text: str) -> list[str]:
    return [line.name for line in read(text, amounts=False).lines]


def _items(text: str, currency: str = "") -> list[tuple[str, str]]:
    return [(line.name, line.amount) for line in read(text, amounts=True, currency=currency).lines]


@pytest.mark.parametrize("style", _STYLES)
def test_marks_of_a_list_go(style: str) -> None:
    names = ["Roof parts", "Manuals", "Call-outs", "Étude", "屋根", "Hosting", "Bolts", "Nuts"]

    assert _names("\n".join(map("".join, zip(_STYLES[style], names, strict=True)))) == names


@given(st.sampled_from(sorted(_STYLES)), _NAMES)
def test_marks_of_a_list_are_no_part_of_its_items(style: str, names: list[str]) -> None:
    marked = [mark + name for mark, name in zip(_STYLES[style], names, strict=False)]

    assert _names("\r\n".join(marked)) == names


@given(_NAMES)
def test_a_plain_list_stays_as_it_is(names: list[str]) -> None:
    assert read("\n".join(names), amounts=True) == Pasted(tuple(map(PastedItem, names)))


@pytest.mark.parametrize(
    "names",
    [
        ["o ring seals", "Bolts", "Nuts"],
        ["o ring seals", "- Bolts", "- Nuts", "- Pins"],
        ["a) ", "b)"],
        ["1. Bezirk, Wien", "Graz", "Linz"],
        ["1. Bezirk", "2. Bezirk", "3. Bezirk"],
        ["1. Bezirk Innere Stadt", "2. Bezirk Leopoldstadt"],
        ["1. FC Köln", "1. FC Nürnberg"],
        ["J. Smith", "K. Jones"],
        ["3 Apples", "4 Pears"],
        ["3.5 tons", "4.5 tons"],
        ["-5 degrees", "*with VAT", "§ 5 UWG"],
        ['"Time is money"', '"Smart" devices'],
        ['12" pipe', '"Unclosed', 'and more"words'],
        ["e-mail", "v. d. Berg", "Q1 report"],
    ],
)
def test_honest_items_lose_no_letter(names: list[str]) -> None:
    plain = [name.removeprefix("- ").strip() for name in names]

    assert _names("\n".join(names)) == plain


@given(st.text(max_size=60) | st.text(alphabet='ab1.)o•- \t\n"€%', max_size=60), st.booleans())
def test_anything_can_be_pasted(text: str, amounts: bool) -> None:
    found = read(text, amounts=amounts)

    assert typed(found.text, amounts=amounts).lines == found.lines
    assert all(line.name for line in found.lines)


_CELLS = st.text(alphabet='abcXYZ "\n\t,;', min_size=1, max_size=12).filter(str.strip)


@given(st.lists(_CELLS, min_size=2, max_size=6))
def test_cells_are_read_as_spreadsheets_quote_them(cells: list[str]) -> None:
    rows = [f"{_as_quoted(cell)}\t{number}5.00" for number, cell in enumerate(cells, 1)]

    assert _items("\r\n".join(rows)) == [
        (" ".join(cell.split()), f"{number}5.00") for number, cell in enumerate(cells, 1)
    ]


def _as_quoted(cell: str) -> str:
    if not set('"\n\t') & set(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'


@pytest.mark.parametrize(
    "amounts",
    [
        ["$400", "$1,200.00"],
        ["400 EUR", "12,50 EUR"],
        ["₹1,20,000", "₹50"],
        ["1200 kr", "1.200,00 kr"],
        ["１２３", "١٢٣"],
        ["1 200,00", "0"],
    ],
)
def test_a_second_column_that_is_money_is_the_amount(amounts: list[str]) -> None:
    text = f"Rent\t{amounts[0]}\r\nHosting\t {amounts[1]} \r\n"

    assert _items(text) == [("Rent", amounts[0]), ("Hosting", amounts[1])]


def test_what_is_no_amount_stays_to_be_told() -> None:
    text = "Rent\t1200\nDiscount\t10%\nRefund\t-50\nInsurance\ttbd\nOffice\t$ -"

    assert _items(text) == [
        *(("Rent", "1200"), ("Discount", "10%"), ("Refund", "-50")),
        *(("Insurance", ""), ("Office", "")),
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Item\tAmount\nRent\t1200\nHosting\t300", ("Item", "Amount")),
        ("Was\tBetrag\nRent\t1200\nHosting\t300", ("Was", "Betrag")),
        ("No.\tItem\tPrice\n1\tRent\t1200\n2\tHosting\t300", ("Item", "Price")),
        ("Costs:\nRent\nHosting", ("Costs:",)),
        ("Rent\t1200\nHosting\t300", ()),
        ("Rent\ttbd\nHosting\t300", ()),
        ("Rent 2026\t1200\nHosting\t300", ()),
    ],
)
def test_a_heading_is_no_item(text: str, heading: tuple[str, ...]) -> None:
    found = read(text, amounts=True, headings=("Costs", "cost"))

    assert found.heading == heading
    assert [line.name.removesuffix(" 2026") for line in found.lines] == ["Rent", "Hosting"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rent\t1\tmonthly\nTea\t2\tyearly", "Only the first two columns are taken."),
        ("Rent\toffice\nTea\tkitchen", "Only the first column is taken."),
        ("Item\tAmount\tNotes\nRent\t1\ta\nTea\t2\tb", "Left out: the column “Notes”."),
        ("Rent\t1\nTea\t2\nTotal:\t3", "Left out, as it adds up the others: “Total:”."),
        ("Rent\t1\nTea\t2\n\t3", "Left out, as it has no name: “3”."),
    ],
)
def test_what_is_left_out_is_said(text: str, left: str) -> None:
    found = read(text, amounts=True)

    assert [line.name for line in found.lines] == ["Rent", "Tea"]
    assert found.left == (left,)


@pytest.mark.parametrize("last", ["Total\t4", "Total care\t3", "Wages\t3", "Total\t"])
def test_a_last_row_that_adds_up_nothing_is_an_item(last: str) -> None:
    assert len(_items(f"Rent\t1\nTea\t2\n{last}")) == 3


def test_rows_and_columns_that_say_nothing_are_dropped() -> None:
    text = "\t\t\t\r\n\tRent\t\t1200\r\n\t\u200b\t\t\r\n\tHosting\t\t300\r\n"

    assert _items(text) == [("Rent", "1200"), ("Hosting", "300")]


def test_a_list_without_amounts_takes_the_first_column() -> None:
    assert read("Ruth\t30\nSam\t40", amounts=False) == Pasted(
        (PastedItem("Ruth"), PastedItem("Sam")), left=("Only the first column is taken.",)
    )


def test_typed_lines_stay_as_they_stand() -> None:
    text = "- Ruth\n1. Sam\tsmith\n\n  Name  "

    assert [line.name for line in typed(text, amounts=False).lines] == [
        *("- Ruth", "1. Sam smith", "Name")
    ]
    assert typed("Rent\t12\nTea", amounts=True).lines == (
        PastedItem("Rent", "12"),
        PastedItem("Tea"),
    )


_LONG = ("• Cost\t5\n" * 100_000, "1. a\n" * 4_000, "Tea\t5\nTax\t-5\n" * 2_400)


@pytest.mark.parametrize(
    "text", ['"' * 300_000, '"a\t' * 100_000, "1. " * 100_000, "\t" * 300_000, *_LONG]
)
def test_long_texts_are_read_at_once(text: str) -> None:
    read(text, amounts=True)
