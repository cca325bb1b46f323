"""The document as a value: its canonical form, its parts, and the hashes of its items."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from canvases.document import (
    BLOCKS,
    LITMUS,
    STEP_BLOCKS,
    Dismissal,
    Document,
    Link,
    Step,
    StepKey,
    block_of,
    clean,
    clean_line,
    counts,
    decode,
    dismissal_hash,
    encode,
    index,
    item_hash,
    items,
    links,
    name_key,
    normalise,
    ordered,
    problems_of,
    step_hash,
    words_of,
)
from tests.canvases.strategies import big_document, documents
from tests.canvases.trees import EVERY_KEY, changed, decoded, every_key, pair, small

# The canonical form


@settings(max_examples=50)
@given(documents())
def test_drawn_document_is_valid_and_canonical(document: Document) -> None:
    assert problems_of(document) == []
    assert normalise(document) == document


@settings(max_examples=50)
@given(documents(), st.randoms())
def test_order_of_sets_says_nothing(document: Document, chance: random.Random) -> None:
    shuffled = replace(
        document,
        fits=_shuffled(document.fits, chance),
        forces=_shuffled(document.forces, chance),
        channels=tuple(
            replace(
                channel,
                reaches=_shuffled(channel.reaches, chance),
                touches=_shuffled(channel.touches, chance),
            )
            for channel in document.channels
        ),
        steps=dict(_shuffled(tuple(document.steps.items()), chance)),
    )

    assert ordered(shuffled) == document
    assert encode(ordered(shuffled)) == encode(document)


def test_document_built_in_code_becomes_what_its_file_would_give() -> None:
    built = Document(
        format="canvas",
        version=1,
        title="Cafe\u0301",
        capture_summary="one\r\ntwo",
        steps={"halfway": Step(), "channels": Step(litmus=("recommend", "see-user"))},
    )

    assert normalise(built) == Document(
        format="canvas",
        version=1,
        title="Caf\u00e9",
        capture_summary="one\ntwo",
        steps={"channels": Step(litmus=("see-user", "recommend"))},
    )


@pytest.mark.parametrize("count", [0, 1, 13, 400])
def test_big_document_is_valid_and_of_its_size(count: int) -> None:
    document = big_document(count, name_length=160, unbroken=True)

    assert decode(encode(document)) == document
    assert sum(counts(document).values()) == count
    assert {len(words_of(item)) for _, item in items(document)} <= {80, 160}


def test_big_document_says_nothing_twice() -> None:
    document = big_document(400, name_length=40)
    said = [words_of(item) for _, item in items(document)]

    assert len(set(said)) == 400


@given(st.text())
def test_cleaning_text_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


_ENDS = st.sampled_from(["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
_WORDS = st.text(st.characters(categories=("L", "N", "P", "S"), min_codepoint=33), min_size=1)


@given(st.lists(_WORDS, min_size=2, max_size=4), _ENDS)
def test_soft_line_ends_keep_words_apart(words: list[str], end: str) -> None:
    text = end.join(words)

    assert clean(text) == "\n".join(map(clean, words))
    assert clean_line(text) == " ".join(map(clean, words))


@given(st.text(st.one_of(st.characters(), _ENDS)))
def test_cleaning_a_line_twice_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text) == clean(clean_line(text))


@given(st.text(st.one_of(st.characters(categories=("Cc", "L")), _ENDS)))
def test_nothing_stored_is_a_control_but_tab_and_line_feed(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", clean(text))


def test_a_file_from_a_word_processor_keeps_its_words_apart() -> None:
    file = json.dumps(
        {
            "format": "canvas",
            "version": 1,
            "title": "Rooftop\x0bParts",
            "personas": [{"id": "p1", "name": "Ted\u2028Baker", "think": "One\x0ctwo\x85three"}],
            "captures": [{"id": "k1", "text": "One\u2028two"}],
        }
    ).encode()

    document = decode(file)

    assert document.title == "Rooftop Parts"
    assert document.personas[0].name == "Ted Baker"
    assert document.personas[0].think == "One\ntwo\nthree"
    assert document.captures[0].text == "One\ntwo"
    assert decode(encode(document)) == normalise(document) == document


@given(st.text(max_size=160))
def test_name_key_is_at_most_three_times_as_long_as_the_name(name: str) -> None:
    assert len(name_key(clean(name))) <= 3 * len(clean(name))


# Its parts


def test_items_are_found_by_id_and_by_block() -> None:
    document = decode(EVERY_KEY.read_bytes())

    assert index(document)["m1"] is document.revenue_streams[0]
    assert block_of(document)["m1"] == "revenue_streams"
    assert counts(document) == {block: 2 if block == "personas" else 1 for block in BLOCKS}


def test_links_are_those_of_the_link_tables() -> None:
    document = decode(EVERY_KEY.read_bytes())

    assert sorted(links(document)) == sorted(
        [
            Link("fits", ("s1", "v1")),
            Link("fits", ("p1", "v1")),
            Link("touches", ("c1",), "attention"),
            Link("touches", ("c1", "p1"), "onboarding"),
            Link("drivers", ("m1", "p1", "v1")),
            Link("solves", ("v1", "q1")),
            Link("reaches", ("c1", "s1")),
            Link("serves", ("r1", "s1")),
            Link("through", ("r1", "c1")),
            Link("paid_by", ("m1", "p2")),
            Link("earned_by", ("k1", "q1")),
            Link("earned_by", ("k1", "v1")),
            Link("delivers", ("a1", "v1")),
            Link("manages", ("a1", "c1")),
            Link("manages", ("a1", "r1")),
            Link("manages", ("a1", "n1")),
            Link("used_by", ("e1", "a1")),
            Link("used_by", ("e1", "r1")),
            Link("provides", ("n1", "a1")),
            Link("provides", ("n1", "e1")),
            Link("provides", ("n1", "c1")),
            Link("driven_by", ("x1", "a1")),
            Link("driven_by", ("x1", "e1")),
            Link("driven_by", ("x1", "n1")),
        ]
    )


def test_every_step_has_its_litmus_tests_and_blocks() -> None:
    steps = StepKey.__args__  # type: ignore[attr-defined]

    assert tuple(LITMUS) == steps
    assert tuple(STEP_BLOCKS) == steps


# The hashes


def hashed(tree: Any, *ids: str) -> str:
    return item_hash(decoded(tree), ids)


def test_hash_is_sixteen_hex_digits_and_stays() -> None:
    """It stands in people's files: a change here would make every dismissal lapse."""
    tree = small(segments=[{"id": "s1", "name": "Technicians", "side": "paying"}])

    assert hashed(tree, "s1") == "6cdc641b4ca1a5d6"


