"""How the table of the method is read, point by point: what each canvas raises of one code."""

from __future__ import annotations

from dataclasses import dataclass, field

from canvases.document import item_hash
from tests.canvases.checks.writing import (
    ANDI,
    CATALOGUE,
    CREWS,
    GUESS,
    HELP,
    LIBRARY,
    LICENCE,
    LOOKUP,
    MAKERS,
    MANUALS,
    OWNERS,
    PRAISE,
    RENT,
    SELL,
    SIGNAL,
    TED,
    WAITS,
    WEBSITE,
    Raised,
    Tree,
    canvas,
    fit,
    named,
)


@dataclass(frozen=True)
class Rule:
    says: str
    code: str
    canvas: Tree
    raised: Raised = field(default_factory=list)


_TED_OF_CREWS = {**TED, "segment": "s1"}
_ANDI_OF_CREWS = {**ANDI, "segment": "s1"}
_CREW = {"segments": [CREWS], "personas": [_TED_OF_CREWS, _ANDI_OF_CREWS]}
_REJECTED = {**WEBSITE, "use": "rejected"}
_FAIR = named("c2", "The fair", kind="face_to_face")
_NOT_APPLICABLE = {"status": "not_applicable", "reason": "Because"}
_PERSONAL = {**HELP, "contact": "personal"}
_SOLD = {"personas": [TED, ANDI], "propositions": [LOOKUP, MANUALS]} | {
    "fits": [fit("p1", "v1"), fit("p2", "v1"), fit("p1", "v2")]
}


def _touch(stage: str, who: str | None = None) -> Tree:
    return {"stage": stage, "who": who}


def _package(price: str, period: str | None = "month", units: int | None = 1) -> Tree:
    return {"price": price, "period": period, "units": units}


def _stream(ref: str, *drivers: Tree, packages: tuple[Tree, ...] = (), **rest: object) -> Tree:
    return named(ref, ref, drivers=list(drivers), packages=list(packages), **rest)


