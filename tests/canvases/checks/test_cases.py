"""What the page of the method says of real canvases, worked out by hand before any code ran."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvases.checks import counts, findings
from canvases.document import decode
from canvases.examples import EXAMPLES

DATA = Path(__file__).parent.parent.parent / "data"

EXPECTED = {
    "enable-quiz": [
        # The one channel stands at attention; it is a website, and the help is personal by trial.
        ("warning", "C30", ("s1",)),
        ("warning", "C60", ("h1",)),
        ("note", "C20", ("r1", "s1")),
    ],
    "google-adwords": [
        ("note", "C31", ("c1", "c2")),
        ("note", "C17", ("p1", "p2")),
        ("note", "C46", ("p1", "s3")),
    ],
    "indian-university": [
        # Channels have not been begun: what reads them is silent.
        ("warning", "C05", ("s2",)),
        ("warning", "C05", ("s3",)),
        ("warning", "C05", ("s4",)),
        ("warning", "C27", ("r1", "s1")),
        ("note", "C17", ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8")),
        ("note", "C16", ("a1", "a5", "a6")),
        ("note", "C15", ("x1",)),
    ],
    "skype": [
        ("note", "C31", ("c1", "c2")),
        ("note", "C17", ("p1", "p2", "p3")),
        ("note", "C15", ("x2",)),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_case_has_what_the_method_says(name) -> None:
    document = decode((DATA / f"{name}.canvas.json").read_bytes())

    found = [(one.severity, one.code, one.about) for one in findings(document)]

    assert found == EXPECTED[name]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.slug)
def test_examples_are_sound(example) -> None:
    found = findings(decode(example.path.read_bytes()))

    stand = counts(found)
    assert (stand["error"], stand["warning"]) == (0, 0)
    assert stand["note"] <= 2
