"""Canvas files that are refused, and what is then said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from canvases.document import (
    BLOCKS,
    REFERENCES,
    DocumentError,
    decode,
)
from tests.canvases.trees import (
    AnyText,
    changed,
    decoded,
    pair,
    problems,
    problems_at,
    small,
)


def test_two_wrongs_are_told_at_once() -> None:
    tree = small(
        organisaton="?",
        segments=[{"id": "s1", "name": "One", "side": "west"}, {"id": "s2"}],
    )

    assert problems(tree) == [
        (
            "$.organisaton",
            AnyText("one of the keys format, version, title"),
            'the key "organisaton"',
        ),
        (
            "$.segments[0].side",
            'one of "paying", "subsidised", "beneficiary"',
            '"west"',
        ),
        ("$.segments[1].name", "a value, since this key is required", "nothing"),
    ]


def test_error_reads_as_lines() -> None:
    with pytest.raises(DocumentError) as caught:
        decode(b'{"format":"canvas","version":"1","title":""}')

    assert str(caught.value) == (
        '$.version: expected 1, found "1"\n$.title: expected text that is not blank, found ""'
    )


@pytest.mark.parametrize(
    ("data", "expected", "found"),
    [
        (b"", "valid JSON", "expecting value at line 1, column 1"),
        (b"{\n  1}", "valid JSON", AnyText("expecting property name")),
        (b'{"a": 1} x', "valid JSON", "extra data at line 1, column 10"),
        (b'{"title": "\x01"}', "valid JSON", "invalid control character at line 1, column 12"),
        (b'{"title": "caf\xe9"}', "text in UTF-8", "the bytes e9 at byte 15"),
        ('{"title": "é"}'.encode("utf-16"), "text in UTF-8", "the bytes ff at byte 1"),
        (b'{"title": "\xed\xa0\x80"}', "text in UTF-8", "the bytes ed at byte 12"),
        (b"[" * 100_000, "at most 8 levels", "more at line 1, column 9"),
        (b'{"a":' * 100_000, "at most 8 levels", "more at line 1, column 41"),
        (b"\n[[\n[[[[[[[", "at most 8 levels", "more at line 3, column 7"),
        (b" " * (2**20 + 1), "a file of at most 1,048,576 bytes", "1,048,577 bytes"),
        (b"[]", "an object", "a list"),
        (b"null", "an object", "null"),
        (b"NaN", "an object", "NaN"),
        (b"9" * 100_000, "an object", AnyText("9999")),
    ],
)
def test_what_is_no_canvas_at_all_is_refused(data: bytes, expected: str, found: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data)

    assert [tuple(problem) for problem in caught.value.problems] == [("$", expected, found)]


def test_brackets_inside_text_are_no_levels() -> None:
    assert decoded(small(organisation='[[[[[[[[[[ \\" {{{{')).organisation == '[[[[[[[[[[ \\" {{{{'


@pytest.mark.parametrize("key", ["format", "version", "title"])
def test_file_without_a_required_key_is_refused(key: str) -> None:
    tree = small()
    del tree[key]

    assert problems(tree) == [(f"$.{key}", "a value, since this key is required", "nothing")]


@pytest.mark.parametrize(
    ("path", "value", "expected", "found"),
    [
        ("$.format", "model", '"canvas"', '"model"'),
        ("$.version", 2, "1", "2"),
        ("$.version", True, "1", "true"),
        ("$.version", 1.0, "1", "1.0"),
        ("$.title", None, "text", "null"),
        ("$.title", " \n\t", "text that is not blank", '" \\n\\t"'),
        ("$.title", "\u0007", "text that is not blank", '"\\u0007"'),
        ("$.title", "x" * 161, "at most 160 characters", "161"),
        ("$.title", "a\0b", "text without NUL and lone surrogates", '"a\\u0000b"'),
        ("$.title", "a\ud800", "text without NUL and lone surrogates", '"a\\ud800"'),
        ("$.title", ["A"], "text", "a list"),
        ("$.organisation", {"name": "A"}, "text", "an object"),
        ("$.stage", "dream", AnyText('one of "idea", "first_tries"'), '"dream"'),
        ("$.stage", "", AnyText('one of "idea", "first_tries"'), '""'),
        ("$.next_review", "15.01.2027", 'a date like "2027-01-15"', '"15.01.2027"'),
        ("$.next_review", "2027-02-29", 'a date like "2027-01-15"', '"2027-02-29"'),
        ("$.next_review", "20270115", 'a date like "2027-01-15"', '"20270115"'),
        ("$.positioning.for", 1, "text", "1"),
        ("$.segments", {}, "a list", "an object"),
        ("$.segments[0]", None, "an object", "null"),
        ("$.segments[0].id", "", "text that is not blank", '""'),
        ("$.segments[0].id", "x" * 161, "at most 160 characters", "161"),
        ("$.segments[0].size", 1.5, "a whole number from 0 to 1000000000000", "1.5"),
        ("$.segments[0].size", 12.0, "a whole number from 0 to 1000000000000", "12.0"),
        ("$.segments[0].size", -1, "a whole number from 0 to 1000000000000", "-1"),
        (
            "$.segments[0].size",
            10**12 + 1,
            "a whole number from 0 to 1000000000000",
            "1000000000001",
        ),
        ("$.segments[0].size", 10**30, AnyText("a whole number"), "1" + "0" * 30),
        ("$.segments[0].size", True, "a whole number from 0 to 1000000000000", "true"),
        ("$.segments[0].size", "12", "a whole number from 0 to 1000000000000", '"12"'),
        ("$.segments[0].size", float("nan"), AnyText("a whole number"), "NaN"),
        ("$.segments[0].size", float("inf"), AnyText("a whole number"), "Infinity"),
        ("$.segments[0].description", "x" * 2_001, "at most 2,000 characters", "2,001"),
        ("$.problems[0].text", "", "text that is not blank", '""'),
        ("$.channels[0].speed", 0, "a whole number from 1 to 5", "0"),
        ("$.channels[0].speed", 6, "a whole number from 1 to 5", "6"),
        ("$.channels[0].touches[0].stage", None, AnyText('one of "attention"'), "null"),
        ("$.relationships[0].aims", ["keep"], "each", "each"),
        ("$.relationships[0].concierge", "yes", "true or false", '"yes"'),
        ("$.relationships[0].concierge", 1, "true or false", "1"),
        ("$.revenue_streams[0].packages[0].price", 25, AnyText("money as text"), "25"),
        ("$.revenue_streams[0].packages[0].price", "-1", AnyText("money as text"), '"-1"'),
        ("$.revenue_streams[0].packages[0].price", "1.234", AnyText("money as text"), '"1.234"'),
        ("$.revenue_streams[0].packages[0].price", "", AnyText("money as text"), '""'),
        ("$.revenue_streams[0].packages[0].price", "1,50", AnyText("money as text"), '"1,50"'),
        ("$.revenue_streams[0].packages[0].price", "٢٥", AnyText("money as text"), '"٢٥"'),
        ("$.revenue_streams[0].packages[0].price", "25\n", AnyText("money as text"), '"25\\n"'),
        ("$.revenue_streams[0].packages[0].price", "1e3", AnyText("money as text"), '"1e3"'),
        (
            "$.revenue_streams[0].packages[0].price",
            "1000000000000",
            AnyText("money as text"),
            '"1000000000000"',
        ),
        ("$.assumptions[0].about_hash", "0123", AnyText("text of the form"), '"0123"'),
        ("$.assumptions[0].step", "step-1", AnyText('one of "customer-segments"'), '"step-1"'),
        ("$.assumptions[0].impact", 6, "a whole number from 1 to 5", "6"),
        ("$.forces[0].force", "weather", AnyText('one of "buyers"'), '"weather"'),
        ("$.steps.halfway.note", "x" * 20_001, "at most 20,000 characters", "20,001"),
        ("$.steps.halfway.status", "open", AnyText('one of "not_started"'), '"open"'),
        ("$.dismissals[0].code", "C09", AnyText('one of "C01"'), '"C09"'),
    ],
    ids=lambda value: str(value)[:40],
)
def test_wrong_value_is_refused(path: str, value: Any, expected: str, found: str) -> None:
    tree = changed(path, value)

    if expected == "each":
        path, expected, found = f"{path}[0]", AnyText('one of "acquire"'), '"keep"'
    assert problems(tree) == [(path, expected, found)]


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("$.colour", "format, version"),
        ("$.positioning.colour", "for, who"),
        ("$.segments[0].colour", "id, name, description, side, size"),
        ("$.fits[0].colour", "who, proposition"),
        ("$.channels[0].touches[0].colour", "stage, who"),
        ("$.revenue_streams[0].packages[0].colour", "name, price"),
        ("$.assumptions[0].tests[0].colour", "how, measure"),
        ("$.steps.colour", "customer-segments, value-propositions"),
        ("$.steps.halfway.colour", "note, status, reason, litmus"),
    ],
)
def test_unknown_key_is_refused_by_name(path: str, known: str) -> None:
    tree = changed(path, None)

    assert problems(tree) == [(path, AnyText(f"one of the keys {known}"), 'the key "colour"')]


def test_key_is_shown_short_and_safe() -> None:
    tree = small(**{"x" * 500_000: 1, "a\ud800\n": 1})

    paths = [path for path, _, _ in problems(tree)]

    assert paths == [f'$["{"x" * 58}…]', '$["a\\ud800\\n"]']


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"format":"canvas","version":1,"title":"A","title":"A"}', "$.title"),
        (
            '{"format":"canvas","version":1,"title":"A","segments":[{"id":"s1","name":"A","id":"s1"}]}',
            "$.segments[0].id",
        ),
        (
            '{"format":"canvas","version":1,"title":"A","steps":{"halfway":{},"halfway":{}}}',
            "$.steps.halfway",
        ),
    ],
)
def test_duplicate_key_is_refused(text: str, path: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(text.encode())

    assert [tuple(problem) for problem in caught.value.problems] == [
        (path, "each key once", "the key twice")
    ]


def test_id_used_twice_is_refused_across_blocks() -> None:
    tree = small(
        segments=[{"id": "\u00e9", "name": "A"}], personas=[{"id": "e\u0301", "name": "B"}]
    )

    assert problems(tree) == [
        ("$.personas[0].id", "an id used once in the file", '"é" as at $.segments[0].id')
    ]


@pytest.mark.parametrize("name", ["straße", "STRASSE ", "\u3000Strasse", "stra\u0007sse"])
def test_name_used_twice_in_a_block_is_refused(name: str) -> None:
    tree = small(channels=[{"id": "c1", "name": "Strasse"}, {"id": "c2", "name": name}])

    assert [(path, expected) for path, expected, _ in problems(tree)] == [
        ("$.channels[1].name", "a name used once among channels")
    ]


def test_same_name_in_two_blocks_and_same_text_in_one_are_taken() -> None:
    tree = small(
        segments=[{"id": "s1", "name": "Ted"}],
        personas=[{"id": "p1", "name": "Ted"}],
        problems=[
            {"id": "q1", "who": "p1", "text": "Waits"},
            {"id": "q2", "who": "p1", "text": "Waits"},
        ],
    )

    assert len(decoded(tree).problems) == 2


# One id of each block in the file with every key.
_IDS = {
    "segments": "s1",
    "personas": "p1",
    "problems": "q1",
    "propositions": "v1",
    "channels": "c1",
    "relationships": "r1",
    "revenue_streams": "m1",
    "captures": "k1",
    "activities": "a1",
    "resources": "e1",
    "partners": "n1",
    "costs": "x1",
    "assumptions": "h1",
}
_WHO = "segments personas"
_NAMING = {
    "$.personas[0].segment": "segments",
    "$.problems[0].who": _WHO,
    "$.propositions[0].solves[0]": "problems",
    "$.fits[1].who": _WHO,
    "$.fits[1].proposition": "propositions",
    "$.channels[0].reaches[0]": _WHO,
    "$.channels[0].touches[1].who": _WHO,
    "$.journey_notes[0].who": _WHO,
    "$.relationships[0].serves[0]": _WHO,
    "$.relationships[0].through[0]": "channels",
    "$.relationships[0].notes[1].who": _WHO,
    "$.revenue_streams[0].drivers[0].who": _WHO,
    "$.revenue_streams[0].drivers[0].proposition": "propositions",
    "$.revenue_streams[0].paid_by[0]": _WHO,
    "$.captures[0].earned_by[0]": "problems propositions",
    "$.activities[0].delivers[0]": "propositions",
    "$.activities[0].manages[0]": "channels relationships partners",
    "$.resources[0].used_by[0]": "activities relationships",
    "$.partners[0].provides[0]": "activities resources channels",
    "$.costs[0].driven_by[0]": "activities resources partners",
    "$.assumptions[0].about": " ".join(list(_IDS)[:-1]),
    "$.dismissals[0].about[0]": " ".join(_IDS),
}


@pytest.mark.parametrize("path", _NAMING)
def test_reference_to_no_item_is_refused(path: str) -> None:
    allowed = _NAMING[path].split()
    blocks = "any block" if len(allowed) == len(_IDS) else " or ".join(allowed)

    found = problems(changed(path, "zz"))

    assert (path, f"an id from {blocks}", '"zz", which no item has') in found


@pytest.mark.parametrize("path", _NAMING)
def test_reference_is_taken_from_its_blocks_only(path: str) -> None:
    refused = {
        block
        for block, id_ in _IDS.items()
        if any(found.startswith(f'"{id_}", one of') for _, _, found in problems_at(path, id_))
    }

    assert refused == set(_IDS) - set(_NAMING[path].split())


def test_references_are_all_tried() -> None:
    """The table above and the format's own speak of the same single references."""
    tried = {path.split(".")[1].split("[")[0] for path in _NAMING}

    assert set(REFERENCES) <= tried


