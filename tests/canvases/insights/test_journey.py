"""The journey grid: holes are marked by the rule of C30."""

from __future__ import annotations

from hypothesis import given, settings

from canvases.checks import findings
from canvases.document import Channel, JourneyNote, Persona, Segment, Step, Touch
from canvases.insights.journey import Grid, grid
from tests.canvases.factories import make_document
from tests.canvases.strategies import documents

TED = Persona(id="p1", name="Ted", segment="s1")
ADA = Persona(id="p2", name="Ada", segment="s1")
OMAR = Persona(id="p3", name="Omar")
TECHNICIANS = Segment(id="s1", name="Technicians")


def channel(number: int, *touches: Touch, **parts: object) -> Channel:
    return Channel(id=f"c{number}", name=f"Way {number}", touches=touches, **parts)  # type: ignore[arg-type]


def holes(found: Grid) -> dict[str, tuple[str, ...]]:
    return {row.name: row.holes for row in found.rows}


def test_stage_that_no_channel_serves_is_a_hole() -> None:
    stages = ("attention", "interest", "desire", "action")
    touches = tuple(Touch(who="p3", stage=stage) for stage in stages)  # type: ignore[arg-type]

    found = grid(make_document(personas=(OMAR,), channels=(channel(1, *touches),)))

    assert holes(found) == {"Omar": ("onboarding", "retention")}
    assert found.rows[0].missing == "Nothing at onboarding and retention"
    assert found.holes == 2


def test_colleague_is_served_elsewhere_and_has_no_hole() -> None:
    document = make_document(
        segments=(TECHNICIANS,),
        personas=(TED, ADA),
        channels=(channel(1, Touch(who="p1", stage="action")),),
    )

    ted, ada = grid(document).rows

    action = 3
    assert (ted.cells[action].channels, ted.cells[action].is_hole) == (("Way 1",), False)
    assert (ada.cells[action].others, ada.cells[action].is_hole) == (("Way 1",), False)
    assert ada.holes == ("attention", "interest", "desire", "onboarding", "retention")


def test_channel_for_everyone_serves_everyone_at_its_stages() -> None:
    document = make_document(
        segments=(TECHNICIANS,),
        personas=(TED, OMAR),
        channels=(channel(1, Touch(stage="action")),),
    )

    assert [row.cells[3].channels for row in grid(document).rows] == [("Way 1",), ("Way 1",)]


def test_segment_that_no_channel_reaches_has_no_holes() -> None:
    document = make_document(
        segments=(TECHNICIANS,),
        personas=(TED, OMAR),
        channels=(channel(1, Touch(stage="action"), reaches=("p3",)),),
    )

    ted, omar = grid(document).rows

    assert (ted.is_reached, ted.holes) == (False, ())
    assert (omar.is_reached, len(omar.holes)) == (True, 5)


def test_nothing_is_a_hole_while_no_channel_has_a_stage() -> None:
    found = grid(make_document(personas=(OMAR,), channels=(channel(1),)))

    assert (found.has_stages, found.holes) == (False, 0)
    assert found.rows[0].unstaged == ("Way 1",)


def test_rejected_channel_counts_as_absent() -> None:
    rejected = channel(1, Touch(stage="action"), use="rejected")

    found = grid(make_document(personas=(OMAR,), channels=(rejected, channel(2))))

    assert (found.has_stages, found.rows[0].cells[3].channels) == (False, ())


def test_step_that_is_not_applicable_has_no_holes() -> None:
    document = make_document(
        personas=(OMAR,),
        channels=(channel(1, Touch(stage="action")),),
        steps={"channels": Step(status="not_applicable", reason="They come")},
    )

    assert grid(document).holes == 0


def test_note_stands_in_its_cell() -> None:
    document = make_document(
        personas=(OMAR,), journey_notes=(JourneyNote(who="p3", stage="action", text="By phone"),)
    )

    assert [cell.note for cell in grid(document).rows[0].cells][3] == "By phone"


@settings(deadline=None)
@given(documents(per_block=3))
def test_grid_has_holes_where_c30_finds_them(document) -> None:
    found = {finding.code for finding in findings(document)}

    assert bool(grid(document).holes) == ("C30" in found)


@settings(deadline=None)
@given(documents(per_block=3))
def test_any_document_has_a_row_for_each_who(document) -> None:
    found = grid(document)

    peopled = {persona.segment for persona in document.personas}
    whos = [*document.personas, *(s for s in document.segments if s.id not in peopled)]
    assert [row.who for row in found.rows] == [who.id for who in whos]
    for row in found.rows:
        assert len(row.cells) == 6
        assert not any(cell.is_hole and (cell.channels or cell.others) for cell in row.cells)
