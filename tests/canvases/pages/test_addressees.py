"""Addresses as they are pasted into an invitation."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from canvases.pages.addressees import addresses


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ann@example.org", ["ann@example.org"]),
        ("Ann <Ann@Example.org>", ["ann@example.org"]),
        ('"Lovelace, Ada" <ada@example.org>', ["ada@example.org"]),
        ("Lovelace, Ada <ada@example.org>", ["ada@example.org"]),
        ("mailto:ann@example.org?subject=Hello", ["ann@example.org"]),
        ("<mailto:ann%2Bx@example.org>", ["ann+x@example.org"]),
        ("a@b.org, c@d.org;e@f.org\r\ng@h.org,", ["a@b.org", "c@d.org", "e@f.org", "g@h.org"]),
        ("a@b.org, A@B.org", ["a@b.org"]),
        ("ann, a@b.org, bea", ["ann", "a@b.org", "bea"]),
        (' "open, a@b.org', ['"open', "a@b.org"]),
        (" , ;\n", []),
    ],
)
def test_addresses_are_found_in_what_was_pasted(typed: str, found: list[str]) -> None:
    assert addresses(typed) == found


@given(st.text(st.sampled_from('ab@.<>",;\n :'), max_size=200))
@example("@<>")
@example("<mailto:%20?@>")
def test_anything_can_be_pasted(typed: str) -> None:
    assert all(one == one.strip() and one for one in addresses(typed))
