"""Step 2 as sentences: what each row says, and what is still to be said."""

from canvases.document import Fit, Persona, Problem, Proposition, Segment
from canvases.insights import Insights
from canvases.insights.chips import ChipMaker
from tests.canvases.factories import make_document
from wizard.shown.item_marks import ItemMarks
from wizard.shown.need_sentences import sentences_of


def _told(**parts):
    document = make_document(**parts)
    marks = ItemMarks(document, Insights(document), "value-propositions")
    return sentences_of(ChipMaker(document), {"q1": 3, "v1": 5}, marks)


def test_solved_problem_is_one_whole_sentence():
    told = _told(
        personas=(Persona(id="p1", name="Ted"),),
        problems=(Problem(id="q1", who="p1", text="a part number", alternative="calls"),),
        propositions=(Proposition(id="v1", name="Parts lookup", solves=("q1",)),),
        fits=(Fit(who="p1", proposition="v1"),),
    )

    (need,) = told.needs
    assert (need.chip.text, need.verb, need.need, need.today, need.offer, need.revision) == (
        "Ted",
        "needs",
        "a part number",
        "calls",
        "Parts lookup",
        3,
    )
    assert told.blanks == ()


def test_problem_without_an_answer_leaves_the_offer_open():
    told = _told(
        personas=(Persona(id="p1", name="Ted"),),
        problems=(Problem(id="q1", who="p1", text="a part number"),),
    )

    assert [(n.need, n.offer, n.proposition) for n in told.needs] == [("a part number", "", "")]


def test_fit_without_a_problem_is_a_sentence_with_the_need_open():
    told = _told(
        personas=(Persona(id="p1", name="Ted"),),
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        fits=(Fit(who="p1", proposition="v1"),),
    )

    assert [(n.need, n.offer, n.problem, n.revision) for n in told.needs] == [
        ("", "Parts lookup", "", 5)
    ]


def test_person_without_a_sentence_gets_a_blank_one():
    told = _told(personas=(Persona(id="p1", name="Ted"), Persona(id="p2", name="Omar")))

    assert [blank.chip.text for blank in told.blanks] == ["Ted", "Omar"]
    assert [blank.then for blank in told.blanks] == ["need-p2-new", "need-new"]


def test_group_whose_people_speak_gets_no_blank_of_its_own():
    told = _told(
        segments=(Segment(id="s1", name="Technicians"), Segment(id="s2", name="Owners")),
        personas=(Persona(id="p1", name="Ted", segment="s1"),),
    )

    assert [(b.chip.text, b.verb) for b in told.blanks] == [("Ted", "needs"), ("Owners", "need")]


def test_offer_for_nobody_is_named():
    told = _told(
        personas=(Persona(id="p1", name="Ted"),),
        propositions=(Proposition(id="v1", name="Parts lookup"),),
    )

    assert told.unplaced == ("Parts lookup",)


def test_sentences_stand_by_person_whatever_is_saved():
    ted, omar = Persona(id="p1", name="Ted"), Persona(id="p2", name="Omar")

    told = _told(
        personas=(ted, omar),
        problems=(
            Problem(id="q1", who="p2", text="a report"),
            Problem(id="q2", who="p1", text="a part number"),
        ),
    )
    first = _told(personas=(ted, omar), problems=(Problem(id="q1", who="p2", text="a report"),))

    assert [(row.who, row.need) for row in told.rows] == [
        ("p1", "a part number"),
        ("p2", "a report"),
    ]
    assert [(row.who, row.need) for row in first.rows] == [("p1", ""), ("p2", "a report")]


def test_offer_stays_in_its_place_when_its_need_is_told():
    people = {"personas": (Persona(id="p1", name="Ted"),)}
    names = ("Lookup", "Manuals", "Alarm")
    fits = tuple(Fit(who="p1", proposition=f"v{n}") for n in (1, 2, 3))

    orders = []
    for solved in ((), (3,), (1, 3)):
        offers = tuple(
            Proposition(id=f"v{n}", name=name, solves=(f"q{n}",) if n in solved else ())
            for n, name in enumerate(names, 1)
        )
        problems = tuple(Problem(id=f"q{n}", who="p1", text="x") for n in sorted(solved))
        told = _told(**people, problems=problems, propositions=offers, fits=fits)
        orders.append([row.offer for row in told.rows])

    assert orders == [list(names)] * 3
