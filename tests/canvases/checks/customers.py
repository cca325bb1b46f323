"""Pairs for steps 1 to 5: people, offers, channels, relationships, streams and captures."""

from __future__ import annotations

from tests.canvases.checks.writing import (
    ANDI,
    CATALOGUE,
    CREWS,
    HELP,
    LICENCE,
    LOOKUP,
    MANUALS,
    OWNERS,
    PRAISE,
    SIGNAL,
    TED,
    WAITS,
    WEBSITE,
    Pair,
    fit,
    named,
)

_MONTHLY = [{"price": "10.00", "period": "month", "units": 1}]
_SITE_AT_ACTION = {**WEBSITE, "touches": [{"stage": "action"}]}
_ALL_STAGES = [
    {"stage": stage}
    for stage in ("attention", "interest", "desire", "action", "onboarding", "retention")
]
_SUBSIDISED = {**CREWS, "side": "subsidised"}

PAIRS = (
    # People
    Pair(
        "C01",
        ("note", ("s1",)),
        {"segments": [CREWS], "personas": [TED]},
        {"personas": [{**TED, "segment": "s1"}]},
    ),
    Pair(
        "C42",
        ("warning", ("p1",)),
        {"personas": [{**TED, "role": "user"}]},
        {"personas": [{**TED, "role": "both"}]},
    ),
    Pair(
        "C45",
        ("error", ("s1",)),
        {"segments": [_SUBSIDISED, OWNERS]},
        {"segments": [_SUBSIDISED, {**OWNERS, "side": "paying"}]},
    ),
    Pair(
        "C66",
        ("note", ("s1",)),
        {"segments": [named("s1", "Everyone!")]},
        {"segments": [named("s1", "Everyone in Mesa")]},
    ),
    # Offers
    Pair(
        "C02",
        ("error", ("p1",)),
        {"personas": [TED], "propositions": [LOOKUP]},
        {"fits": [fit("p1", "v1")]},
    ),
    Pair(
        "C03",
        ("error", ("v1",)),
        {"personas": [TED], "propositions": [LOOKUP]},
        {"fits": [fit("p1", "v1")]},
    ),
    Pair(
        "C41",
        ("warning", ("q1",)),
        {"personas": [TED], "problems": [{**WAITS, "alternative": " "}], "propositions": [LOOKUP]},
        {"problems": [{**WAITS, "alternative": "nothing"}]},
    ),
    Pair(
        "C43",
        ("warning", ("q2",)),
        {
            "personas": [TED],
            "problems": [WAITS, SIGNAL],
            "propositions": [{**LOOKUP, "solves": ["q1"]}],
        },
        {"propositions": [LOOKUP]},
    ),
    Pair(
        "C44",
        ("warning", ("v2",)),
        {
            "personas": [TED],
            "problems": [WAITS],
            "propositions": [{**LOOKUP, "solves": ["q1"]}, MANUALS],
        },
        {"propositions": [{**LOOKUP, "solves": ["q1"]}, {**MANUALS, "kind": "value_add"}]},
    ),
    Pair(
        "C49",
        ("note", ("v1", "p1")),
        {
            "personas": [TED, ANDI],
            "problems": [WAITS, {**SIGNAL, "who": "p2"}],
            "propositions": [{**LOOKUP, "solves": ["q2"]}],
            "fits": [fit("p1", "v1")],
        },
        {"problems": [{**SIGNAL, "who": "p2"}]},
    ),
    # Channels
    Pair(
        "C04",
        ("warning", ("p2",)),
        {"personas": [TED, ANDI], "channels": [{**WEBSITE, "reaches": ["p1"]}]},
        {"channels": [WEBSITE]},
    ),
    Pair(
        "C30",
        ("warning", ("p1",)),
        {"personas": [TED], "channels": [{**WEBSITE, "touches": _ALL_STAGES[:-1]}]},
        {"channels": [{**WEBSITE, "touches": _ALL_STAGES}]},
    ),
    Pair(
        "C31",
        ("note", ("c1",)),
        {"personas": [TED], "channels": [WEBSITE]},
        {"channels": [_SITE_AT_ACTION]},
    ),
    Pair(
        "C68",
        ("note", ("k1",)),
        {"channels": [_SITE_AT_ACTION], "captures": [PRAISE]},
        {"captures": [{**PRAISE, "form": "feedback"}]},
    ),
    Pair(
        "C71",
        ("warning", ("c1",)),
        {"stage": "returning", "channels": [{**WEBSITE, "use": "later"}]},
        {"stage": "first_tries"},
    ),
    # Relationships
    Pair(
        "C05",
        ("warning", ("p2",)),
        {"personas": [TED, ANDI], "relationships": [{**HELP, "serves": ["p1"]}]},
        {"relationships": [HELP]},
    ),
    Pair(
        "C20",
        ("warning", ("r1", "p1")),
        {
            "personas": [TED],
            "channels": [WEBSITE],
            "relationships": [{**HELP, "contact": "personal"}],
        },
        {"channels": [{**WEBSITE, "kind": "chat"}]},
    ),
    Pair(
        "C22",
        ("note", ("r1", "p1")),
        {
            "personas": [TED],
            "channels": [named("c1", "The fair", kind="face_to_face")],
            "relationships": [{**HELP, "contact": "automated"}],
        },
        {"channels": [named("c1", "The fair")]},
    ),
    Pair(
        "C23",
        ("warning", ("r1", "p1")),
        {
            "personas": [TED],
            "channels": [named("c1", "Newsletter", kind="email")],
            "relationships": [{**HELP, "service": "self"}],
        },
        {"channels": [named("c1", "Newsletter", kind="store")]},
    ),
    Pair(
        "C24",
        ("warning", ("r1", "p1")),
        {
            "personas": [TED],
            "channels": [{**WEBSITE, "owner": "partner"}],
            "relationships": [{**HELP, "path": "direct"}],
        },
        {"relationships": [{**HELP, "path": "partner"}]},
    ),
    Pair(
        "C25",
        ("warning", ("r1",)),
        {"stage": "first_tries", "relationships": [{**HELP, "numbers_work": "no"}]},
        {"relationships": [HELP]},
    ),
    Pair(
        "C27",
        ("warning", ("r1", "p1")),
        {
            "personas": [TED],
            "relationships": [{**HELP, "contact": "dedicated"}],
            "activities": [CATALOGUE],
        },
        {"activities": [{**CATALOGUE, "manages": ["r1"]}]},
    ),
    Pair(
        "C29",
        ("note", ("r1",)),
        {"channels": [WEBSITE], "relationships": [named("r1", "our SITE.")]},
        {"relationships": [named("r1", "Our site answers")]},
    ),
    Pair(
        "C32",
        ("warning", ("r1", "p1")),
        {
            "personas": [TED],
            "channels": [_SITE_AT_ACTION],
            "relationships": [{**HELP, "aims": ["retain"]}],
        },
        {"channels": [WEBSITE]},
    ),
    Pair(
        "C33",
        ("warning", ("m1", "r1")),
        {
            "personas": [TED],
            "propositions": [LOOKUP],
            "fits": [fit("p1", "v1")],
            "relationships": [{**HELP, "basis": "one_off"}],
            "revenue_streams": [
                {**LICENCE, "packages": _MONTHLY, "drivers": [fit("p1", "v1")]},
            ],
        },
        {"relationships": [HELP]},
    ),
    # Streams
    Pair(
        "C06",
        ("warning", ("p1",)),
        {"personas": [TED], "revenue_streams": [LICENCE]},
        {"revenue_streams": [{**LICENCE, "form": "free", "paid_by": ["p1"]}]},
    ),
    Pair(
        "C07",
        ("note", ("v1",)),
        {
            "segments": [CREWS],
            "propositions": [LOOKUP],
            "fits": [fit("s1", "v1")],
            "revenue_streams": [LICENCE],
        },
        {"segments": [_SUBSIDISED]},
    ),
    Pair(
        "C08",
        ("error", ("m1",)),
        {"personas": [TED], "propositions": [LOOKUP], "fits": [fit("p1", "v1")]}
        | {"revenue_streams": [LICENCE]},
        {"revenue_streams": [{**LICENCE, "drivers": [fit("p1", "v1")]}]},
    ),
    Pair(
        "C10",
        ("warning", ("m1",)),
        {"revenue_streams": [{**LICENCE, "form": "free"}]},
        {"revenue_streams": [LICENCE]},
    ),
    Pair(
        "C34",
        ("warning", ("m1", "p1")),
        {
            "personas": [{**TED, "role": "user"}],
            "revenue_streams": [{**LICENCE, "paid_by": ["p1"]}],
        },
        {"revenue_streams": [{**LICENCE, "form": "free", "paid_by": ["p1"]}]},
    ),
    Pair(
        "C62",
        ("warning", ("m1", "x1")),
        {
            "revenue_streams": [{**LICENCE, "packages": _MONTHLY}],
            "costs": [named("x1", "Rent", amount="120.01", period="year")],
        },
        {"costs": [named("x1", "Rent", amount="120.00", period="year")]},
    ),
    Pair(
        "C65",
        ("note", ("p1", "m1")),
        {
            "personas": [TED, ANDI],
            "propositions": [LOOKUP],
            "fits": [fit("p1", "v1"), fit("p2", "v1")],
            "revenue_streams": [
                {
                    **LICENCE,
                    "packages": [{"price": "80.00", "period": "month", "units": 1}],
                    "drivers": [fit("p1", "v1")],
                },
                {
                    **named("m2", "Dispatch add-on"),
                    "packages": [{"price": "20.00", "period": "month", "units": 1}],
                    "drivers": [fit("p2", "v1")],
                },
            ],
        },
        {
            "revenue_streams": [
                {
                    **LICENCE,
                    "packages": [{"price": "79.99", "period": "month", "units": 1}],
                    "drivers": [fit("p1", "v1")],
                },
                {
                    **named("m2", "Dispatch add-on"),
                    "packages": [{"price": "20.00", "period": "month", "units": 1}],
                    "drivers": [fit("p2", "v1")],
                },
            ],
        },
    ),
    Pair(
        "C70",
        ("note", ("s1", "m1")),
        {"segments": [_SUBSIDISED], "revenue_streams": [{**LICENCE, "paid_by": ["s1"]}]},
        {"revenue_streams": [{**LICENCE, "form": "free", "paid_by": ["s1"]}]},
    ),
    # Captures
    Pair(
        "C47",
        ("warning", ("k1",)),
        {"propositions": [LOOKUP], "captures": [PRAISE]},
        {"captures": [{**PRAISE, "earned_by": ["v1"]}]},
    ),
    Pair(
        "C48",
        ("note", ("k1",)),
        {"captures": [{**PRAISE, "form": "payment"}]},
        {"captures": [{"id": "k1", "text": "They praise us"}]},
    ),
)
