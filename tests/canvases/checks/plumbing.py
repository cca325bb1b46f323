"""Pairs for steps 6 to 9, the assumptions and the founder's own word on a step."""

from __future__ import annotations

from tests.canvases.checks.writing import (
    CATALOGUE,
    CREWS,
    GUESS,
    LIBRARY,
    LOOKUP,
    MAKERS,
    RENT,
    SELL,
    TED,
    WEBSITE,
    Pair,
    named,
)

_RISKY = {**GUESS, "impact": 4, "evidence": 2}
_CUSTOMERS_FIRST = {**GUESS, "kind": "customer_creation", "status": "testing"}
_PROBLEM_LATER = {"id": "h2", "text": "it hurts", "kind": "problem", "impact": 4}
_PARTNERS_SHOP = {**WEBSITE, "owner": "partner"}
_FAILED = {"how": "Ask twelve", "verdict": "fail"}


PAIRS = (
    # Infrastructure
    Pair(
        "C12",
        ("warning", ("v1",)),
        {"propositions": [LOOKUP], "activities": [CATALOGUE]},
        {"activities": [{**CATALOGUE, "delivers": ["v1"]}]},
    ),
    Pair(
        "C13",
        ("note", ("a1",)),
        {"partners": [MAKERS], "activities": [CATALOGUE]},
        {"activities": [{**CATALOGUE, "manages": ["n1"]}]},
    ),
    Pair(
        "C14",
        ("note", ("e1",)),
        {"activities": [CATALOGUE], "resources": [LIBRARY]},
        {"resources": [{**LIBRARY, "used_by": ["a1"]}]},
    ),
    Pair(
        "C15",
        ("note", ("x1",)),
        {"activities": [CATALOGUE], "costs": [RENT]},
        {"costs": [{**RENT, "driven_by": ["a1"]}]},
    ),
    Pair(
        "C16",
        ("note", ("a1",)),
        {"activities": [CATALOGUE], "costs": [RENT]},
        {"activities": [{**CATALOGUE, "core": False}]},
    ),
    Pair(
        "C17",
        ("note", ("n1",)),
        {"activities": [CATALOGUE], "partners": [MAKERS]},
        {"partners": [{**MAKERS, "provides": ["a1"]}]},
    ),
    Pair(
        "C18",
        ("warning", ("a1", "n1")),
        {"activities": [CATALOGUE], "partners": [{**MAKERS, "provides": ["a1"]}]},
        {"activities": [{**CATALOGUE, "core": False}]},
    ),
    Pair(
        "C28",
        ("note", ("n1", "a1")),
        {"activities": [CATALOGUE, SELL], "partners": [{**MAKERS, "provides": ["a1"]}]},
        {"activities": [CATALOGUE, SELL, named("a3", "Learn")]},
    ),
    Pair(
        "C26",
        ("warning", ("c1",)),
        {
            "channels": [{**_PARTNERS_SHOP, "touches": [{"stage": "action"}]}],
            "activities": [CATALOGUE],
        },
        {"channels": [{**_PARTNERS_SHOP, "touches": [{"stage": "desire"}]}]},
    ),
    Pair(
        "C46",
        ("note", ("n1", "s1")),
        {"segments": [CREWS], "partners": [named("n1", "CREWS.")]},
        {"partners": [named("n1", "Crews’ friends")]},
    ),
    Pair(
        "C50",
        ("note", ("e1",)),
        {"business_type": "product", "resources": [{**LIBRARY, "kind": "physical"}]},
        {"resources": [{**LIBRARY, "kind": "human"}]},
    ),
    Pair(
        "C51",
        ("note", ("e1",)),
        {"business_type": "scope", "resources": [{**LIBRARY, "kind": "financial"}]},
        {"resources": [{**LIBRARY, "kind": "intellectual"}]},
    ),
    Pair(
        "C52",
        ("note", ("e1",)),
        {"business_type": "infrastructure", "resources": [{**LIBRARY, "kind": "human"}]},
        {"resources": [LIBRARY]},
    ),
    # Assumptions
    Pair(
        "C60",
        ("warning", ("h1",)),
        {"assumptions": [{**_RISKY, "tests": [{"how": " ", "due": "2027-01-15"}]}]},
        {"assumptions": [{**_RISKY, "tests": [{"measure": "Claims"}]}]},
    ),
    Pair(
        "C61",
        ("error", ("h1", "p1")),
        {
            "personas": [TED],
            "assumptions": [{**GUESS, "status": "contradicted", "about": "p1"}],
        },
        {
            "assumptions": [
                {
                    **GUESS,
                    "status": "contradicted",
                    "about": "p1",
                    "about_hash": "0123456789abcdef",
                }
            ]
        },
    ),
    Pair(
        "C63",
        ("note", ("h1", "h2")),
        {"assumptions": [_CUSTOMERS_FIRST, _PROBLEM_LATER]},
        {"assumptions": [_CUSTOMERS_FIRST, {**_PROBLEM_LATER, "impact": 3}]},
    ),
    Pair(
        "C64",
        ("warning", ()),
        {"stage": "idea", "activities": [CATALOGUE, SELL], "costs": [RENT]},
        {"assumptions": [{**GUESS, "kind": "value", "status": "supported"}]},
    ),
    Pair(
        "C69",
        ("warning", ("h1",)),
        {"assumptions": [{**GUESS, "status": "supported", "tests": [_FAILED, {"how": "Again"}]}]},
        {
            "assumptions": [
                {
                    **GUESS,
                    "status": "supported",
                    "tests": [_FAILED, {"how": "Again", "verdict": "unclear"}],
                }
            ]
        },
    ),
    # The founder's own word
    Pair(
        "C40",
        ("error", ("channels",)),
        {
            "channels": [{**WEBSITE, "use": "rejected"}],
            "steps": {"channels": {"status": "done"}},
        },
        {"channels": [WEBSITE]},
    ),
)
