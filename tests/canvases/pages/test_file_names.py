"""Names of files: letters of any script, and nothing that a system or a header stumbles over."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from canvases.pages.file_names import ascii_stem_of, disposition, stem_of

DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
TITLES = st.one_of(st.text(), st.from_regex(DEVICE), st.text("\u202e\u2066./\\ con1e\u0301漢"))


@given(TITLES)
def test_any_title_makes_a_name_that_every_system_takes(title: str) -> None:
    for name in (stem_of(title), ascii_stem_of(title)):
        assert 0 < len(name.encode()) <= 127
        assert not DEVICE.fullmatch(name)
        assert name.strip("-") == name
        assert {unicodedata.category(one)[0] for one in name} <= {"L", "M", "N", "P"}
        assert not re.search(r"[^\w\u0300-\U0010ffff-]", name)


@given(TITLES)
def test_a_header_is_ascii_and_says_nothing_of_its_own(title: str) -> None:
    header = disposition(title, ".pdf")

    assert re.fullmatch(
        r"""attachment; filename="[a-z0-9-]+\.pdf"(; filename\*=UTF-8''[A-Za-z0-9%._~-]+\.pdf)?""",
        header,
    )


def test_a_long_name_is_not_cut_between_a_letter_and_its_marks() -> None:
    title = "नि" * 100

    name = stem_of(title)

    assert len(name.encode()) <= 120
    assert name.endswith("नि")


def test_no_letter_of_latin_is_lost() -> None:
    assert ascii_stem_of("Łódź Ærøskøbing Þór Straße Œuvre İzmir ẞ") == (
        "lodz-aeroskobing-thor-strasse-oeuvre-izmir-ss"
    )
