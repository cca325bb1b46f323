from __future__ import annotations

from typing import get_args

import pytest

from reviews.transitions import LABELS, TABLE, WAITS_FOR, Act, State, WrongState, after

STATES: tuple[State, ...] = get_args(State)
ACTS: tuple[Act, ...] = get_args(Act)
ALLOWED = {
    "draft": {"submit"},
    "submitted": {"withdraw", "begin", "ask", "approve"},
    "in_review": {"withdraw", "ask", "approve"},
    "changes_requested": {"submit"},
    "approved": {"reopen"},
    "reopened": {"submit"},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_only_what_follows_is_allowed(state: State, act: Act) -> None:
    if act in ALLOWED[state]:
        assert after(state, act) == TABLE[state, act]
    else:
        with pytest.raises(WrongState):
            after(state, act)


def test_every_state_has_a_name_and_says_whom_it_waits_for() -> None:
    assert set(LABELS) == set(WAITS_FOR) == set(STATES)