def test_driver_without_its_fit_is_refused() -> None:
    tree = changed("$.fits", [pair("s1", "v1")])

    assert problems(tree) == [
        ("$.revenue_streams[0].drivers[0]", "one of the fits", '"p1" with "v1", which no fit joins')
    ]


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("$.fits", [pair("p1", "v1"), pair("s1", "v1"), pair("p1", "v1")], '"p1" with "v1"'),
        ("$.propositions[0].solves", ["q1", "x", "q1"], '"q1"'),
        ("$.channels[0].reaches", ["s1", "p1", "s1"], '"s1"'),
        (
            "$.channels[0].touches",
            [{"stage": "action"}, {"stage": "desire"}, {"who": None, "stage": "action"}],
            '"action" with null',
        ),
        (
            "$.journey_notes",
            [
                {"who": "p1", "stage": "action", "text": "a"},
                {"who": "p1", "stage": "desire", "text": "a"},
                {"who": "p1", "stage": "action", "text": "b"},
            ],
            '"p1" with "action"',
        ),
        ("$.relationships[0].aims", ["grow", "end", "grow"], '"grow"'),
        (
            "$.relationships[0].notes",
            [{"text": "a"}, {"stage": "action", "text": "a"}, {"text": "b"}],
            "null with null",
        ),
        (
            "$.revenue_streams[0].drivers",
            [pair("p1", "v1"), pair("s1", "v1"), pair("p1", "v1")],
            '"p1" with "v1"',
        ),
        ("$.forces", [{"force": "buyers"}, {"force": "rivalry"}, {"force": "buyers"}], '"buyers"'),
        ("$.steps.channels.litmus", ["see-user", "recommend", "see-user"], '"see-user"'),
        ("$.dismissals[0].about", ["v1", "p1", "v1"], '"v1"'),
    ],
)
def test_repeat_in_a_set_is_refused(path: str, value: Any, found: str) -> None:
    assert (f"{path}[2]", "each entry once", found) in problems(changed(path, value))


