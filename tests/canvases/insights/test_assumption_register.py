"""The register of assumptions."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings

from canvases.document import Assumption, Persona, Test
from canvases.insights.assumption_register import entries, late
from tests.canvases.factories import make_document
from tests.canvases.strategies import documents

TODAY = dt.date(2026, 11, 21)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def belief(number: int, **parts: object) -> Assumption:
    return Assumption(id=f"h{number}", text=f"Belief {number}", **parts)  # type: ignore[arg-type]


def test_persona_problem_and_value_come_first_then_risk() -> None:
    document = make_document(
        assumptions=(
            belief(1, kind="usability", impact=5, evidence=1),
            belief(2, kind="value", impact=2, evidence=4),
            belief(3, kind="persona", impact=4, evidence=2),
            belief(4, impact=5, evidence=4),
        )
    )

    found = entries(document, today=TODAY)

    assert [(entry.number, entry.id, entry.risk) for entry in found] == [
        (1, "h3", 16),
        (2, "h2", 4),
        (3, "h1", 25),
        (4, "h4", 10),
    ]


def test_entry_names_what_it_is_about() -> None:
    document = make_document(
        personas=(Persona(id="p1", name="Ted"),),
        assumptions=(
            belief(1, about="p1", kind="persona"),
            belief(2, step="channels", kind="value"),
            belief(3),
        ),
    )

    found = entries(document, today=TODAY)

    assert [(entry.about, entry.kind) for entry in found] == [
        ("Ted", "Persona"),
        ("Channels", "Value"),
        ("", ""),
    ]


def test_open_test_is_late_from_the_day_after_it_was_due() -> None:
    def one(due: dt.date, **parts: object) -> Assumption:
        return belief(1, tests=(Test(how="Ask", due=due),), **parts)

    assert late(entries(make_document(assumptions=(one(TODAY),)), today=TODAY)) == ()
    assert len(late(entries(make_document(assumptions=(one(YESTERDAY),)), today=TODAY))) == 1
    settled = make_document(assumptions=(one(YESTERDAY, status="supported"),))
    assert late(entries(settled, today=TODAY)) == ()


def test_next_test_is_the_soonest_without_a_verdict() -> None:
    over = Test(how="Rang five", due=YESTERDAY, verdict="unclear")
    later = Test(how="Ask ten", due=TOMORROW + dt.timedelta(days=9))
    soon = Test(how="Ask five", due=TOMORROW)
    document = make_document(assumptions=(belief(1, tests=(over, Test(), later, soon)),))

    (entry,) = entries(document, today=TODAY)

    assert (entry.test, entry.due, entry.is_late) == (soon, TOMORROW, False)


def test_much_impact_and_little_evidence_is_to_be_tested_first() -> None:
    document = make_document(
        assumptions=(
            belief(1, impact=4, evidence=2),
            belief(2, impact=4, evidence=2, status="supported"),
            belief(3, impact=3, evidence=2),
            belief(4, impact=4, evidence=3),
            belief(5, impact=5),
        )
    )

    found = entries(document, today=TODAY)

    assert {entry.id for entry in found if entry.test_first} == {"h1"}
    assert {entry.id for entry in found if not entry.is_placed} == {"h5"}


@settings(deadline=None)
@given(documents(per_block=4))
def test_any_document_has_an_entry_for_each_assumption(document) -> None:
    found = entries(document, today=TODAY)

    assert sorted(entry.id for entry in found) == sorted(a.id for a in document.assumptions)
    assert [entry.number for entry in found] == list(range(1, len(found) + 1))
    risks = [(not entry.comes_first, -entry.risk) for entry in found]
    assert risks == sorted(risks)
