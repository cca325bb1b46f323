"""Numbers as people type them: what is plain is read, what could be two numbers is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases import figures
from canvases.sentences import money

AMOUNTS = st.decimals(0, Decimal("999999999999.99"), places=2)
COUNTS = st.integers(0, 10**12)
CURRENCIES = st.sampled_from(["", *money.SIGNS, *map(str.lower, money.SIGNS), "CHF", "SEK"])


@given(value=AMOUNTS, currency=CURRENCIES)
def test_every_amount_is_read_as_it_is_displayed(value: Decimal, currency: str) -> None:
    assert figures.amount(money.amount(value, currency)) == value
    assert figures.amount(money.round_amount(value, currency)) == value
    assert figures.amount(str(value)) == value


@given(value=COUNTS, mark=st.sampled_from([",", ".", "'", "’", " ", "\u2009", "\u00a0", "\u202f"]))
def test_every_count_is_read_with_any_mark_between_thousands(value: int, mark: str) -> None:
    assert figures.count(f"{value:,}".replace(",", mark)) == value


@given(text=st.text(alphabet="0123456789.,'’ €$-+eEUR\u00a0"))
def test_what_is_read_has_the_digits_that_were_typed(text: str) -> None:
    value = figures.amount(text)

    if value is not None:
        digits = "".join(c for c in text if c.isdigit())
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
    ],
)
def test_amount_is_read_as_people_write_it(text: str, value: str) -> None:
    assert figures.amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", "€", ".", "about 25", "-25", "1,20,000", "1 20", "12,3456", "0.500", "1.200.00"),
        *("1,200,50", "1e3", "NaN", "25 per", "2 500 000,5,0", "1.200,000", "25-30", "½", "٢٥"),
        "1" * 100,
    ],
)
def test_amount_that_is_not_plain_is_not_read(text: str) -> None:
    assert figures.amount(text) is None


@pytest.mark.parametrize(
    "text", ["", "1,20", "1.5", "400.00", "-4", "€400", "1,200.000", "0,400", "four"]
)
def test_count_that_is_not_plain_is_not_read(text: str) -> None:
    assert figures.count(text) is None
