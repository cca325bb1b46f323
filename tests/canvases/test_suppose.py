"""What falls when an item goes away."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings

from canvases import editing, storage
from canvases.access import Actor
from canvases.checks import Finding, Place
from canvases.document import (
    Activity,
    Channel,
    Cost,
    Document,
    Fit,
    Package,
    Partner,
    Persona,
    Problem,
    Proposition,
    RevenueStream,
    Touch,
    block_of,
    index,
    problems_of,
)
from canvases.suppose import consequences, five_things, suppose, without
from tests.canvases.big_documents import big_document
from tests.canvases.factories import linked_document, make_canvas, make_document, make_user
from tests.canvases.strategies import documents


def said(code: str, *about: str) -> Finding:
    return Finding(code, "note", about, "", "", "channels", Place("list"))


def nothing(document: Document) -> tuple[Finding, ...]:
    return ()


def shop() -> Document:
    """Ted is offered two things; Omar pays for both; a partner provides what delivers one."""
    return make_document(
        currency="USD",
        personas=(Persona(id="p1", name="Ted"), Persona(id="p2", name="Omar", role="buyer")),
        problems=(Problem(id="q1", who="p1", text="Waits"),),
        propositions=(
            Proposition(id="v1", name="Lookup", solves=("q1",)),
            Proposition(id="v2", name="Manuals"),
        ),
        fits=(Fit(who="p1", proposition="v1"), Fit(who="p1", proposition="v2")),
        channels=(
            Channel(id="c1", name="App store", touches=(Touch(who="p1", stage="action"),)),
            Channel(id="c2", name="Poster", touches=(Touch(who="p1", stage="attention"),)),
        ),
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Licence",
                drivers=(Fit(who="p1", proposition="v1"), Fit(who="p1", proposition="v2")),
                paid_by=("p2",),
                packages=(Package(price=Decimal("25.00"), period="month", units=400),),
            ),
        ),
        activities=(
            Activity(id="a1", name="Keep the catalogue", delivers=("v1",)),
            Activity(id="a2", name="Scan the manuals", delivers=("v2",)),
        ),
        partners=(Partner(id="n1", name="Makers", provides=("a2",)),),
        costs=(
            Cost(id="x1", name="Pay", amount=Decimal("6000.00"), period="month", behaviour="fixed"),
        ),
    )


def test_partner_takes_along_what_only_it_provides() -> None:
    found = suppose(shop(), "n1", findings=nothing)

    assert [named.name for named in found.fallen] == ["Manuals", "Scan the manuals"]
    assert [(stream.name, stream.left, stream.of) for stream in found.shaken] == [("Licence", 1, 2)]
    assert found.streams == ()
    assert consequences(found) == (
        "Manuals and one other thing fall.",
        "Licence stands on one of two.",
    )


def test_without_the_payer_all_revenue_falls() -> None:
    found = suppose(shop(), "p2", findings=nothing)

    assert found.all_streams
    assert (found.before.revenue, found.after.revenue) == (Decimal("10000.00"), Decimal("0.00"))
    assert consequences(found) == (
        "All revenue falls.",
        "For Ted: nobody pays.",
        "$10,000 a month less comes in.",
        "Break-even moves from 60% of the expected sales to never.",
    )


def test_without_the_only_channel_of_a_stage_the_thread_breaks_there() -> None:
    found = suppose(shop(), "c2", findings=nothing)

    assert [(thread.name, [gap.short for gap in thread.gaps]) for thread in found.threads] == [
        (
            "Ted",
            ["Nothing at attention, interest, desire, onboarding and retention"],
        )
    ]


def test_people_keep_their_letter_when_somebody_before_them_goes() -> None:
    people = (Persona(id="p0", name="Ada"), Persona(id="p1", name="Ted"))
    document = make_document(
        personas=people,
        propositions=(Proposition(id="v1", name="Lookup"),),
        fits=tuple(Fit(who=one.id, proposition="v1") for one in people),
        channels=(
            Channel(id="c1", name="Fair", touches=(Touch(who="p0", stage="attention"),)),
            Channel(id="c2", name="Poster", touches=(Touch(who="p1", stage="attention"),)),
        ),
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Licence",
                drivers=(Fit(who="p0", proposition="v1"), Fit(who="p1", proposition="v1")),
                paid_by=("p0",),
            ),
        ),
    )

    found = suppose(document, "p0", findings=nothing)

    assert [(one.name, one.swatch.letter) for one in found.threads] == [("Ted", "B")]


def test_persona_takes_its_problems_along() -> None:
    found = suppose(shop(), "p1", findings=nothing)

    assert [named.name for named in found.with_it] == ["Waits"]
    assert [named.name for named in found.streams] == ["Licence"]


def test_what_costs_money_is_spared() -> None:
    found = suppose(shop(), "x1", findings=nothing)

    assert not found.is_nothing
    assert (found.before.cost, found.after.cost) == (Decimal("6000.00"), Decimal("0.00"))
    assert found.threads == ()


def test_item_on_which_nothing_rests() -> None:
    document = make_document(partners=(Partner(id="n1", name="Makers"),))

    found = suppose(document, "n1", findings=nothing)

    assert found.is_nothing
    assert consequences(found) == ("Nothing else falls.",)


def test_unknown_item_is_refused() -> None:
    with pytest.raises(KeyError):
        suppose(shop(), "p9")


def unpaid(document: Document) -> Iterator[Finding]:
    """Some check: streams without a payer, and one that always finds something."""
    yield said("C99")
    for stream in document.revenue_streams:
        if not stream.paid_by:
            yield said("C34", stream.id)


def test_findings_that_appear_are_told_and_those_that_stood_are_not() -> None:
    found = suppose(shop(), "p2", findings=unpaid)

    assert found.findings == (said("C34", "m1"),)
    assert consequences(found)[-1] == "One finding appears."


def test_real_findings_appear_too() -> None:
    assert "C12" in {finding.code for finding in suppose(shop(), "a1").findings}


def test_five_things_are_those_with_which_most_falls() -> None:
    names = [found.item.name for found in five_things(shop())]

    assert names == ["Ted", "Omar", "App store", "Poster", "Makers"]


def test_five_things_of_a_canvas_where_nothing_rests_on_anything() -> None:
    assert five_things(make_document(personas=(Persona(id="p1", name="Ted"),))) == ()


def test_five_things_of_a_large_canvas_are_found() -> None:
    assert len(five_things(big_document(200))) == 5


@pytest.mark.django_db
@pytest.mark.parametrize("ref", sorted(index(linked_document())))
def test_copy_is_what_deleting_would_leave(ref: str) -> None:
    user, document = make_user(), linked_document()
    canvas = make_canvas(owner=user, document=document)

    editing.remove(Actor(user=user), canvas.pk, block_of(document)[ref], ref, 1)

    canvas.refresh_from_db()
    assert storage.read(canvas) == without(storage.read(make_canvas(document=document)), [ref])


@settings(deadline=None)
@given(documents(per_block=3))
def test_any_document_without_any_item_is_valid(document) -> None:
    for id in index(document):
        assert problems_of(without(document, [id])) == []
        assert consequences(suppose(document, id, findings=nothing))


@settings(deadline=None)
@given(documents(per_block=3))
def test_any_document_has_at_most_five_things(document) -> None:
    found = five_things(document, findings=nothing)

    assert len(found) <= 5
    assert len({one.item for one in found}) == len(found)
