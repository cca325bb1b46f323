"""The journey grid: everyone's row first, then each person's own."""

from canvases.document import Channel, JourneyNote, Persona, Touch
from canvases.insights.chips import ChipMaker
from tests.canvases.factories import make_document
from wizard.shown.journey import editor, journeys

DOCUMENT = make_document(
    personas=(Persona(id="p1", name="Ted"), Persona(id="p2", name="Omar")),
    channels=(
        Channel(id="c1", name="Poster", touches=(Touch(stage="attention"),)),
        Channel(id="c2", name="App store", touches=(Touch(who="p1", stage="action"),)),
    ),
    journey_notes=(JourneyNote(who="p1", stage="action", text="On the roof"),),
)


def test_row_stands_for_everyone_and_for_who_differs():
    rows = [
        (row.chip.text, [(s.label, s.channels, s.note) for s in row.stops if s.channels])
        for row in journeys(ChipMaker(DOCUMENT))
    ]

    assert rows == [
        ("Everyone", [("Attention", ("Poster",), "")]),
        ("Ted", [("Action", ("App store",), "On the roof")]),
    ]


def test_editor_ticks_the_chosen_persons_own_cells():
    chosen = editor(DOCUMENT, "p1", {"journey:p1:action": 4})

    assert chosen.seen == "c2~action"
    assert [(n.stage, n.text, n.revision) for n in chosen.notes if n.text] == [
        ("action", "On the roof", 4)
    ]


def test_a_channel_that_names_somebody_says_whom_everyone_means():
    sticker = Channel(
        id="c1", name="Sticker", touches=(Touch(stage="attention"), Touch(who="p1", stage="action"))
    )
    document = make_document(personas=DOCUMENT.personas, channels=(sticker,))

    everyone, ted = journeys(ChipMaker(document))

    assert everyone.stops[0].channels == ("Sticker (only Ted)",)
    assert ted.stops[3].channels == ("Sticker",)
    assert [line.only for line in editor(document, "everyone", {}).lines] == ["Ted"]
    assert [line.only for line in editor(document, "p2", {}).lines] == [""]


def test_everyone_has_no_sentences_of_their_own():
    assert editor(DOCUMENT, "everyone", {}).notes == ()


def test_unknown_who_is_everyone():
    assert editor(DOCUMENT, "nobody-such", {}).who == "everyone"
