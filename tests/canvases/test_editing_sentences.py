"""Step 2 as sentences: nothing is typed twice."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas
from tests.canvases.factories import make_canvas, make_document

pytestmark = pytest.mark.django_db

TED = doc.Persona(id="p1", name="Ted")
OMAR = doc.Persona(id="p2", name="Omar")


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=make_document(personas=(TED, OMAR)))


@pytest.fixture
def actor(owner: User) -> Actor:
    return Actor.of(owner)


def write(actor: Actor, canvas: Canvas, who: str, **said: Any) -> editing.Saved:
    words = {"need": "", "today": "", "offer": "", **said}
    return editing.write_sentence(actor, canvas.pk, who=who, **words)


def read(canvas: Canvas) -> doc.Document:
    return storage.read(Canvas.objects.get(pk=canvas.pk))


def said(canvas: Canvas) -> list[tuple[str, str, str, list[str]]]:
    """The sentences as the document tells them: who, need, today, offers."""
    document = read(canvas)
    return [
        (
            problem.who,
            problem.text,
            problem.alternative,
            [v.name for v in document.propositions if problem.id in v.solves],
        )
        for problem in document.problems
    ]


def fits(canvas: Canvas) -> list[tuple[str, str]]:
    document = read(canvas)
    names = {v.id: v.name for v in document.propositions}
    return [(fit.who, names[fit.proposition]) for fit in document.fits]


def test_one_sentence_writes_all_four(canvas: Canvas, actor: Actor) -> None:
    saved = write(actor, canvas, "p1", need="Parts", today="Calls", offer="Lookup")

    assert said(canvas) == [("p1", "Parts", "Calls", ["Lookup"])]
    assert fits(canvas) == [("p1", "Lookup")]
    assert saved == editing.Saved(ref=read(canvas).problems[0].id, revision=2, canvas_revision=2)
    stored = Canvas.objects.get()
    assert (stored.items, stored.links) == (4, 2)
    assert read(canvas).step("value-propositions").status == "in_progress"


def test_an_offer_of_the_same_name_is_used_again(canvas: Canvas, actor: Actor) -> None:
    write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", need="Order", offer=" LOOKUP ")

    assert said(canvas) == [("p1", "Parts", "", ["Lookup"]), ("p2", "Order", "", ["Lookup"])]
    assert fits(canvas) == [("p1", "Lookup"), ("p2", "Lookup")]


def test_a_need_of_the_same_person_is_used_again(canvas: Canvas, actor: Actor) -> None:
    write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p1", need="parts", today="Calls", offer="Manuals")

    assert said(canvas) == [("p1", "parts", "Calls", ["Lookup", "Manuals"])]


def test_a_need_that_is_met_otherwise_today_is_another(canvas: Canvas, actor: Actor) -> None:
    write(actor, canvas, "p1", need="Parts", today="Calls")
    write(actor, canvas, "p1", need="Parts", today="Guesses")

    assert said(canvas) == [("p1", "Parts", "Calls", []), ("p1", "Parts", "Guesses", [])]


def test_a_need_alone_writes_the_problem(canvas: Canvas, actor: Actor) -> None:
    write(actor, canvas, "p1", need="Parts", today="Calls")

    assert said(canvas) == [("p1", "Parts", "Calls", [])]
    assert fits(canvas) == []


def test_an_offer_alone_writes_the_fit(canvas: Canvas, actor: Actor) -> None:
    saved = write(actor, canvas, "p1", offer="Lookup")

    assert said(canvas) == []
    assert fits(canvas) == [("p1", "Lookup")]
    assert saved.ref == read(canvas).propositions[0].id


def test_the_same_sentence_twice_is_one(canvas: Canvas, actor: Actor) -> None:
    write(actor, canvas, "p1", need="Parts", today="Calls", offer="Lookup")

    saved = write(actor, canvas, "p1", need="Parts", today="Calls", offer="Lookup")

    assert (saved.revision, saved.canvas_revision) == (2, 2)


def test_a_sentence_is_reworded_in_place(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", today="Calls", offer="Lookup")
    held = read(canvas).propositions[0].id

    saved = write(
        actor,
        canvas,
        "p1",
        need="Part numbers",
        today="Rings",
        offer="Lookup in the field",
        problem=before.ref,
        proposition=held,
        revision=before.revision,
    )

    assert said(canvas) == [("p1", "Part numbers", "Rings", ["Lookup in the field"])]
    assert read(canvas).propositions[0].id == held
    assert (saved.ref, saved.revision) == (before.ref, 3)


def test_an_offer_that_others_share_is_reworded_for_them_too(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", need="Order", offer="Lookup")
    held = read(canvas).propositions[0].id

    saved = write(
        actor,
        canvas,
        "p1",
        need="Parts",
        offer="Search",
        problem=before.ref,
        proposition=held,
        revision=before.revision,
    )

    assert fits(canvas) == [("p1", "Search"), ("p2", "Search")]
    assert saved.also == ("Also reworded for Omar.",)


def test_another_offer_takes_the_place_of_the_first(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", offer="Manuals")
    held = read(canvas).propositions[0].id

    saved = write(
        actor,
        canvas,
        "p1",
        need="Parts",
        offer="Manuals",
        problem=before.ref,
        proposition=held,
        revision=before.revision,
    )

    assert said(canvas) == [("p1", "Parts", "", ["Manuals"])]
    assert fits(canvas) == [("p1", "Lookup"), ("p1", "Manuals"), ("p2", "Manuals")]
    assert saved.also == ("Lookup stays on the list.",)


def test_an_offer_that_is_wiped_out_solves_it_no_more(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    held = read(canvas).propositions[0].id

    write(
        actor,
        canvas,
        "p1",
        need="Parts",
        problem=before.ref,
        proposition=held,
        revision=before.revision,
    )

    assert said(canvas) == [("p1", "Parts", "", [])]
    assert [v.name for v in read(canvas).propositions] == ["Lookup"]


def test_an_old_sentence_is_refused(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    editing.change(actor, canvas.pk, "problems", before.ref, {"text": "Numbers"}, before.revision)

    with pytest.raises(editing.Stale) as stale:
        write(actor, canvas, "p1", need="", problem=before.ref, revision=before.revision)

    assert stale.value.current["need"] == "Numbers"


def test_a_sentence_that_is_changed_must_say_what_it_saw(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", offer="Lookup")

    with pytest.raises(editing.NoRevision):
        write(actor, canvas, "p1", offer="Search", proposition=before.ref)


@pytest.mark.parametrize(
    ("who", "words", "errors"),
    [
        ("p1", {}, {"need": ["Write what they need, or what you offer."]}),
        ("p1", {"today": "Calls"}, {"need": ["Write what they need first."]}),
        ("", {"need": "Parts"}, {"who": ["Choose somebody on this canvas."]}),
        ("v9", {"need": "Parts"}, {"who": ["Choose somebody on this canvas."]}),
        (
            "p1",
            {"need": "x" * 2_001},
            {"need": ["Write at most 2,000 characters; these are 2,001."]},
        ),
        (
            "p1",
            {"need": "Parts", "offer": "x" * 161},
            {"offer": ["Write at most 160 characters; these are 161."]},
        ),
    ],
)
def test_what_is_wrong_is_said_beside_the_word(
    canvas: Canvas, actor: Actor, who: str, words: dict[str, str], errors: dict[str, list[str]]
) -> None:
    with pytest.raises(editing.Invalid) as refused:
        write(actor, canvas, who, **words)

    assert refused.value.errors == errors
    assert read(canvas) == make_document(personas=(TED, OMAR))


def test_a_need_that_is_wiped_out_is_refused(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts")

    with pytest.raises(editing.Invalid) as refused:
        write(actor, canvas, "p1", need=" ", problem=before.ref, revision=before.revision)

    assert refused.value.errors == {"need": ["Write a few words."]}
