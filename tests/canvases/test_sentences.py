"""What a canvas says, word for word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from canvases import sentences
from canvases.document import (
    Activity,
    Capture,
    Channel,
    Cost,
    Document,
    Fit,
    Package,
    Partner,
    Persona,
    Positioning,
    Problem,
    Proposition,
    Relationship,
    Resource,
    RevenueStream,
    Segment,
    Touch,
)
from canvases.sentences import Part, grammar

PEOPLE = {
    "segments": (Segment(id="s1", name="Technicians"), Segment(id="s2", name="Owners")),
    "personas": (
        Persona(id="p1", name="Ted", segment="s1"),
        Persona(id="p2", name="Omar", segment="s2"),
    ),
}
OFFER = {
    "propositions": (
        Proposition(id="v1", name="Parts lookup", solves=("q1",)),
        Proposition(id="v2", name="Offline manuals"),
    ),
    "fits": (Fit(who="p1", proposition="v1"), Fit(who="p1", proposition="v2")),
}


def canvas(**blocks: object) -> Document:
    return Document(format="canvas", version=1, title="Rooftop Parts", **blocks)  # type: ignore[arg-type]


def told(document: Document, *, half: bool = False) -> list[str]:
    return [str(sentence) for sentence in sentences.story(document, half=half)]


def lines(document: Document, id: str) -> list[str]:
    return [str(sentence) for sentence in sentences.links_of(document, id)]


def test_empty_canvas_says_nothing() -> None:
    assert sentences.story(canvas()) == ()
    assert sentences.positioning(canvas()) == ""


def test_need_today_and_offer_are_one_sentence() -> None:
    document = canvas(
        **PEOPLE,
        **OFFER,
        problems=(
            Problem(
                id="q1",
                who="p1",
                text="the right part number on a roof",
                alternative="calls the counter and waits.",
            ),
        ),
    )

    assert told(document) == [
        (
            "Ted needs the right part number on a roof. Today Ted calls the counter and waits. "
            "We offer Parts lookup."
        ),
        "We offer Offline manuals to Ted.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the manual", "Ted needs the manual."),
        ("to know who is free", "Ted needs to know who is free."),
        ("waits for a part number", "Ted waits for a part number."),
        ("cannot find the manual!", "Ted cannot find the manual!"),
        ("Waits on a roof", "What matters to Ted: Waits on a roof."),
        ("slow hiring", "What matters to Ted: slow hiring."),
    ],
)
def test_need_runs_on_only_where_its_words_tell_how(text: str, said: str) -> None:
    document = canvas(
        personas=(Persona(id="p1", name="Ted"),), problems=(Problem(id="q1", who="p1", text=text),)
    )

    assert told(document) == [said]


def test_segment_is_never_the_subject_of_a_verb() -> None:
    document = canvas(
        segments=(Segment(id="s1", name="Industry"),),
        problems=(Problem(id="q1", who="s1", text="the skills", alternative="trains people"),),
        propositions=(Proposition(id="v1", name="Career preparation", solves=("q1",)),),
        fits=(Fit(who="s1", proposition="v1"),),
        channels=(
            Channel(
                id="c1",
                name="Fairs",
                touches=(Touch(stage="attention"), Touch(stage="interest")),
            ),
            Channel(id="c2", name="Contracts", touches=(Touch(who="s1", stage="action"),)),
        ),
        revenue_streams=(
            RevenueStream(id="m1", name="Fees", drivers=(Fit(who="s1", proposition="v1"),)),
        ),
    )

    assert told(document) == [
        "What matters to Industry: the skills. Today: trains people. We offer Career preparation.",
        (
            "We first reach Industry and show more to them through Fairs, "
            "then sell to them through Contracts."
        ),
        "We earn Fees from the use of Career preparation by Industry.",
    ]


def test_journey_follows_the_stages_and_then_what_has_no_stage() -> None:
    document = canvas(
        **PEOPLE,
        channels=(
            Channel(
                id="c1",
                name="App stores",
                touches=(Touch(who="p1", stage="action"), Touch(who="p1", stage="onboarding")),
            ),
            Channel(id="c2", name="Posters", touches=(Touch(who="s1", stage="attention"),)),
            Channel(id="c3", name="Sales calls", reaches=("s1",)),
            Channel(id="c4", name="Fax", reaches=("s1",), use="rejected"),
        ),
    )

    assert told(document) == [
        (
            "Ted first hears of us through Posters, "
            "then buys or signs up and gets going through App stores."
        ),
        "We also reach Ted through Sales calls.",
    ]


def test_what_is_alike_for_all_is_said_once() -> None:
    document = canvas(
        **PEOPLE,
        channels=(Channel(id="c1", name="Fairs", touches=(Touch(stage="attention"),)),),
        relationships=(
            Relationship(id="r1", name="In-app help", contact="automated", basis="ongoing"),
        ),
    )

    assert told(document) == [
        "Everyone first hears of us through Fairs.",
        "We look after everyone with In-app help (automated, ongoing).",
    ]


def test_a_dealing_named_after_its_choices_says_them_once() -> None:
    named = Relationship(
        id="r1",
        name="Full service, personal, ongoing",
        contact="personal",
        basis="ongoing",
        service="full",
    )

    assert "We look after everyone with Full service, personal, ongoing." in told(
        canvas(**PEOPLE, relationships=(named,))
    )


def test_what_some_share_is_said_once_the_last_of_them_is_known() -> None:
    document = canvas(
        personas=tuple(Persona(id=f"p{i}", name=name) for i, name in enumerate(("Al", "Bo", "Cy"))),
        problems=tuple(Problem(id=f"q{i}", who=f"p{i}", text="the time") for i in range(3)),
        channels=(
            Channel(
                id="c1",
                name="Fairs",
                touches=(Touch(who="p0", stage="attention"), Touch(who="p2", stage="attention")),
            ),
        ),
        relationships=(Relationship(id="r1", name="A named person", serves=("p0", "p1")),),
    )

    assert told(document) == [
        "Al needs the time.",
        "Bo needs the time.",
        "We look after Al and Bo with A named person.",
        "Cy needs the time.",
        "We first reach Al and Cy through Fairs.",
    ]


def test_gist_is_the_first_of_each_person_and_what_is_paid() -> None:
    document = canvas(
        personas=tuple(Persona(id=f"p{i}", name=f"Ted {i}") for i in range(5)),
        problems=tuple(
            Problem(id=f"q{i}{j}", who=f"p{i}", text=f"the time {j}")
            for i in range(5)
            for j in range(2)
        ),
        revenue_streams=tuple(
            RevenueStream(id=f"m{i}", name=f"Fee {i}", paid_by=("p1",)) for i in range(5)
        ),
    )

    assert [str(sentence) for sentence in sentences.gist(document, most=6)] == [
        "Ted 0 needs the time 0.",
        "Ted 1 needs the time 0.",
        "Ted 2 needs the time 0.",
        "Ted 1 pays Fee 0.",
        "Ted 1 pays Fee 1.",
        "Ted 1 pays Fee 2.",
    ]


def test_dealings_are_told_where_they_differ() -> None:
    document = canvas(
        **PEOPLE,
        relationships=(
            Relationship(id="r1", name="In-app help"),
            Relationship(id="r2", name="A named person", serves=("p2",)),
        ),
    )

    assert told(document) == [
        "We look after Ted with In-app help.",
        "We look after Omar with In-app help and A named person.",
    ]


def test_who_pays_for_whose_use() -> None:
    monthly = Package(price=Decimal("25.00"), per="seat", period="month")
    document = canvas(
        **PEOPLE,
        **OFFER,
        currency="USD",
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Licence",
                packages=(monthly,),
                drivers=OFFER["fits"],  # type: ignore[arg-type]
                paid_by=("p2",),
            ),
            RevenueStream(
                id="m2",
                name="Support",
                drivers=(Fit(who="p1", proposition="v1"),),
                paid_by=("p1",),
            ),
            RevenueStream(
                id="m3", name="Trial", form="free", drivers=(Fit(who="p1", proposition="v1"),)
            ),
            RevenueStream(id="m4", name="Referral fee"),
        ),
    )

    assert told(document)[1:] == [
        (
            "Omar pays Licence, $25 a seat a month, "
            "for Ted’s use of Parts lookup and Offline manuals."
        ),
        "Ted pays Support for the use of Parts lookup.",
        "Trial: no charge for Ted’s use of Parts lookup.",
        "We earn Referral fee. Who pays, and for what, is not said yet.",
    ]


def test_what_nobody_pays_for_is_marked_once_there_are_streams() -> None:
    stream = RevenueStream(id="m1", name="Licence", drivers=(Fit(who="p1", proposition="v1"),))
    unpaid = canvas(**PEOPLE, **OFFER)
    partly_paid = canvas(**PEOPLE, **OFFER, revenue_streams=(stream,))

    assert sentences.story(unpaid)[-1].parts[-1].kind == "text"
    assert sentences.story(partly_paid)[-1].parts == (
        Part("Nobody pays for Offline manuals yet.", "gap"),
    )


def test_half_of_the_story_leaves_the_infrastructure_out() -> None:
    document = canvas(
        **PEOPLE,
        currency="EUR",
        captures=(Capture(id="k1", text="tells a colleague", form="referral"),),
        activities=(
            Activity(id="a1", name="Keep the catalogue"),
            Activity(id="a2", name="Answer the phone"),
            Activity(id="a3", name="Print", core=False, manages=("n1",)),
        ),
        resources=(Resource(id="e1", name="Manuals", used_by=("a1",)),),
        partners=(
            Partner(id="n1", name="Makers", motive="acquisition", provides=("e1",)),
            Partner(id="n2", name="Banks"),
        ),
        costs=(
            Cost(
                id="x1",
                name="Licences",
                amount=Decimal("1200.00"),
                period="month",
                behaviour="fixed",
                driven_by=("e1",),
            ),
        ),
    )

    assert told(document, half=True) == ["Beyond money: “tells a colleague” (referral)."]
    assert told(document)[1:] == [
        "What we must do well: Keep the catalogue and Answer the phone.",
        "What we also do: Print, to manage Makers.",
        "We need Manuals for Keep the catalogue.",
        "We leave Manuals to Makers, because we lack it.",
        "We work with Banks.",
        "We pay for Licences, €1,200 a month, fixed, because of Manuals.",
    ]


def test_long_lists_are_cut_in_the_story_and_whole_beside_the_item() -> None:
    document = canvas(
        personas=(Persona(id="p1", name="Ted"),),
        propositions=tuple(Proposition(id=f"v{i}", name=f"Offer {i}") for i in range(9)),
        fits=tuple(Fit(who="p1", proposition=f"v{i}") for i in range(9)),
    )

    assert told(document) == [
        "We offer Offer 0, Offer 1, Offer 2, Offer 3, Offer 4, Offer 5 and 3 more to Ted."
    ]
    assert lines(document, "p1")[0].endswith("Offer 6, Offer 7 and Offer 8")


def test_people_are_chips_with_the_swatch_of_their_segment() -> None:
    document = canvas(**PEOPLE, **OFFER)

    parts = sentences.story(document)[0].parts

    assert [(part.kind, part.id, part.swatch.letter) for part in parts] == [
        ("text", "", ""),
        ("item", "v1", ""),
        ("text", "", ""),
        ("item", "v2", ""),
        ("text", "", ""),
        ("who", "p1", "A"),
        ("text", "", ""),
    ]


def test_links_of_each_kind() -> None:
    document = canvas(
        **PEOPLE,
        **OFFER,
        problems=(Problem(id="q1", who="p1", text="waits for a number"),),
        channels=(
            Channel(id="c1", name="Web site"),
            Channel(
                id="c2",
                name="Posters",
                reaches=("s1", "s2"),
                touches=(Touch(stage="attention"), Touch(who="p1", stage="desire")),
            ),
        ),
        relationships=(Relationship(id="r1", name="Help", through=("c1",)),),
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Licence",
                drivers=(Fit(who="p1", proposition="v1"),),
                paid_by=("p2",),
            ),
        ),
        captures=(Capture(id="k1", text="tells others", earned_by=("q1", "v1")),),
        activities=(Activity(id="a1", name="Write", delivers=("v1",), manages=("c1",)),),
    )

    assert {id: lines(document, id) for id in ("s1", "p1", "q1", "v1", "c1", "c2", "r1")} == {
        "s1": ["With Ted"],
        "p1": ["One of Technicians", "Is offered Parts lookup and Offline manuals"],
        "q1": ["For Ted"],
        "v1": ["For Ted", "Solves “waits for a number”"],
        "c1": ["Reaches everyone"],
        "c2": [
            "Reaches Technicians and Owners",
            "Attention: all whom it reaches",
            "Desire: Ted",
        ],
        "r1": ["For everyone", "Through Web site"],
    }
    assert {id: lines(document, id) for id in ("m1", "k1", "a1")} == {
        "m1": ["Paid by Omar, for Ted’s use of Parts lookup"],
        "k1": ["Earned by “waits for a number” and Parts lookup"],
        "a1": ["Delivers Parts lookup", "Manages Web site"],
    }


def test_positioning_is_drafted_from_the_first_proposition() -> None:
    document = canvas(
        **PEOPLE,
        **OFFER,
        problems=(Problem(id="q1", who="p1", text="the right part number on a roof"),),
    )

    assert sentences.positioning(document) == (
        "For Technicians who need the right part number on a roof, "
        "Rooftop Parts offers Parts lookup."
    )


def test_positioning_speaks_of_one_person_as_of_one() -> None:
    document = canvas(
        personas=(Persona(id="p1", name="Sanne"),),
        problems=(Problem(id="q1", who="p1", text="her brakes fixed"),),
        propositions=(Proposition(id="v1", name="Repair by five", solves=("q1",)),),
        fits=(Fit(who="p1", proposition="v1"),),
    )

    assert sentences.positioning(document) == (
        "For Sanne who needs her brakes fixed, Rooftop Parts offers Repair by five."
    )


def test_founders_own_words_stand_over_the_draft() -> None:
    own = Positioning(
        for_="technicians",
        who="who lose an hour finding a part number",
        is_a="phone app",
        that="names the part on the spot.",
        unlike="calling the counter",
        ours="it works where they stand",
    )
    document = canvas(**PEOPLE, **OFFER, positioning=own)

    assert sentences.positioning(document) == (
        "For technicians who lose an hour finding a part number, Rooftop Parts is a phone app "
        "that names the part on the spot. Unlike calling the counter, it works where they stand."
    )


@pytest.mark.parametrize(
    ("package", "currency", "said"),
    [
        (
            Package(price=Decimal("25.00"), per="seat", period="month"),
            "USD",
            "$25 a seat a month",
        ),
        (Package(price=Decimal("1200.5"), period="once"), "CHF", "CHF 1,200.50 once"),
        (Package(price=Decimal("3.00"), per="hour"), "gbp", "£3 an hour"),
        (Package(price=Decimal("3.00"), per="user"), "", "3 a user"),
        (Package(price=Decimal("9.00"), per="1,000 views"), "EUR", "€9 per 1,000 views"),
        (Package(price=Decimal("9.00"), per="per seat"), "EUR", "€9 per seat"),
        (Package(name="Basic"), "EUR", ""),
        (
            Package(price=Decimal(35), per="repair", period="month", one_off=True, units=150),
            "GBP",
            "£35 a repair",
        ),
        (Package(price=Decimal(35), period="month", one_off=True), "GBP", "£35 once"),
    ],
)
def test_price_in_words(package: Package, currency: str, said: str) -> None:
    assert sentences.price(package, currency) == said


REPAIR = Package(price=Decimal(35), per="repair", period="month", one_off=True, units=150)


@pytest.mark.parametrize(
    ("package", "said"),
    [
        (REPAIR, "35 a repair, 150 a month"),
        (replace(REPAIR, period="week", units=1), "35 a repair, 1 a week"),
        (replace(REPAIR, period="once"), "35 a repair, 150 expected"),
        (replace(REPAIR, period=None), "35 a repair, 150 expected"),
        (replace(REPAIR, units=None), "35 a repair"),
        (replace(REPAIR, price=None, per=""), "once, 150 a month"),
        (replace(REPAIR, one_off=False), "35 a repair a month, 150 expected"),
        (Package(units=3), "3 expected"),
        (Package(name="Basic"), ""),
    ],
)
def test_terms_of_a_package_are_true(package: Package, said: str) -> None:
    assert sentences.terms(package, "") == said


def test_single_sale_is_told_in_the_story() -> None:
    document = canvas(
        currency="£",
        personas=(Persona(id="p1", name="Ruth"),),
        revenue_streams=(
            RevenueStream(id="m1", name="Repairs", packages=(REPAIR,), paid_by=("p1",)),
        ),
    )

    assert "Ruth pays Repairs, £35 a repair." in told(document)


@pytest.mark.parametrize(
    ("name", "said"), [("Ted", "Ted’s"), ("James", "James’"), ("Industry (EU)", ""), ("x" * 41, "")]
)
def test_possessive_of_a_name(name: str, said: str) -> None:
    assert grammar.possessive(name) == said


@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_founders_words_are_never_altered(text: str, alternative: str) -> None:
    """Short words stand in the story as they were typed, but for the white space."""
    document = canvas(
        personas=(Persona(id="p1", name="Ted"),),
        problems=(Problem(id="q1", who="p1", text=text, alternative=alternative),),
    )

    story = " ".join(told(document))

    assert all(
        " ".join(words.split()) in story for words in (text, alternative) if len(words) <= 220
    )


@given(st.text(max_size=400), st.integers(1, 100))
def test_shortened_words_fit(text: str, length: int) -> None:
    assert len(grammar.shorten(text, length)) <= length
