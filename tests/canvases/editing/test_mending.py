"""What one click mends is mended by it."""

from __future__ import annotations

import pytest

from canvases import editing, storage
from canvases.access import Actor
from canvases.checks import SetStatus, find, findings
from canvases.models import Canvas
from tests.canvases.checks.test_pairs import PAIRS
from tests.canvases.checks.writing import ANDI, LOOKUP, MANUALS, TED, canvas
from tests.canvases.factories import make_canvas

pytestmark = pytest.mark.django_db

OFFERED = [
    (pair, number)
    for pair in PAIRS
    for number in range(len(find(canvas(pair.canvas), pair.code, pair.raised[1]).mends))  # type: ignore[union-attr]
]


@pytest.fixture
def actor(owner):
    return Actor.of(owner)


def read(stored):
    return storage.read(Canvas.objects.get(pk=stored.pk))


@pytest.mark.parametrize(("pair", "number"), OFFERED, ids=lambda one: getattr(one, "code", one))
def test_click_mends_what_it_stands_beside(pair, number, owner, actor) -> None:
    stored = make_canvas(owner=owner, document=canvas(pair.canvas))
    before = find(read(stored), pair.code, pair.raised[1])
    assert before is not None
    wanted = before.mends[number]

    editing.mend(actor, stored.pk, pair.code, pair.raised[1], wanted.label)

    after = find(read(stored), pair.code, pair.raised[1])
    reopened = isinstance(wanted, SetStatus) and read(stored).step(wanted.step).status
    assert after is None
    assert reopened in (False, "in_progress", "not_applicable")


@pytest.mark.parametrize(("pair", "number"), OFFERED, ids=lambda one: getattr(one, "code", one))
def test_click_mends_after_something_else_was_edited(pair, number, owner, actor) -> None:
    stored = make_canvas(owner=owner, document=canvas(pair.canvas))
    before = find(read(stored), pair.code, pair.raised[1])
    assert before is not None
    editing.save_answer(actor, stored.pk, "capture_summary", "They tell others", 0)
    editing.add(actor, stored.pk, "actions", {"text": "Call Ted"})

    editing.mend(actor, stored.pk, pair.code, pair.raised[1], before.mends[number].label)

    assert find(read(stored), pair.code, pair.raised[1]) is None


def test_click_mends_a_row_that_was_reworded_meanwhile(owner, actor) -> None:
    waits = {"id": "q1", "who": "p1", "text": "Waits"}
    document = canvas({"personas": [TED], "problems": [waits], "propositions": [LOOKUP]})
    stored = make_canvas(owner=owner, document=document)
    editing.change(actor, stored.pk, "problems", "q1", {"text": "Waits for a part number"}, 1)
    editing.save_note(actor, stored.pk, "channels", "Ask Ted", 0)

    editing.mend(actor, stored.pk, "C41", ["q1"], "Say that they do nothing")

    (problem,) = read(stored).problems
    assert (problem.text, problem.alternative) == ("Waits for a part number", "Nothing")


def test_nothing_is_offered_where_there_is_a_choice() -> None:
    document = canvas({"personas": [TED, ANDI], "propositions": [LOOKUP, MANUALS]})

    assert [one.mends for one in findings(document)] == [(), (), (), ()]


@pytest.mark.parametrize(
    ("code", "about", "label"),
    [
        ("C03", ["v1"], "Link to Andi"),
        ("C03", ["p1"], "Link to Ted"),
        ("C99", ["v1"], "Link to Ted"),
    ],
)
def test_offer_that_is_gone_does_nothing(owner, actor, code, about, label) -> None:
    document = canvas({"personas": [TED], "propositions": [LOOKUP]})
    stored = make_canvas(owner=owner, document=document)

    with pytest.raises(editing.Gone):
        editing.mend(actor, stored.pk, code, about, label)

    assert read(stored) == document


def test_stranger_mends_nothing(owner, stranger) -> None:
    document = canvas({"personas": [TED], "propositions": [LOOKUP]})
    stored = make_canvas(owner=owner, document=document)

    with pytest.raises(editing.NotFound):
        editing.mend(Actor.of(stranger), stored.pk, "C03", ["v1"], "Link to Ted")
