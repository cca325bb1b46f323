"""The states of a review, and what leads from one to another. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from web.text.language import gettext
from web.text.language import gettext_noop as _

State = Literal["draft", "submitted", "in_review", "changes_requested", "approved", "reopened"]
Act = Literal["submit", "withdraw", "begin", "ask", "approve", "reopen"]
Side = Literal["founder", "reviewer"]
Scope = Literal["half", "whole"]
Outcome = Literal["approved", "changes", "withdrawn"]
StepWord = Literal["approve", "changes"]


@dataclass(frozen=True)
class WrongState(Exception):
    """What was asked for does not follow on the state that the review is in."""

    state: str
    act: Act


TABLE: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        ("draft", "submit"): "submitted",
        ("changes_requested", "submit"): "submitted",
        ("reopened", "submit"): "submitted",
        ("submitted", "withdraw"): "draft",
        ("in_review", "withdraw"): "draft",
        ("submitted", "begin"): "in_review",
        ("submitted", "ask"): "changes_requested",
        ("in_review", "ask"): "changes_requested",
        ("submitted", "approve"): "approved",
        ("in_review", "approve"): "approved",
        ("approved", "reopen"): "reopened",
    }
)
# Whom a state waits for; approved is what nobody has to do anything about.
WAITS_FOR: Mapping[State, Side | Literal[""]] = MappingProxyType(
    {
        "draft": "founder",
        "submitted": "reviewer",
        "in_review": "reviewer",
        "changes_requested": "founder",
        "approved": "",
        "reopened": "founder",
    }
)
WITH_REVIEWER: frozenset[State] = frozenset({"submitted", "in_review"})
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "draft": _("Draft"),
        "submitted": _("Submitted"),
        "in_review": _("In review"),
        "changes_requested": _("Changes asked for"),
        "approved": _("Approved"),
        "reopened": _("Reopened"),
    }
)


def label(state: str) -> str:
    """What a state is called in front of people."""
    return gettext(LABELS[state])


def after(state: str, act: Act) -> State:
    """The state that an act leads to. Raises WrongState where it does not follow."""
    for (before, leads), now in TABLE.items():
        if (before, leads) == (state, act):
            return now
    raise WrongState(state, act)