@pytest.mark.parametrize(
    ("step", "tick", "known"),
    [
        ("channels", "shoes", "one of the litmus tests see-user, first-hear, recommend"),
        ("halfway", "shoes", "one of the litmus tests none, since this step has no litmus tests"),
    ],
)
def test_unknown_litmus_test_is_refused(step: str, tick: str, known: str) -> None:
    tree = small(steps={step: {"litmus": [tick]}})

    assert problems(tree) == [(f"$.steps.{step}.litmus[0]", known, f'"{tick}"')]


def test_dismissal_of_an_empty_step_names_steps_only() -> None:
    tree = changed("$.dismissals[1].about", ["channels", "s1"])

    assert problems(tree) == [
        ("$.dismissals[1].about[1]", AnyText("one of the step keys customer-segments,"), '"s1"')
    ]


@pytest.mark.parametrize(
    ("path", "entry", "most"),
    [
        ("$.segments", lambda n: {"id": f"i{n}", "name": f"N {n}"}, 200),
        ("$.actions", lambda n: {}, 200),
        ("$.dismissals", lambda n: {"code": "C71"}, 200),
        ("$.revenue_streams[0].packages", lambda n: {}, 20),
        ("$.assumptions[0].tests", lambda n: {}, 200),
    ],
)
def test_list_may_be_so_long_and_no_longer(path: str, entry: Any, most: int) -> None:
    tree = small(
        revenue_streams=[{"id": "m1", "name": "Licence"}], assumptions=[{"id": "h1", "text": "T"}]
    )

    decoded(changed(path, [entry(n) for n in range(most)], tree))

    assert problems(changed(path, [entry(n) for n in range(most + 1)], tree)) == [
        (path, f"at most {most} entries", f"{most + 1}")
    ]


