"""The small records of an item in words: how something is tested."""

from __future__ import annotations

from canvases.document import Test
from canvases.fields.days import written
from canvases.words import label


def plan(test: Test) -> str:
    """All that is known of a test, the plan before what came out."""
    parts = (
        ("", test.how),
        ("Counted: ", test.measure),
        ("Pass mark: ", test.pass_mark),
        ("By ", written(test.due) if test.due else ""),
        ("Result: ", test.result),
        ("", label("tests.verdict", test.verdict)),
    )
    return " · ".join(f"{start}{text}" for start, text in parts if text)
