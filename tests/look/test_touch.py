"""What stands in the style sheets about fingers: they point at nothing before they press it."""

from __future__ import annotations

import re

from tests.look.test_sizes import SHEETS

FOR_POINTERS = re.compile(r"@media \(hover: hover\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
HIDDEN = re.compile(r"^\s*([^{}@]+?) \{[^{}]*\bopacity: 0;[^{}]*\}", re.MULTILINE)


def test_what_shows_when_pointed_at_always_shows_to_touch() -> None:
    hidden = {
        (name, selector)
        for name, sheet in SHEETS.items()
        for selector in HIDDEN.findall(FOR_POINTERS.sub("", sheet))
        if re.search(rf":hover\b[^{{}}]*{re.escape(selector)} \{{", sheet)
    }

    assert hidden == set()
