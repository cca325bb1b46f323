"""What stands in the style sheets about sizes: text may be twice as large, and fingers are wide."""

from __future__ import annotations

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
SHEETS = {path.name: path.read_text() for path in sorted(CSS.glob("*.css"))}


def test_layouts_change_with_the_size_of_text() -> None:
    """A page of 1,280 pixels with text at 200% has room for 40 em: it is a small one."""
    conditions = {
        (name, condition)
        for name, sheet in SHEETS.items()
        for condition in re.findall(r"@media[^{]*\((?:min|max)-width: ([^)]+)\)", sheet)
    }

    assert {one for one in conditions if not one[1].endswith("em")} == set()


def test_columns_grow_with_the_size_of_text() -> None:
    fixed = {
        (name, columns)
        for name, sheet in SHEETS.items()
        for columns in re.findall(r"grid-template-columns: ([^;]+);", sheet)
        if re.search(r"\d{3,}px", columns)
    }

    assert fixed == set()


def test_controls_are_large_enough_to_hit() -> None:
    """WCAG 2.2, 2.5.8: 24 pixels each way."""
    boxes = re.search(
        r'input:is\(\[type="checkbox"\], \[type="radio"\]\) \{([^}]+)\}', SHEETS["forms.css"]
    )
    assert boxes is not None
    assert {"width: 24px", "height: 24px"} <= {line.strip(" ;") for line in boxes[1].splitlines()}

    # Ten links with nine gaps of three pixels between them.
    strip = re.search(r"\.ten--review \{ flex: none; width: (\d+)rem;", SHEETS["review.css"])
    assert strip is not None
    assert (int(strip[1]) * 16 - 9 * 3) / 10 >= 24
