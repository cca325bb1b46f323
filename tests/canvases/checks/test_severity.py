"""A severity is declared once, drawn by the stylesheet, and counted where it is a claim."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from canvases.checks import SEVERITIES, Severity, claims, severity

STYLES = Path(__file__).parents[3] / "static/css/checks.css"


def test_each_is_declared() -> None:
    assert tuple(SEVERITIES) == get_args(Severity)


def test_each_has_a_sign_of_its_own() -> None:
    drawn = re.findall(r'^\.sign\[data-severity="(\w+)"\]', STYLES.read_text(), re.MULTILINE)

    assert set(drawn) == set(SEVERITIES)


def test_what_only_asks_is_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asking = severity.Weight(label="", counted=str, column="questions", is_claim=False)
    declared = dict[str, severity.Weight](SEVERITIES, question=asking)  # type: ignore[arg-type]
    monkeypatch.setattr(severity, "SEVERITIES", declared)

    assert claims({"error": 1, "note": 2, "question": 4}) == 3  # type: ignore[dict-item]
