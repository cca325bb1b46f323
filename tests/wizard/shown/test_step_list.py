"""The list of steps: what it says of each, and where a founder goes on."""

import pytest

from canvases.document import Persona, Step
from tests.canvases.factories import make_document
from wizard.shown.step_list import done_of, parts_of, resume_at


def _stops(document, current=""):
    return [stop for part in parts_of(document, current) for stop in part.stops]


def test_walk_has_three_parts_and_eleven_stops():
    parts = parts_of(make_document())

    assert [part.title for part in parts] == ["Offer and customers", "Infrastructure", "What now"]
    assert [stop.number for stop in _stops(make_document())] == [
        *(1, 2, 3, 4, 5, None, 6, 7, 8, 9, 10)
    ]


def test_stop_says_status_and_count():
    document = make_document(
        personas=(Persona(id="p1", name="Ted"),),
        steps={"customer-segments": Step(status="done")},
    )

    first, second = _stops(document, "value-propositions")[:2]

    assert (first.label, first.count, first.current) == ("Done, 1", 1, False)
    assert (second.label, second.count, second.current) == ("Not started", 0, True)


def test_halfway_review_is_open_any_time_and_counts_for_nothing():
    document = make_document(steps={"halfway": Step(status="done")})

    assert done_of(document) == 0
    assert _stops(make_document())[5].label == "Open any time"


@pytest.mark.parametrize(
    ("steps", "key"),
    [
        ({}, "customer-segments"),
        ({"customer-segments": Step(status="done")}, "value-propositions"),
        ({"channels": Step(status="in_progress")}, "channels"),
    ],
)
def test_founder_goes_on_with_what_is_under_way_else_with_the_next(steps, key):
    assert resume_at(make_document(steps=steps)).key == key


def test_finished_canvas_goes_on_in_the_analysis():
    steps = {stop.key: Step(status="done") for stop in _stops(make_document())}

    assert resume_at(make_document(steps=steps)).key == "analysis"
