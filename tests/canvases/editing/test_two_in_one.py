"""Which lines read like several items, and which names hold "and" for good."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.editing.two_in_one import MOST, parts


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("grant and insurance", ("grant", "insurance")),
        ("Grant and insurance", ("Grant", "Insurance")),
        ("rent & wages", ("rent", "wages")),
        ("rent; wages; tools", ("rent", "wages", "tools")),
        ("rent, wages and hosting costs", ("rent", "wages", "hosting costs")),
        ("Manual licences and hosting", ("Manual licences", "Hosting")),
        ("a grant and a loan", ("a grant", "a loan")),
        ("engineers and the desk", ("engineers", "the desk")),
        ("miete and strom", ("miete", "strom")),
    ],
)
def test_several_things_are_seen(name: str, found: tuple[str, ...]) -> None:
    assert parts(name) == found


@pytest.mark.parametrize(
    "name",
    [
        *("", "and", "grant", "grant and", "Sandra", "brand andirons", "R&D", "AT&T"),
        *("Research and development", "terms and conditions", "Bed and breakfast"),
        *("Marks and Spencer", "Marks & Spencer", "Research & Development", "Berlin, Germany"),
        *("small and medium firms", "Workshops in schools and universities"),
        *("r&d", "marks and spencer", "Sales and marketing", "Wages & salaries", "salt and pepper"),
        *("rent and more", "rent, wages, etc", "rent, wages and others", "small and medium"),
        *("Miete und Strom", "loyer, charges et eau", "pan, aceite y vino", "luce e gas"),
        *("hyra, el och vatten", "Forschung und Entwicklung", "recherche et développement"),
        *("before- and after-school care", "Between rent and wages", "Ted, a technician"),
        *("Monthly licence, 25 a seat", "rent 400 and wages 900", "Call and then visit"),
        *("A satisfied technician tells his crew and comes back", "rent and Rent"),
        *(
            "a, b, c, d, e, f, g",
            "Help with forms and letters",
            "grant and (maybe) insurance",
            "Ted and his crew",
        ),
    ],
)
def test_one_thing_is_left_alone(name: str) -> None:
    assert parts(name) == ()


def test_people_stand_in_capitals() -> None:
    assert parts("Ted and Omar", of_people=True) == ("Ted", "Omar")
    assert parts("Ted, a technician", of_people=True) == ()


@given(st.text(alphabet="ab A,&+;.and -", max_size=40))
def test_parts_say_what_the_name_said(name: str) -> None:
    found = parts(name)

    assert len(found) != 1
    assert len(found) <= MOST
    assert all(part and part.casefold() in name.casefold() for part in found)