def test_hash_does_not_depend_on_the_order_of_ids_or_of_sets() -> None:
    tree = every_key()
    turned = every_key()
    turned["personas"].reverse()
    turned["fits"].reverse()
    turned["activities"][0]["manages"].reverse()
    turned["relationships"][0]["aims"].reverse()

    assert hashed(turned, "a1", "r1", "p1") == hashed(tree, "p1", "r1", "a1")


@pytest.mark.parametrize(
    ("id_", "path", "value"),
    [
        ("s1", "$.segments[0].name", "Roofers"),
        ("s1", "$.personas[0].segment", None),
        ("s1", "$.fits", [pair("p1", "v1")]),
        ("s1", "$.channels[0].reaches", []),
        ("s1", "$.relationships[0].serves", []),
        ("p1", "$.channels[0].touches[1].stage", "retention"),
        ("p1", "$.problems[0].who", "p2"),
        ("p1", "$.revenue_streams[0].drivers", []),
        ("p2", "$.revenue_streams[0].paid_by", ["p1"]),
        ("v1", "$.activities[0].delivers", []),
        ("v1", "$.captures[0].earned_by", ["q1"]),
        ("q1", "$.propositions[0].solves", []),
        ("r1", "$.relationships[0].notes[0].text", "Kinder words"),
        ("r1", "$.relationships[0].aims", ["acquire"]),
        ("m1", "$.revenue_streams[0].packages[0].price", "26"),
        ("m1", "$.revenue_streams[0].drivers", []),
        ("h1", "$.assumptions[0].tests[0].result", "Two of five"),
        ("c1", "$.partners[0].provides", ["a1", "e1"]),
    ],
)
def test_hash_changes_with_the_item_and_its_links(id_: str, path: str, value: Any) -> None:
    assert hashed(changed(path, value), id_) != hashed(every_key(), id_)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$.title", "Another title"),
        ("$.costs[0].name", "Other licences"),
        ("$.assumptions[0].text", "They look it up"),
        ("$.assumptions[0].about", "v1"),
        ("$.dismissals", []),
        ("$.journey_notes", []),
        ("$.resources[0].used_by", []),
        ("$.segments[0].name", "Roofers"),
    ],
)
def test_hash_does_not_change_with_what_stands_elsewhere(path: str, value: Any) -> None:
    ids = ("p1", "v1", "m1")

    assert hashed(changed(path, value), *ids) == hashed(every_key(), *ids)


def test_hash_does_not_take_a_stage_for_an_id() -> None:
    """An item may be called as a stage is."""
    tree = small(segments=[{"id": "action", "name": "A"}], channels=[{"id": "c1", "name": "App"}])
    touched = changed("$.channels[0].touches", [{"stage": "action"}], tree)

    assert hashed(touched, "action") == hashed(tree, "action")


def test_hash_of_a_missing_item_is_that_of_nothing() -> None:
    assert hashed(every_key(), "gone") == hashed(small(), "gone")
    assert hashed(every_key(), "gone") != hashed(every_key(), "gone", "p1")


def test_hash_of_a_step_changes_with_its_status_and_its_block() -> None:
    done = decoded(small(steps={"channels": {"status": "done"}}))
    open_ = decoded(small())
    channel = {"id": "c1", "name": "App"}
    filled = decoded(small(steps={"channels": {"status": "done"}}, channels=[channel]))
    rejected = [{**channel, "use": "rejected"}]
    emptied = decoded(small(steps={"channels": {"status": "done"}}, channels=rejected))

    hashes = {step_hash(document, ["channels"]) for document in (done, open_, filled, emptied)}

    assert len(hashes) == 4


def test_hash_of_a_step_does_not_change_with_its_note() -> None:
    noted = decoded(small(steps={"channels": {"note": "Web first"}}))

    assert step_hash(noted, ["channels"]) == step_hash(decoded(small()), ["channels"])


def test_dismissal_rests_on_items_or_on_steps() -> None:
    document = decoded(small(channels=[{"id": "channels", "name": "App"}]))

    about_item = dismissal_hash(document, Dismissal(code="C29", about=("channels",)))
    about_step = dismissal_hash(document, Dismissal(code="C40", about=("channels",)))

    assert about_item == item_hash(document, ["channels"])
    assert about_step == step_hash(document, ["channels"])
    assert about_item != about_step


def _shuffled(values: tuple[Any, ...], chance: random.Random) -> tuple[Any, ...]:
    return tuple(chance.sample(values, len(values)))