def test_canvas_of_more_items_than_allowed_is_refused() -> None:
    ten = set(BLOCKS) - {"problems", "captures", "assumptions"}
    full = {block: [{"id": f"{block}{n}", "name": f"N {n}"} for n in range(200)] for block in ten}

    decoded(small(**full))

    over = small(**full, captures=[{"id": "k1", "text": "Word of mouth"}])
    assert problems(over) == [("$", "at most 2,000 items", "2,001")]


def test_canvas_of_more_links_than_allowed_is_refused() -> None:
    whos = [{"id": f"s{n}", "name": f"S {n}"} for n in range(100)]
    offers = [{"id": f"v{n}", "name": f"V {n}"} for n in range(41)]
    fits = [pair(who["id"], offer["id"]) for offer in offers for who in whos]

    decoded(small(segments=whos, propositions=offers, fits=fits[:4_000]))

    over = small(segments=whos, propositions=offers, fits=fits[:4_001])
    assert problems(over) == [("$", "at most 4,000 links", "4,001")]


def test_file_that_grows_too_large_by_normalising_is_refused() -> None:
    """This musical note takes four bytes, and eight once NFC has parted it."""
    texts = [f"{n} " + "\U0001d15f" * 990 for n in range(200)]
    tree = small(
        costs=[{"id": f"x{n}", "name": f"{n}", "description": text} for n, text in enumerate(texts)]
    )
    data = json.dumps(tree, ensure_ascii=False).encode()

    with pytest.raises(DocumentError) as caught:
        decode(data)

    assert len(data) < 2**20
    assert [tuple(problem) for problem in caught.value.problems] == [
        ("$", "at most 1,048,576 bytes once normalised", AnyText("1,5"))
    ]


def test_no_more_problems_are_collected_than_anybody_reads() -> None:
    tree = small(segments=[1] * 200)

    with pytest.raises(DocumentError) as caught:
        decoded(tree)

    assert len(caught.value.problems) == 100
    assert str(caught.value).splitlines()[-1] == "and at least 80 more"
