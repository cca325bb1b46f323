"""Step 2 as sentences: nothing is typed twice."""

from __future__ import annotations

from dataclasses import replace
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
    assert (saved.ref, saved.revision) == (read(canvas).problems[0].id, 2)
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


def reword(actor: Actor, canvas: Canvas, before: editing.Saved, **said: Any) -> editing.Saved:
    """Ted's first sentence again, with other words."""
    ends = {"problem": before.ref, "proposition": before.parts["proposition"]}
    return write(actor, canvas, "p1", **{**ends, "revision": before.revision, **said})


def test_an_offer_that_others_have_is_not_reworded_unasked(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", need="Order", offer="Lookup")

    with pytest.raises(editing.Shared) as asked:
        reword(actor, canvas, before, need="Parts", offer="Search")

    assert asked.value.ask == "Omar has this offer too: change both, or give Ted an own one?"
    assert asked.value.answers == {"all": "Change both", "own": "Give Ted an own one"}
    assert fits(canvas) == [("p1", "Lookup"), ("p2", "Lookup")]


def test_an_own_offer_takes_along_who_pays_for_it(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", need="Order", offer="Lookup")
    held = before.parts["proposition"]
    drivers = [("p1", held), ("p2", held)]
    licence = {"name": "Licence", "drivers": drivers}
    editing.add(actor, canvas.pk, "revenue_streams", licence)

    reword(actor, canvas, before, need="Parts", offer="Search", shared="own")

    document = read(canvas)
    names = {v.id: v.name for v in document.propositions}
    (stream,) = document.revenue_streams
    assert [(fit.who, names[fit.proposition]) for fit in stream.drivers] == [
        ("p1", "Search"),
        ("p2", "Lookup"),
    ]


def test_an_offer_in_two_sentences_of_one_person_is_asked_about(
    canvas: Canvas, actor: Actor
) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p1", need="Order", offer="Lookup")

    with pytest.raises(editing.Shared) as asked:
        reword(actor, canvas, before, need="Parts", offer="Search")
    reword(actor, canvas, before, need="Parts", offer="Search", shared="own")

    assert asked.value.ask == (
        "Another sentence has this offer too: change both, or give Ted an own one?"
    )
    assert said(canvas) == [("p1", "Parts", "", ["Search"]), ("p1", "Order", "", ["Lookup"])]
    assert fits(canvas) == [("p1", "Lookup"), ("p1", "Search")]


@pytest.mark.parametrize("words", [{"need": "Numbers", "today": "Calls"}, {"need": "Parts"}])
def test_a_need_in_two_sentences_is_asked_about(
    canvas: Canvas, actor: Actor, words: dict[str, str]
) -> None:
    before = write(actor, canvas, "p1", need="Parts", today="Calls", offer="Lookup")
    before = replace(
        write(actor, canvas, "p1", need="Parts", today="Calls", offer="Manuals"),
        parts=before.parts,
    )

    with pytest.raises(editing.Shared) as asked:
        reword(actor, canvas, before, offer="Lookup", **words)
    saved = reword(actor, canvas, before, offer="Lookup", shared="own", **words)

    assert asked.value.ask == (
        "Another sentence begins with this need too: change both, or this one alone?"
    )
    own = ("p1", words["need"], words.get("today", ""), ["Lookup"])
    assert said(canvas) == [("p1", "Parts", "Calls", ["Manuals"]), own]
    editing.reverse(actor, canvas.pk, [saved.canvas_revision])
    assert said(canvas) == [("p1", "Parts", "Calls", ["Lookup", "Manuals"])]


def test_another_offer_takes_the_place_of_the_first(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", offer="Manuals")

    saved = reword(actor, canvas, before, need="Parts", offer="Manuals")

    assert said(canvas) == [("p1", "Parts", "", ["Manuals"])]
    assert fits(canvas) == [("p1", "Manuals"), ("p2", "Manuals")]
    editing.reverse(actor, canvas.pk, [saved.canvas_revision])
    assert said(canvas) == [("p1", "Parts", "", ["Lookup"])]
    assert fits(canvas) == [("p1", "Lookup"), ("p2", "Manuals")]


def test_an_offer_that_something_else_rests_on_stays(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    held = before.parts["proposition"]
    editing.add(actor, canvas.pk, "activities", {"name": "Collect", "delivers": (held,)})

    saved = reword(actor, canvas, before, need="Parts")

    assert (fits(canvas), [v.name for v in read(canvas).propositions]) == ([], ["Lookup"])
    assert saved.also == ("Lookup stays on the list.",)


def test_a_sentence_is_removed_and_comes_back_whole(canvas: Canvas, actor: Actor) -> None:
    before = write(actor, canvas, "p1", need="Parts", today="Calls", offer="Lookup")
    drivers = [("p1", before.parts["proposition"])]
    editing.add(actor, canvas.pk, "revenue_streams", {"name": "Licence", "drivers": drivers})
    whole = read(canvas)

    saved = editing.remove_sentence(
        actor,
        canvas.pk,
        who="p1",
        problem=before.ref,
        proposition=before.parts["proposition"],
        revision=before.revision,
    )

    assert (said(canvas), fits(canvas), read(canvas).propositions) == ([], [], ())
    assert saved.also == ("Also unlinks Licence.",)
    stored = Canvas.objects.get()
    assert (stored.items, stored.links) == (3, 0)
    editing.reverse(actor, canvas.pk, [saved.canvas_revision])
    assert read(canvas) == whole


def test_a_sentence_that_got_another_offer_elsewhere_is_out_of_date(
    canvas: Canvas, actor: Actor
) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    write(actor, canvas, "p2", offer="Lookup")
    reword(actor, canvas, before, need="Parts", offer="Search", shared="own")

    with pytest.raises(editing.Stale) as stale:
        reword(actor, canvas, before, need="Parts", offer="Lookup")

    assert stale.value.current == {"need": "Parts", "today": "", "offer": "Search"}


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


# Each blank kept, emptied or reworded


KEPT, EMPTIED, REWORDED = "kept", "emptied", "reworded"
WAYS = (KEPT, EMPTIED, REWORDED)
WORDS = {
    "need": {KEPT: "Parts", EMPTIED: "", REWORDED: "Part numbers"},
    "today": {KEPT: "Calls", EMPTIED: " ", REWORDED: "Rings"},
    "offer": {KEPT: "Lookup", EMPTIED: "", REWORDED: "Search"},
}
# What Ted's sentence says afterwards: (need, today, offer); None where it is gone, and "refused"
# where what he does today would stand without a need. What was kept is K, what was reworded R.
SAYS: dict[tuple[str, str, str], tuple[str, str, str] | str | None] = {
    (KEPT, KEPT, KEPT): ("Parts", "Calls", "Lookup"),
    (KEPT, KEPT, EMPTIED): ("Parts", "Calls", ""),
    (KEPT, KEPT, REWORDED): ("Parts", "Calls", "Search"),
    (KEPT, EMPTIED, KEPT): ("Parts", "", "Lookup"),
    (KEPT, EMPTIED, EMPTIED): ("Parts", "", ""),
    (KEPT, EMPTIED, REWORDED): ("Parts", "", "Search"),
    (KEPT, REWORDED, KEPT): ("Parts", "Rings", "Lookup"),
    (KEPT, REWORDED, EMPTIED): ("Parts", "Rings", ""),
    (KEPT, REWORDED, REWORDED): ("Parts", "Rings", "Search"),
    (EMPTIED, KEPT, KEPT): "refused",
    (EMPTIED, KEPT, EMPTIED): "refused",
    (EMPTIED, KEPT, REWORDED): "refused",
    (EMPTIED, EMPTIED, KEPT): ("", "", "Lookup"),
    (EMPTIED, EMPTIED, EMPTIED): None,
    (EMPTIED, EMPTIED, REWORDED): ("", "", "Search"),
    (EMPTIED, REWORDED, KEPT): "refused",
    (EMPTIED, REWORDED, EMPTIED): "refused",
    (EMPTIED, REWORDED, REWORDED): "refused",
    (REWORDED, KEPT, KEPT): ("Part numbers", "Calls", "Lookup"),
    (REWORDED, KEPT, EMPTIED): ("Part numbers", "Calls", ""),
    (REWORDED, KEPT, REWORDED): ("Part numbers", "Calls", "Search"),
    (REWORDED, EMPTIED, KEPT): ("Part numbers", "", "Lookup"),
    (REWORDED, EMPTIED, EMPTIED): ("Part numbers", "", ""),
    (REWORDED, EMPTIED, REWORDED): ("Part numbers", "", "Search"),
    (REWORDED, REWORDED, KEPT): ("Part numbers", "Rings", "Lookup"),
    (REWORDED, REWORDED, EMPTIED): ("Part numbers", "Rings", ""),
    (REWORDED, REWORDED, REWORDED): ("Part numbers", "Rings", "Search"),
}


def stated(
    teds: tuple[str, str, str] | None, omars: str | None, *, earns: bool = True
) -> doc.Document:
    """Ted's sentence, and Omar's with his offer; Ted's pays a licence as long as there is one."""
    need, today, offer = teds or ("", "", "")
    offers = [name for name in dict.fromkeys((offer, omars)) if name]
    at = {name: f"v{number}" for number, name in enumerate(offers)}
    solves = {offer: ("q1",) if need else ()}
    fits = [doc.Fit(who="p1", proposition=at[offer])] if offer else []
    licence = doc.RevenueStream(id="m1", name="Licence", drivers=tuple(fits) if earns else ())
    return make_document(
        personas=(TED, OMAR),
        problems=(doc.Problem(id="q1", who="p1", text=need, alternative=today),) if need else (),
        propositions=tuple(
            doc.Proposition(id=at[name], name=name, solves=solves.get(name, ())) for name in offers
        ),
        fits=(*fits, *([doc.Fit(who="p2", proposition=at[omars])] if omars else [])),
        revenue_streams=(licence,),
    )


def plain(document: doc.Document) -> dict[str, Any]:
    """What a document says, with names for ids, whatever the order: ids are given out anew."""
    names = {one.id: doc.words_of(one) for one in doc.index(document).values()}
    pair = lambda fit: (names[fit.who], names[fit.proposition])  # noqa: E731
    return {
        "people": [one.name for one in document.personas],
        "needs": [(names[q.who], q.text, q.alternative) for q in document.problems],
        "offers": sorted(
            (v.name, tuple(names[q] for q in v.solves)) for v in document.propositions
        ),
        "fits": sorted(pair(fit) for fit in document.fits),
        "drivers": [(m.name, sorted(map(pair, m.drivers))) for m in document.revenue_streams],
    }


def say_again(
    actor: Actor, canvas: Canvas, ways: tuple[str, str, str], shared: str = ""
) -> editing.Saved:
    document = read(canvas)
    words = {blank: WORDS[blank][way] for blank, way in zip(WORDS, ways, strict=True)}
    revision = storage.snapshot(Canvas.objects.get(pk=canvas.pk)).revisions["q1"]
    return editing.write_sentence(
        actor,
        canvas.pk,
        who="p1",
        problem="q1",
        proposition=document.propositions[0].id,
        revision=revision,
        shared=shared,
        **words,
    )


@pytest.mark.parametrize("shared", [False, True], ids=["alone", "shared"])
@pytest.mark.parametrize("ways", SAYS, ids="-".join)
def test_each_blank_kept_emptied_or_reworded(
    owner: User, actor: Actor, ways: tuple[str, str, str], shared: bool
) -> None:
    omars = "Lookup" if shared else None
    before = stated(("Parts", "Calls", "Lookup"), omars)
    canvas = make_canvas(owner=owner, document=before)
    says = SAYS[ways]

    if says == "refused":
        with pytest.raises(editing.Invalid) as refused:
            say_again(actor, canvas, ways, "own" if shared else "")
        assert refused.value.errors == {"need": ["Write what they need first."]}
        assert plain(read(canvas)) == plain(before)
        return
    if shared and ways[2] == REWORDED:
        with pytest.raises(editing.Shared):
            say_again(actor, canvas, ways)
        assert plain(read(canvas)) == plain(before)
    saved = say_again(actor, canvas, ways, "own" if shared and ways[2] == REWORDED else "")

    assert plain(read(canvas)) == plain(stated(says, omars))  # type: ignore[arg-type]
    if saved.changed:
        undone = editing.reverse(actor, canvas.pk, [saved.canvas_revision])
        assert plain(read(canvas)) == plain(before)
        editing.reverse(actor, canvas.pk, [undone.canvas_revision])
        assert plain(read(canvas)) == plain(stated(says, omars))  # type: ignore[arg-type]


@pytest.mark.parametrize("ways", [w for w, says in SAYS.items() if says and w[2] == REWORDED])
def test_a_shared_offer_can_be_reworded_for_all(
    owner: User, actor: Actor, ways: tuple[str, str, str]
) -> None:
    if SAYS[ways] == "refused":
        return
    before = stated(("Parts", "Calls", "Lookup"), "Lookup")
    canvas = make_canvas(owner=owner, document=before)

    saved = say_again(actor, canvas, ways, "all")

    assert plain(read(canvas)) == plain(stated(SAYS[ways], "Search"))  # type: ignore[arg-type]
    assert "Also reworded for Omar." in saved.also
    editing.reverse(actor, canvas.pk, [saved.canvas_revision])
    assert plain(read(canvas)) == plain(before)


def test_a_need_that_earns_something_goes_with_its_sentence_and_says_so(
    canvas: Canvas, actor: Actor
) -> None:
    before = write(actor, canvas, "p1", need="Parts", offer="Lookup")
    capture = {"text": "Referrals", "earned_by": (before.ref,)}
    editing.add(actor, canvas.pk, "captures", capture)

    saved = reword(actor, canvas, before, offer="Lookup")

    assert (said(canvas), fits(canvas)) == ([], [("p1", "Lookup")])
    assert saved.also == ("Also unlinks “Referrals”.",)
