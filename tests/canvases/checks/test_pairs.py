"""Every code: the smallest canvas that raises it, and its nearest neighbour that does not."""

from __future__ import annotations

from typing import get_args

import pytest

from canvases.checks import REGISTRY
from canvases.document import FindingCode
from tests.canvases.checks import customers, plumbing
from tests.canvases.checks.writing import raised

PAIRS = (*customers.PAIRS, *plumbing.PAIRS)
every_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.code)


def test_every_code_has_a_check_and_a_pair() -> None:
    codes = get_args(FindingCode)

    assert tuple(REGISTRY) == codes
    assert tuple(sorted(pair.code for pair in PAIRS)) == codes


@every_pair
def test_smallest_canvas_raises_the_code_once(pair) -> None:
    assert raised(pair.code, pair.canvas) == [pair.raised]


@every_pair
def test_nearest_neighbour_does_not_raise_it(pair) -> None:
    assert raised(pair.code, {**pair.canvas, **pair.neighbour}) == []
