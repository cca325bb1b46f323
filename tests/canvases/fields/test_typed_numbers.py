"""Numbers as people type them: what is plain is read, what could be two numbers is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.fields import currencies, typed_numbers

AMOUNTS = st.decimals(0, Decimal("999999999999.99"), places=2)
COUNTS = st.integers(0, 10**12)
WORDS = (
    "",
    "$",
    "€",
    "₹",
    "US$",
    "kr",
    "Kr.",
    "Rs.",
    "R",
    "zł",
    "円",
    "د.إ",
    "bananas",
    "Time Bank",
)
CODES = ("USD", "eur", "GBP", "JPY", "INR", "npr", "CHF", "SEK", "BRL", "VND", "XAF", "AED", "XYZ")
CURRENCIES = st.sampled_from([*WORDS, *CODES])


@given(value=AMOUNTS, currency=CURRENCIES)
def test_every_amount_is_read_as_it_is_displayed(value: Decimal, currency: str) -> None:
    assert typed_numbers.amount(currencies.as_money(value, currency), currency) == value
    assert typed_numbers.amount(str(value)) == value


@given(value=COUNTS, mark=st.sampled_from([",", ".", "'", "’", " ", "\u2009", "\u00a0", "\u202f"]))
def test_every_count_is_read_with_any_mark_between_thousands(value: int, mark: str) -> None:
    assert typed_numbers.count(f"{value:,}".replace(",", mark)) == value


@given(text=st.text(alphabet="0123456789.,'’ €$₹-+eEURksr\u00a0１٢٣٬٫"))
def test_what_is_read_has_the_digits_that_were_typed(text: str) -> None:
    value = typed_numbers.amount(text)

    if value is not None:
        digits = "".join(str(int(c)) for c in text if c.isdigit())
        assert f"{value:f}".replace(".", "").strip("0") == digits.strip("0")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("49,50", "49.50"),
        ("€ 49,50", "49.50"),
        ("49,50 €", "49.50"),
        ("EUR 49.5", "49.5"),
        ("7,200", "7200"),
        ("7.200", "7200"),
        ("1 200", "1200"),
        ("1\u202f200,50", "1200.50"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1'200.00", "1200"),
        ("A$5.00", "5"),
        ("25,-", "25"),
        ("25.", "25"),
        (".5", "0.5"),
        ("0,05", "0.05"),
        ("$400", "400"),
        ("400 EUR", "400"),
        ("400 eur", "400"),
        ("₹1,20,000", "120000"),
        ("Rs. 1,20,00,000.50", "12000000.50"),
        ("Rs.500", "500"),
        ("1200 kr", "1200"),
        ("1\u202f200,50 kr.", "1200.50"),
        ("kr. 1.200,50", "1200.50"),
        ("R400", "400"),
        ("$.50", "0.50"),
        ("$400 USD", "400"),
        ("400 euros", "400"),
        ("１２３", "123"),
        ("￥１，２００", "1200"),
        ("١٢٣", "123"),
        ("١٬٢٠٠٫٥٠", "1200.50"),
        ("۱۲۳", "123"),
        ("१२३", "123"),
        ("\u200f٤٠٠ د.إ", "400"),
    ],
)
def test_amount_is_read_as_people_write_it(text: str, value: str) -> None:
    assert typed_numbers.amount(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        *(("400", ""), ("$400", "$"), ("400 EUR", "EUR"), ("€ 400,-", "€"), ("1200 kr", "kr")),
        *(("Kr. 1200", "Kr."), ("A$5", "A$"), ("＄５", "$"), ("12 zł", "zł")),
        *(("$400 USD", "USD"), ("USD 400 $", "USD"), ("€400 EUR", "EUR")),
    ],
)
def test_currency_is_kept_as_it_was_typed(text: str, currency: str) -> None:
    read = typed_numbers.money(text)

    assert read is not None
    assert read.currency == currency


@pytest.mark.parametrize(
    "text",
    ["$400 EUR", "€400 kr", "£5 £ 5", "400 R", "35 a repair", "5 bananas", "all 25", "try 25"],
)
def test_words_that_are_no_currency_are_not_read(text: str) -> None:
    assert typed_numbers.money(text) is None


def test_word_and_groups_of_the_canvas_are_read_whatever_they_are() -> None:
    assert typed_numbers.amount("5 Bananas", "bananas") == 5
    assert typed_numbers.amount("1,20,000", "INR") == 120_000
    assert typed_numbers.amount("1,20,000", "EUR") is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "€", ".", "about 25", "-25", "1,20,000", "1 20", "12,3456", "0.500", "1.200.00"),
        *("1,200,50", "1e3", "NaN", "25 per", "2 500 000,5,0", "1.200,000", "25-30", "½", "25²"),
        "1" * 100,
    ],
)
def test_amount_that_is_not_plain_is_not_read(text: str) -> None:
    assert typed_numbers.amount(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "1,20", "1.5", "400.00", "-4", "€400", "1,200.000", "0,400", "four"],
)
def test_count_that_is_not_plain_is_not_read(text: str) -> None:
    assert typed_numbers.count(text) is None


@pytest.mark.parametrize("text", ["１，２００", "١٢٠٠", "١٬٢٠٠", "۱۲۰۰", "1\u202f200"])
def test_count_is_read_in_the_digits_of_any_script(text: str) -> None:
    assert typed_numbers.count(text) == 1200
