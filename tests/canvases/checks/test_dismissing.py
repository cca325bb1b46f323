"""A finding that was set aside keeps the founder's reason, until what it was about changes."""

from __future__ import annotations

from typing import Any

import pytest

from canvases.checks import counts, findings
from canvases.document import dismissal_hash
from tests.canvases.checks.writing import (
    ANDI,
    CATALOGUE,
    LICENCE,
    LOOKUP,
    MANUALS,
    SELL,
    TED,
    Tree,
    canvas,
    named,
)

NOBODYS = {"personas": [TED], "propositions": [LOOKUP], "fits": []}


def dismissed(tree: Tree, *dismissals: Tree) -> list[tuple[str, str | None]]:
    found = findings(canvas({**tree, "dismissals": list(dismissals)}))
    return [(one.code, one.dismissed) for one in found]


def dismissal(code: str, *about: str, **rest: Any) -> Tree:
    return {"code": code, "about": list(about), "reason": "We know", **rest}


def hashed(tree: Tree, one: Tree) -> Tree:
    """The dismissal as it was given on that canvas."""
    document = canvas({**tree, "dismissals": [one]})
    return {**one, "about_hash": dismissal_hash(document, document.dismissals[0])}


def test_reason_stands_at_the_finding_and_only_there() -> None:
    assert dismissed(NOBODYS, dismissal("C03", "v1")) == [("C02", None), ("C03", "We know")]


def test_dismissed_finding_is_not_counted() -> None:
    document = canvas({**NOBODYS, "dismissals": [dismissal("C03", "v1")]})

    assert counts(findings(document)) == {"error": 1, "warning": 0, "note": 0}


@pytest.mark.parametrize(
    ("code", "about"), [("C02", ["v1"]), ("C03", ["p1"]), ("C03", ["p1", "v1"])]
)
def test_dismissal_of_something_else_does_nothing(code, about) -> None:
    assert dismissed(NOBODYS, dismissal(code, *about)) == [("C02", None), ("C03", None)]


def test_dismissal_without_a_reason_is_none() -> None:
    assert dismissed(NOBODYS, dismissal("C03", "v1", reason=" ")) == [("C02", None), ("C03", None)]


def test_hash_that_matches_holds() -> None:
    one = hashed(NOBODYS, dismissal("C03", "v1"))

    assert dismissed(NOBODYS, one) == [("C02", None), ("C03", "We know")]


def test_dismissal_lapses_when_its_item_changes() -> None:
    one = hashed(NOBODYS, dismissal("C03", "v1"))

    after = {**NOBODYS, "propositions": [{**LOOKUP, "description": "By photograph"}]}

    assert dismissed(after, one) == [("C02", None), ("C03", None)]


def test_dismissal_outlives_a_change_elsewhere() -> None:
    one = hashed(NOBODYS, dismissal("C03", "v1"))

    after = {**NOBODYS, "personas": [ANDI, TED]}

    assert dict(dismissed(after, one))["C03"] == "We know"


def test_list_lapses_when_it_holds_another() -> None:
    tree = {"propositions": [LOOKUP], "activities": [SELL]}
    more = {"propositions": [LOOKUP, MANUALS], "activities": [SELL]}

    assert dict(dismissed(tree, dismissal("C12", "v1")))["C12"] == "We know"
    assert dict(dismissed(more, dismissal("C12", "v1")))["C12"] is None
    assert dict(dismissed(more, dismissal("C12", "v2", "v1")))["C12"] == "We know"


def test_item_alone_names_a_finding_about_it() -> None:
    tree = {"activities": [SELL], "partners": [named("n1", "Shops", provides=["a2"])]}

    assert dict(dismissed(tree, dismissal("C18", "a2")))["C18"] == "We know"
    assert dict(dismissed(tree, dismissal("C18", "n1")))["C18"] is None
    assert dict(dismissed(tree, dismissal("C18", "a2", "n1")))["C18"] == "We know"


def test_finding_on_the_whole_canvas_may_name_nothing() -> None:
    tree = {"revenue_streams": [{**LICENCE, "form": "free"}]}

    assert dict(dismissed(tree, dismissal("C10")))["C10"] == "We know"
    assert dict(dismissed(tree, dismissal("C10", "m1")))["C10"] == "We know"


def test_empty_step_is_dismissed_until_its_status_changes() -> None:
    done = {"activities": [CATALOGUE], "steps": {"channels": {"status": "done"}}}
    one = hashed(done, dismissal("C40", "channels"))

    refilled = {**done, "channels": [named("c1", "A", use="rejected")]}

    assert dict(dismissed(done, one))["C40"] == "We know"
    assert dict(dismissed(refilled, one))["C40"] is None


def test_hash_that_matches_nothing_is_passed_over() -> None:
    old = dismissal("C03", "v1", about_hash="0123456789abcdef", reason="Once")

    assert dict(dismissed(NOBODYS, old, dismissal("C03", "v1")))["C03"] == "We know"


def test_links_count_as_changes() -> None:
    one = hashed(NOBODYS, dismissal("C02", "p1"))
    after = {**NOBODYS, "revenue_streams": [{**LICENCE, "paid_by": ["p1"]}]}

    assert dict(dismissed(NOBODYS, one))["C02"] == "We know"
    assert dict(dismissed(after, one))["C02"] is None
