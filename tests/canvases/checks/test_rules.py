"""How the table of the method is read."""

from __future__ import annotations

import pytest

from tests.canvases.checks.rules import RULES
from tests.canvases.checks.writing import raised


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}: {rule.says}")
def test_rule_is_kept(rule) -> None:
    assert raised(rule.code, rule.canvas) == rule.raised
