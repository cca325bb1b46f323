"""Money as it reads: with what its users write, and never in another country's name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from canvases.exports.pdf import fonts
from canvases.fields.currencies import CODES, agree, as_money, sign


@pytest.mark.parametrize(
    ("currency", "said"),
    [
        *(("", "120,000"), ("$", "$120,000"), ("kr", "120,000 kr"), ("€", "€120,000")),
        *(("EUR", "€120,000"), ("eur", "€120,000"), ("USD", "$120,000"), ("GBP", "£120,000")),
        *(("SEK", "120,000 kr"), ("CHF", "CHF 120,000"), ("PLN", "120,000 zł")),
        *(("INR", "₹1,20,000"), ("₹", "₹1,20,000"), ("Rs", "Rs 120,000"), ("R$", "R$120,000")),
        *(("AED", "120,000 AED"), ("XYZ", "120,000 XYZ"), (" bananas ", "120,000 bananas")),
        *(("#", "120,000 #"), ("US$", "US$120,000"), ("₫", "120,000 ₫")),
    ],
)
def test_currency_stands_where_its_users_write_it(currency: str, said: str) -> None:
    assert as_money(Decimal(120_000), currency) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *(
            ("25.00", "$25"),
            ("49.5", "$49.50"),
            ("0", "$0"),
            ("100.00", "$100"),
            ("-0.5", "−$0.50"),
        ),
        (
            "-1234567890123456789012345678901234.10",
            "−$1,234,567,890,123,456,789,012,345,678,901,234.10",
        ),
    ],
)
def test_cents_stand_only_where_there_are_some(value: str, said: str) -> None:
    assert as_money(Decimal(value), "$") == said


def test_minus_stands_before_a_currency_on_either_side() -> None:
    assert as_money(Decimal(-1200), "kr") == "−1,200 kr"
    assert as_money(Decimal("-9999999.99"), "INR") == "−₹99,99,999.99"


@pytest.mark.parametrize(
    ("typed", "held", "same"),
    [
        *(("€", "EUR", True), ("EUR", "€", True), ("eur", "EUR", True), ("£", "GBP", True)),
        *(("$", "USD", True), ("$", "AUD", True), ("kr", "SEK", True), ("kr.", "Kr", True)),
        *(("¥", "CNY", True), ("US$", "USD", True), ("Bananas", "bananas", True)),
        *(("USD", "$", False), ("SEK", "kr", False), ("$", "€", False), ("USD", "AUD", False)),
        *(("XYZ", "ABC", False), ("kr", "EUR", False), ("€", "bananas", False)),
    ],
)
def test_currencies_agree_where_they_can_be_the_same(typed: str, held: str, same: bool) -> None:
    assert agree(typed, held) is same


def test_what_is_written_for_a_code_is_drawn_in_the_pdf_too() -> None:
    signs = "".join(map(sign, CODES))

    assert fonts.not_ours(set(signs)) == frozenset()
    assert fonts.not_ours({"฿"}) == {"฿"}
