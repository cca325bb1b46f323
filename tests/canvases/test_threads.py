"""Threads: from a persona to what all of that costs, with what is missing in its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from canvases.document import (
    Activity,
    Channel,
    Cost,
    Fit,
    Partner,
    Persona,
    Problem,
    Proposition,
    RevenueStream,
    Segment,
    Step,
    Touch,
    index,
)
from canvases.threads import Edge, thread, threads
from tests.canvases.factories import linked_document, make_document
from tests.canvases.strategies import documents

TED = Persona(id="p1", name="Ted")
LOOKUP = Proposition(id="v1", name="Parts lookup", solves=("q1",))
WAIT = Problem(id="q1", who="p1", text="waits on roofs")


def test_thread_runs_from_the_problem_to_the_cost() -> None:
    found = thread(linked_document(), "p1")

    assert {stage.kind: stage.items for stage in found.stages} == {
        "problems": ("q1",),
        "propositions": ("v1",),
        "channels": ("c1",),
        "relationships": ("r1",),
        "revenue_streams": ("m1",),
        "activities": ("a1",),
        "resources": ("e1",),
        "partners": ("n1",),
        "costs": ("x1",),
    }
    assert found.at == {"c1": ("action", "retention")}
    assert found.items == {
        *("p1", "s1", "q1", "v1", "c1", "r1", "m1"),
        *("a1", "e1", "n1", "x1"),
    }


def test_thread_is_told_a_sentence_a_line() -> None:
    found = thread(linked_document(), "p1")

    assert [(line.title, str(line.sentence)) for line in found.lines] == [
        ("Problem", "What matters to Ted: Waits for a part number."),
        ("Offer", "We offer Parts lookup to Ted."),
        ("Journey", "Ted buys or signs up and stays through App stores."),
        ("Journey", "No channel serves Ted at attention, interest, desire or onboarding."),
        ("Relationship", "We look after Ted with In-app help."),
        ("Revenue", "Omar pays Monthly licence for Ted’s use of Parts lookup."),
        ("Activities", "What we do for that: Keep the catalogue."),
        ("Resources", "It rests on Manual library."),
        ("Partners", "We leave part of it to Equipment makers."),
        ("Costs", "We pay for Manual licences (no amount yet)."),
    ]


def test_edges_are_links_of_the_canvas() -> None:
    document = make_document(
        personas=(TED,),
        problems=(WAIT,),
        propositions=(LOOKUP, Proposition(id="v2", name="Manuals")),
        fits=(Fit(who="p1", proposition="v1"), Fit(who="p1", proposition="v2")),
        activities=(Activity(id="a1", name="Keep the catalogue", delivers=("v1",)),),
        costs=(Cost(id="x1", name="Editors", driven_by=("a1",)),),
    )

    found = thread(document, "p1")

    assert found.edges == (
        Edge("q1", "v1"),
        Edge("p1", "v2"),
        Edge("v1", "a1"),
        Edge("a1", "x1"),
    )


def test_a_payer_has_a_thread_to_the_stream_that_others_use() -> None:
    found = thread(linked_document(), "p2")

    assert found.stage("revenue_streams").items == ("m1",)
    assert Edge("p2", "m1") in found.edges


def test_lonely_persona_has_a_gap_at_every_stage_but_partners() -> None:
    found = thread(make_document(personas=(TED,)), "p1")

    assert [str(gap.sentence) for gap in found.gaps] == [
        "What Ted struggles with is not said yet.",
        "Nothing is offered to Ted yet.",
        "No channel reaches Ted yet.",
        "How we deal with Ted is not said yet.",
        "Nobody pays yet for what is offered to Ted.",
        "What we do for Ted is not said yet.",
        "What we must have for that is not said yet.",
        "What that costs is not said yet.",
    ]
    assert str(found.stage("partners").told[0]) == "We leave nothing of it to a partner."


def test_a_partner_who_is_not_linked_yet_is_not_said_to_do_nothing() -> None:
    partner = Partner(id="n1", name="The wholesaler")
    found = thread(make_document(personas=(TED,), partners=(partner,)), "p1")

    told = [str(sentence) for sentence in found.stage("partners").told]
    assert told == ["What a partner does of it is not said yet."]


def test_offers_without_activity_and_activity_without_cost_are_gaps() -> None:
    document = make_document(
        personas=(TED,),
        propositions=(LOOKUP, Proposition(id="v2", name="Manuals")),
        fits=(Fit(who="p1", proposition="v1"), Fit(who="p1", proposition="v2")),
        problems=(WAIT,),
        activities=(Activity(id="a1", name="Support rota", delivers=("v1",)),),
    )

    found = thread(document, "p1")

    undone, uncosted = found.stage("activities").gaps, found.stage("costs").gaps
    assert [(str(gap.sentence), gap.after) for gap in (*undone, *uncosted)] == [
        ("What we do to deliver Manuals is not said yet.", ("v2",)),
        ("What it costs to do this is not said yet: Support rota.", ("a1",)),
    ]


def test_payers_who_are_no_buyers_are_a_gap() -> None:
    document = make_document(
        personas=(Persona(id="p1", name="Ted", role="user"),),
        propositions=(LOOKUP,),
        problems=(WAIT,),
        fits=(Fit(who="p1", proposition="v1"),),
        revenue_streams=(
            RevenueStream(id="m1", name="Licence", drivers=(Fit(who="p1", proposition="v1"),)),
        ),
    )

    gaps = thread(document, "p1").stage("revenue_streams").gaps

    assert [str(gap.sentence) for gap in gaps] == ["Who pays Licence is not said yet."]


def test_subsidised_segment_need_not_pay_for_what_earns_nothing() -> None:
    document = make_document(
        segments=(Segment(id="s1", name="Schools", side="beneficiary"),),
        propositions=(LOOKUP, Proposition(id="v2", name="Adverts")),
        problems=(Problem(id="q1", who="s1", text="Costs"),),
        fits=(Fit(who="s1", proposition="v1"), Fit(who="s1", proposition="v2")),
        revenue_streams=(
            RevenueStream(id="m1", name="Adverts", drivers=(Fit(who="s1", proposition="v2"),)),
        ),
    )

    assert thread(document, "s1").stage("revenue_streams").gaps == ()


def test_step_that_is_not_applicable_is_no_gap() -> None:
    document = make_document(
        personas=(TED,),
        steps={"channels": Step(status="not_applicable", reason="They find us.")},
    )

    channels = thread(document, "p1").stage("channels")

    assert channels.gaps == ()
    assert [str(told) for told in channels.told] == ["Channels: not applicable, They find us."]


def test_channel_that_names_others_at_its_stages_still_reaches_a_colleague() -> None:
    document = make_document(
        segments=(Segment(id="s1", name="Technicians"),),
        personas=(Persona(id="p1", name="Ted", segment="s1"), Persona(id="p2", name="Omar")),
        channels=(
            Channel(
                id="c1", name="Fair", reaches=("s1",), touches=(Touch(who="p2", stage="action"),)
            ),
        ),
    )

    channels = thread(document, "p1").stage("channels")

    assert [str(told) for told in channels.told] == ["We reach Ted through Fair."]
    assert [gap.short for gap in channels.gaps] == ["No stage named"]


def test_links_that_run_in_a_circle_end() -> None:
    document = linked_document()
    partner = document.partners[0]
    activity = Activity(id="a1", name="Keep", delivers=("v1",), manages=(partner.id,))
    document = make_document(
        **{
            name: getattr(document, name)
            for name in document.__struct_fields__
            if name not in ("format", "version", "title", "activities", "dismissals")
        },
        activities=(activity,),
    )

    found = thread(document, "p1")

    assert Edge("n1", "a1") in found.edges


def test_known_costs_are_summed() -> None:
    document = make_document(
        currency="USD",
        personas=(TED,),
        propositions=(LOOKUP,),
        problems=(WAIT,),
        fits=(Fit(who="p1", proposition="v1"),),
        activities=(Activity(id="a1", name="Keep", delivers=("v1",)),),
        costs=(
            Cost(id="x1", name="Rent", amount=Decimal("1200.00"), period="year", driven_by=("a1",)),
            Cost(id="x2", name="Pay", amount=Decimal("300.00"), period="month", driven_by=("a1",)),
        ),
    )

    told = thread(document, "p1").stage("costs").told

    assert str(told[-1]) == "That is $400 a month, as far as amounts are known."


def test_nobody_has_no_thread() -> None:
    with pytest.raises(KeyError):
        thread(make_document(), "p1")


@settings(deadline=None)
@given(documents(per_block=3))
def test_any_document_has_a_thread_for_each_who(document) -> None:
    found = threads(document)

    peopled = {persona.segment for persona in document.personas}
    whos = [*document.personas, *(s for s in document.segments if s.id not in peopled)]
    assert [one.who for one in found] == [who.id for who in whos]
    known = index(document)
    for one in found:
        gaps = {gap.id for gap in one.gaps}
        assert one.items <= known.keys()
        assert {end for edge in one.edges for end in edge} <= one.items
        assert all(gap.after and set(gap.after) <= one.items | gaps for gap in one.gaps)
        assert all(stage.told or stage.gaps for stage in one.stages)
        assert all(str(line.sentence).strip() for line in one.lines)