RULES = (
    # Which canvases a check judges
    Rule(
        "an empty block is silent",
        "C02",
        {"personas": [TED]},
    ),
    Rule(
        "a step that does not apply is silent",
        "C03",
        {
            "personas": [TED],
            "propositions": [LOOKUP],
            "steps": {"customer-segments": _NOT_APPLICABLE},
        },
    ),
    Rule(
        "a step that is not started is judged once something stands in it",
        "C03",
        {"personas": [TED], "propositions": [LOOKUP]},
        [("error", ("v1",))],
    ),
    Rule("problems alone fill no step", "C41", {"personas": [TED], "problems": [SIGNAL]}),
    Rule(
        "rejected channels leave step 3 empty",
        "C31",
        {"personas": [TED], "channels": [_REJECTED]},
    ),
    Rule(
        "captures are judged whatever the status of step 5",
        "C48",
        {
            "captures": [{**PRAISE, "form": "payment"}],
            "steps": {"revenue-streams": _NOT_APPLICABLE},
        },
        [("note", ("k1",))],
    ),
    Rule(
        "halfway and analysis hold nothing of their own",
        "C40",
        {"steps": {"halfway": {"status": "done"}, "analysis": {"status": "done"}}},
    ),
    Rule(
        "problems do not fill step 2",
        "C40",
        {
            "personas": [TED],
            "problems": [WAITS],
            "steps": {"value-propositions": {"status": "done"}},
        },
        [("error", ("value-propositions",))],
    ),
    Rule(
        "personas fill step 1 as well as segments do",
        "C40",
        {"personas": [TED], "steps": {"customer-segments": {"status": "done"}}},
    ),
    # Who
    Rule("without any persona, segments may stand alone", "C01", {"segments": [CREWS]}),
    Rule(
        "nothing fits a segment nor anybody in it: about the segment",
        "C02",
        {**_CREW, "propositions": [LOOKUP]},
        [("error", ("s1",))],
    ),
    Rule(
        "something fits another one of the segment: about the persona",
        "C02",
        {**_CREW, "propositions": [LOOKUP], "fits": [fit("p1", "v1")]},
        [("error", ("p2",))],
    ),
    Rule(
        "a fit of the segment covers its personas",
        "C02",
        {**_CREW, "propositions": [LOOKUP], "fits": [fit("s1", "v1")]},
    ),
    Rule(
        "a link to a persona counts for its segment",
        "C04",
        {**_CREW, "channels": [{**WEBSITE, "reaches": ["p1"]}]},
    ),
    Rule(
        "a persona in a segment is no segment of its own",
        "C05",
        {**_CREW, "relationships": [{**HELP, "serves": ["p1"]}]},
    ),
    Rule(
        "payers count like drivers, and a persona for its segment",
        "C06",
        {
            "segments": [CREWS, OWNERS],
            "personas": [_TED_OF_CREWS],
            "revenue_streams": [{**LICENCE, "paid_by": ["p1"]}],
        },
        [("warning", ("s2",))],
    ),
    Rule(
        "a persona alone may be called everyone too",
        "C66",
        {"personas": [named("p1", "The public")]},
        [("note", ("p1",))],
    ),
    Rule(
        "the public goes without its article",
        "C66",
        {"segments": [named("s1", "Public"), named("s2", "Public libraries")]},
        [("note", ("s1",))],
    ),
    Rule(
        "a persona of a segment may be called anything",
        "C66",
        {"segments": [CREWS], "personas": [named("p1", "Users", segment="s1")]},
    ),
    Rule(
        "a partner may bear the name of a persona alone",
        "C46",
        {"personas": [TED], "partners": [named("n1", "ted")]},
        [("note", ("n1", "p1"))],
    ),
    Rule(
        "a partner may bear the name of a persona in a segment",
        "C46",
        {"segments": [CREWS], "personas": [_TED_OF_CREWS], "partners": [named("n1", "Ted")]},
    ),
    # Offers
    Rule(
        "a whole segment’s problem is its personas’ too",
        "C49",
        {
            **_CREW,
            "problems": [WAITS, {**SIGNAL, "who": "s1"}],
            "propositions": [{**LOOKUP, "solves": ["q2"]}],
            "fits": [fit("p1", "v1")],
        },
    ),
    Rule(
        "another persona’s problem is not, even in the same segment; one finding an offer",
        "C49",
        {
            **_CREW,
            "personas": [_TED_OF_CREWS, _ANDI_OF_CREWS, named("p3", "Omar", segment="s1")],
            "problems": [
                WAITS,
                {**SIGNAL, "who": "p2"},
                {**SIGNAL, "id": "q3", "text": "x", "who": "p3"},
            ],
            "propositions": [{**LOOKUP, "solves": ["q3"]}],
            "fits": [fit("p1", "v1"), fit("p2", "v1"), fit("p3", "v1")],
        },
        [("note", ("v1", "p1", "p2"))],
    ),
    Rule(
        "an extra that solves somebody else’s problem is left out",
        "C49",
        {
            "personas": [TED, ANDI],
            "problems": [WAITS, {**SIGNAL, "who": "p2"}],
            "propositions": [{**LOOKUP, "kind": "value_add", "solves": ["q2"]}],
            "fits": [fit("p1", "v1")],
        },
    ),
    Rule(
        "until any problem is solved no solution is missing",
        "C44",
        {"personas": [TED], "problems": [WAITS], "propositions": [LOOKUP]},
    ),
    # Channels
    Rule(
        "a journey cell names whom a channel reaches",
        "C04",
        {
            "personas": [TED, ANDI],
            "channels": [{**WEBSITE, "touches": [_touch("action", "p1")]}],
        },
        [("warning", ("p2",))],
    ),
    Rule(
        "a cell that names nobody does not",
        "C04",
        {"personas": [TED, ANDI], "channels": [{**WEBSITE, "touches": [_touch("action")]}]},
    ),
    Rule(
        "a rejected channel reaches nobody",
        "C04",
        {
            "personas": [TED, ANDI],
            "channels": [_REJECTED, {**_FAIR, "reaches": ["p1"]}],
        },
        [("warning", ("p2",))],
    ),
    Rule(
        "a cell that names nobody is for all whom its channel reaches",
        "C30",
        {
            "personas": [TED, ANDI],
            "channels": [
                {
                    **WEBSITE,
                    "reaches": ["p1"],
                    "touches": [
                        *map(_touch, ("attention", "interest", "desire", "action", "onboarding")),
                        _touch("retention", "p2"),
                    ],
                },
                {**_FAIR, "reaches": ["p1"], "touches": [_touch("retention")]},
            ],
        },
    ),
    Rule(
        "holes are told of those whom a channel reaches",
        "C30",
        {
            "personas": [TED, ANDI],
            "channels": [{**WEBSITE, "touches": [_touch("action", "p1")]}],
        },
        [("warning", ("p1",))],
    ),
    Rule(
        "without any stage, C31 stands instead of C30",
        "C30",
        {"personas": [TED], "channels": [WEBSITE]},
    ),
    Rule(
        "a stage of a rejected channel is none",
        "C31",
        {"personas": [TED], "channels": [{**_REJECTED, "touches": [_touch("action")]}, _FAIR]},
        [("note", ("c2",))],
    ),
    Rule(
        "while C31 stands nothing is said of retention",
        "C68",
        {"personas": [TED], "channels": [WEBSITE], "captures": [PRAISE]},
    ),
    Rule("without anybody in step 1 there is no journey yet", "C31", {"channels": [WEBSITE]}),
    Rule(
        "without anybody in step 1, C31 does not stand and retention is missed",
        "C68",
        {"channels": [WEBSITE], "captures": [PRAISE]},
        [("note", ("k1",))],
    ),
    Rule(
        "a channel that does not say when it is used may be in use",
        "C71",
        {"stage": "growing", "channels": [{**WEBSITE, "use": "later"}, _FAIR]},
    ),
    Rule(
        "a rejected channel does not save those that are for later",
        "C71",
        {"stage": "growing", "channels": [_REJECTED, {**_FAIR, "use": "later"}]},
        [("warning", ("c2",))],
    ),
    # Relationships and channels
    Rule(
        "a trial by hand weighs less",
        "C20",
        {
            "personas": [TED],
            "channels": [WEBSITE],
            "relationships": [{**_PERSONAL, "concierge": True}],
        },
        [("note", ("r1", "p1"))],
    ),
    Rule(
        "where it names channels, only those count",
        "C20",
        {
            "personas": [TED],
            "channels": [WEBSITE, _FAIR],
            "relationships": [{**_PERSONAL, "through": ["c1"]}],
        },
        [("warning", ("r1", "p1"))],
    ),
    Rule(
        "and they need not reach them",
        "C20",
        {
            "personas": [TED, ANDI],
            "channels": [WEBSITE, {**_FAIR, "reaches": ["p1"]}],
            "relationships": [{**_PERSONAL, "through": ["c2"]}],
        },
    ),
    Rule(
        "a relationship that goes through a rejected channel names none",
        "C20",
        {
            "personas": [TED],
            "channels": [_REJECTED, _FAIR],
            "relationships": [{**_PERSONAL, "through": ["c1"]}],
        },
    ),
    Rule(
        "one finding a relationship, with the segments concerned that a channel reaches",
        "C20",
        {
            "segments": [CREWS, OWNERS],
            "personas": [_TED_OF_CREWS, ANDI, named("p3", "Omar")],
            "channels": [
                {**WEBSITE, "reaches": ["p1", "s2"]},
                {**_FAIR, "reaches": ["p3", "s2"]},
            ],
            "relationships": [{**_PERSONAL, "contact": "dedicated"}],
        },
        [("warning", ("r1", "s1"))],
    ),
    Rule(
        "of a mixed relationship nothing is asked",
        "C20",
        {
            "personas": [TED],
            "channels": [WEBSITE],
            "relationships": [{**HELP, "contact": "mixed"}],
        },
    ),
    Rule(
        "whom no channel reaches, C04 tells of",
        "C22",
        {
            "personas": [TED, ANDI],
            "channels": [{**_FAIR, "reaches": ["p1"]}],
            "relationships": [{**HELP, "contact": "automated", "serves": ["p2"]}],
        },
    ),
    Rule(
        "a partner’s channel is one by kind as well",
        "C24",
        {
            "personas": [TED],
            "channels": [{**WEBSITE, "kind": "partner", "owner": "own"}],
            "relationships": [{**HELP, "path": "partner"}],
        },
    ),
    Rule(
        "through a partner without any",
        "C24",
        {
            "personas": [TED, ANDI],
            "channels": [
                {**WEBSITE, "owner": "partner", "reaches": ["p1"]},
                {**_FAIR, "reaches": ["p2"]},
            ],
            "relationships": [{**HELP, "path": "partner"}],
        },
        [("warning", ("r1", "p2"))],
    ),
    Rule(
        "direct beside a partner’s",
        "C24",
        {
            "personas": [TED],
            "channels": [{**WEBSITE, "owner": "partner"}, _FAIR],
            "relationships": [{**HELP, "path": "direct"}],
        },
    ),
    Rule(
        "numbers that do not work weigh less in a trial by hand",
        "C25",
        {"relationships": [{**HELP, "numbers_work": "no", "concierge": True}]},
        [("note", ("r1",))],
    ),
    Rule(
        "or at the idea stage",
        "C25",
        {"stage": "idea", "relationships": [{**HELP, "numbers_work": "no"}]},
        [("note", ("r1",))],
    ),
    Rule(
        "who answers is asked of those whom no channel reaches too",
        "C27",
        {
            "personas": [TED, ANDI],
            "channels": [{**_FAIR, "reaches": ["p1"]}],
            "relationships": [{**HELP, "service": "full", "serves": ["p2"]}],
            "activities": [CATALOGUE],
        },
        [("warning", ("r1", "p2"))],
    ),
    Rule(
        "a relationship may not be only a kind’s word",
        "C29",
        {
            "channels": [_FAIR],
            "relationships": [
                named("r1", "E-Mail"),
                named("r2", "(Social-media)"),
                named("r3", "Web help"),
            ],
        },
        [("note", ("r1",)), ("note", ("r2",))],
    ),
    Rule(
        "the name of a rejected channel is free",
        "C29",
        {
            "channels": [{**_REJECTED, "name": "Hotline"}, _FAIR],
            "relationships": [named("r1", "Hotline")],
        },
    ),
    Rule(
        "onboarding is enough to keep them",
        "C32",
        {
            "personas": [TED],
            "channels": [{**WEBSITE, "touches": [_touch("onboarding", "p1")]}],
            "relationships": [{**HELP, "aims": ["acquire", "retain"]}],
        },
    ),
    Rule(
        "of several, those who are lost",
        "C32",
        {
            "segments": [OWNERS],
            "personas": [TED, ANDI],
            "channels": [
                {**WEBSITE, "touches": [_touch("retention", "p1"), _touch("action", "p2")]},
                {**_FAIR, "reaches": ["s2"]},
            ],
            "relationships": [{**HELP, "aims": ["retain"]}],
        },
        [("warning", ("r1", "s2", "p2"))],
    ),
    # Streams
    Rule(
        "one ongoing relationship is enough, and everyone’s counts",
        "C33",
        {
            **_SOLD,
            "relationships": [
                {**HELP, "basis": "one_off"},
                named("r2", "Letters", basis="ongoing"),
            ],
            "revenue_streams": [_stream("m1", fit("p1", "v1"), packages=(_package("1.00"),))],
        },
    ),
    Rule(
        "relationships of others do not matter",
        "C33",
        {
            **_SOLD,
            "relationships": [
                {**HELP, "basis": "one_off", "serves": ["p1"]},
                named("r2", "Letters", basis="ongoing", serves=["p2"]),
            ],
            "revenue_streams": [
                _stream("m1", fit("p1", "v1"), packages=({"name": "A", "period": "year"},)),
                _stream("m2", fit("p1", "v1"), packages=(_package("1.00", "once"),)),
            ],
        },
        [("warning", ("m1", "r1"))],
    ),
    Rule(
        "what each customer pays once is not paid again and again",
        "C33",
        {
            **_SOLD,
            "relationships": [{**HELP, "basis": "one_off"}],
            "revenue_streams": [
                _stream("m1", fit("p1", "v1"), packages=({**_package("35.00"), "one_off": True},))
            ],
        },
    ),
    Rule(
        "without a relationship C05 tells of them",
        "C33",
        {
            **_SOLD,
            "relationships": [{**HELP, "basis": "one_off", "serves": ["p1"]}],
            "revenue_streams": [_stream("m1", fit("p2", "v1"), packages=(_package("1.00"),))],
        },
    ),
    Rule(
        "without payers the drivers are asked",
        "C34",
        {
            **_SOLD,
            "personas": [{**TED, "role": "user"}, {**ANDI, "role": "beneficiary"}],
            "revenue_streams": [_stream("m1", fit("p2", "v1"), fit("p1", "v1"))],
        },
        [("warning", ("m1", "p1", "p2"))],
    ),
    Rule(
        "payers are asked instead of the drivers",
        "C34",
        {
            **_SOLD,
            "personas": [{**TED, "role": "user"}, {**ANDI, "role": "buyer"}],
            "revenue_streams": [_stream("m1", fit("p1", "v1"), paid_by=["p2"])],
        },
    ),
    Rule(
        "who pays is asked whatever the status of step 1",
        "C34",
        {
            "personas": [{**TED, "role": "user"}],
            "revenue_streams": [{**LICENCE, "paid_by": ["p1"]}],
            "steps": {"customer-segments": _NOT_APPLICABLE},
        },
        [("warning", ("m1", "p1"))],
    ),
    Rule(
        "a role that is not said may be a buyer’s",
        "C34",
        {
            "personas": [{**TED, "role": "user"}, ANDI],
            "revenue_streams": [{**LICENCE, "paid_by": ["p1", "p2"]}],
        },
    ),
    Rule(
        "a segment may hold a buyer",
        "C34",
        {
            "segments": [CREWS],
            "personas": [{**TED, "role": "user"}],
            "revenue_streams": [{**LICENCE, "paid_by": ["s1", "p1"]}],
        },
    ),
    Rule(
        "neither payer nor driver is C08’s",
        "C34",
        {"personas": [TED], "revenue_streams": [LICENCE]},
    ),
    Rule("without personas nobody’s role is missing", "C42", {"segments": [CREWS]}),
    Rule(
        "a free stream counts, extras are left out, and what fits nobody is C03’s",
        "C07",
        {
            "personas": [TED],
            "propositions": [
                LOOKUP,
                MANUALS,
                named("v3", "Stickers", kind="value_add"),
                named("v4", "Reports"),
            ],
            "fits": [fit("p1", "v1"), fit("p1", "v2"), fit("p1", "v3")],
            "revenue_streams": [_stream("m1", fit("p1", "v1"), form="free")],
        },
        [("note", ("v2",))],
    ),
    Rule(
        "one payer among those carried is enough to ask",
        "C07",
        {
            "segments": [{**CREWS, "side": "beneficiary"}, OWNERS],
            "propositions": [LOOKUP],
            "fits": [fit("s1", "v1"), fit("s2", "v1")],
            "revenue_streams": [LICENCE],
        },
        [("note", ("v1",))],
    ),
    Rule(
        "an idea may be free for now",
        "C10",
        {
            "stage": "idea",
            "revenue_streams": [_stream("m1", form="free"), _stream("m2", form="free")],
        },
        [("note", ("m1", "m2"))],
    ),
    Rule(
        "where a payer is named, who drives does not pay",
        "C70",
        {
            "segments": [{**CREWS, "side": "subsidised"}, {**OWNERS, "side": "paying"}],
            "propositions": [LOOKUP],
            "fits": [fit("s1", "v1")],
            "revenue_streams": [_stream("m1", fit("s1", "v1"), paid_by=["s2"])],
        },
    ),
    Rule(
        "where none is named, who drives pays; a persona for its segment",
        "C70",
        {
            "segments": [{**CREWS, "side": "beneficiary"}],
            "personas": [_TED_OF_CREWS],
            "propositions": [LOOKUP],
            "fits": [fit("p1", "v1")],
            "revenue_streams": [_stream("m1", fit("p1", "v1")), _stream("m2", fit("p1", "v1"))],
        },
        [("note", ("s1", "m1", "m2"))],
    ),
    # Money
    Rule(
        "a week is a fifty-second of a year, a quarter a fourth",
        "C62",
        {
            "revenue_streams": [
                _stream("m1", packages=(_package("12.00", "week"), _package("7.00", "once", 99))),
                _stream("m2", packages=(_package("99.00", None),)),
            ],
            "costs": [
                named("x1", "Rent", amount="156.01", period="quarter"),
                named("x2", "Desks", amount="9000.00", period="once"),
            ],
        },
        [("warning", ("m1", "x1"))],
    ),
    Rule(
        "with cost alone nothing is compared",
        "C62",
        {
            "revenue_streams": [_stream("m1", packages=(_package("12.00", "week", None),))],
            "costs": [named("x1", "Rent", amount="156.01", period="quarter")],
        },
    ),
    Rule(
        "a stream is split over those who drive it, each counted once",
        "C65",
        {
            **_SOLD,
            "revenue_streams": [
                _stream(
                    "m1",
                    fit("p1", "v1"),
                    fit("p1", "v2"),
                    fit("p2", "v1"),
                    packages=(_package("40.00"),),
                ),
                _stream("m2", fit("p1", "v1"), packages=(_package("60.00"),)),
            ],
        },
        [("note", ("p1", "m1", "m2"))],
    ),
    Rule(
        "one who alone has everything to himself",
        "C65",
        {
            **_SOLD,
            "revenue_streams": [
                _stream("m1", fit("p1", "v1"), packages=(_package("40.00"),)),
                _stream("m2", fit("p2", "v1")),
            ],
        },
    ),
    Rule(
        "whos are taken as the drivers name them, a segment apart from its persona",
        "C65",
        {
            **_CREW,
            "propositions": [LOOKUP],
            "fits": [fit("s1", "v1"), fit("p1", "v1")],
            "revenue_streams": [
                _stream("m1", fit("s1", "v1"), packages=(_package("80.00"),)),
                _stream("m2", fit("p1", "v1"), packages=(_package("20.00"),)),
            ],
        },
        [("note", ("s1", "m1"))],
    ),
    Rule(
        "revenue without a driver is known revenue too",
        "C65",
        {
            **_SOLD,
            "revenue_streams": [
                _stream("m1", fit("p1", "v1"), packages=(_package("90.00"),)),
                _stream("m2", fit("p2", "v1"), packages=(_package("10.00"),)),
                _stream("m3", packages=(_package("13.00"),)),
            ],
        },
    ),
    Rule(
        "and is compared with the cost",
        "C62",
        {
            "revenue_streams": [_stream("m1", form="free", packages=(_package("5.00"),))],
            "costs": [named("x1", "Rent", amount="5.00", period="month")],
        },
    ),
    # Infrastructure
    Rule(
        "what manages a rejected channel only manages nothing",
        "C13",
        {"channels": [_REJECTED], "activities": [{**CATALOGUE, "manages": ["c1"]}]},
        [("note", ("a1",))],
    ),
    Rule(
        "who provides a rejected channel only provides nothing",
        "C17",
        {
            "channels": [_REJECTED],
            "partners": [MAKERS, {**MAKERS, "id": "n2", "name": "Shops", "provides": ["c1"]}],
        },
        [("note", ("n1", "n2"))],
    ),
    Rule(
        "a resource that a relationship uses is used",
        "C14",
        {
            "relationships": [HELP],
            "activities": [CATALOGUE],
            "resources": [{**LIBRARY, "used_by": ["r1"]}],
        },
    ),
    Rule(
        "a core activity drives a cost itself, not by its resources",
        "C16",
        {
            "activities": [CATALOGUE, SELL],
            "resources": [{**LIBRARY, "used_by": ["a1"]}],
            "costs": [{**RENT, "driven_by": ["a2", "e1"]}],
        },
        [("note", ("a1",))],
    ),
    Rule(
        "where a partner has half of them, C28 tells of those",
        "C18",
        {
            "activities": [CATALOGUE, SELL, named("a3", "Learn")],
            "partners": [
                {**MAKERS, "provides": ["a1", "a2"]},
                named("n2", "Shops", provides=["a2", "a3"][1:]),
            ],
        },
        [("warning", ("a3", "n2"))],
    ),
    Rule(
        "half of them is enough",
        "C28",
        {
            "activities": [CATALOGUE, SELL, named("a3", "Sweep", core=False)],
            "partners": [{**MAKERS, "provides": ["a1", "a3"]}],
        },
        [("note", ("n1", "a1"))],
    ),
    Rule(
        "a partner’s channel that an activity manages is looked after",
        "C26",
        {
            "channels": [{**WEBSITE, "kind": "partner", "touches": [_touch("action")]}],
            "activities": [{**CATALOGUE, "manages": ["c1"]}],
        },
    ),
    Rule(
        "two partners may share a customer’s name",
        "C46",
        {
            "segments": [named("s1", "Cooper & Sons")],
            "partners": [named("n1", "Cooper&Sons"), named("n2", "cooper & sons.")],
        },
        [("note", ("n1", "s1")), ("note", ("n2", "s1"))],
    ),
    # Assumptions
    Rule(
        "impact or evidence that is not said does not count",
        "C60",
        {"assumptions": [{**GUESS, "impact": 5}, {"id": "h2", "text": "b", "evidence": 1}]},
    ),
    Rule(
        "what is being tested has begun",
        "C60",
        {"assumptions": [{**GUESS, "impact": 5, "evidence": 1, "status": "testing"}]},
    ),
    Rule(
        "an item that is as it was when the status was given",
        "C61",
        {
            "personas": [TED],
            "assumptions": [
                {
                    **GUESS,
                    "status": "contradicted",
                    "about": "p1",
                    "about_hash": item_hash(canvas({"personas": [TED]}), ["p1"]),
                }
            ],
        },
        [("error", ("h1", "p1"))],
    ),
    Rule("about nothing", "C61", {"assumptions": [{**GUESS, "status": "contradicted"}]}),
    Rule(
        "a channel that was rejected is gone",
        "C61",
        {
            "channels": [_REJECTED],
            "assumptions": [{**GUESS, "status": "contradicted", "about": "c1"}],
        },
    ),
    Rule(
        "two items are no plumbing yet",
        "C64",
        {"stage": "idea", "activities": [CATALOGUE], "costs": [RENT]},
    ),
    Rule(
        "nor is it when customers come back",
        "C64",
        {"stage": "returning", "activities": [CATALOGUE, SELL], "costs": [RENT]},
    ),
    Rule(
        "a failed test that says nothing is none",
        "C69",
        {"assumptions": [{**GUESS, "status": "supported", "tests": [{"verdict": "fail"}]}]},
    ),
    Rule(
        "resources without any kind say nothing of themselves",
        "C50",
        {"business_type": "product", "resources": [LIBRARY]},
    ),
    Rule(
        "one kind said is enough to ask",
        "C50",
        {"business_type": "product", "resources": [LIBRARY, named("e2", "Van", kind="physical")]},
        [("note", ("e1", "e2"))],
    ),
)
