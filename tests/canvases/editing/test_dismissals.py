"""Setting findings aside, and taking them up again."""

from __future__ import annotations

import pytest

from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Change, Dismissal, Edition
from tests.canvases.factories import make_canvas, make_document

pytestmark = pytest.mark.django_db

NOBODYS = make_document(
    personas=(doc.Persona(id="p1", name="Ted"),),
    propositions=(doc.Proposition(id="v1", name="Parts lookup"),),
)


@pytest.fixture
def actor(owner):
    return Actor.of(owner)


@pytest.fixture
def canvas(owner):
    return make_canvas(owner=owner, document=NOBODYS)


def dismissed(canvas) -> dict[str, str | None]:
    found = storage.snapshot(Canvas.objects.get(pk=canvas.pk)).insights.findings
    return {one.code: one.dismissed for one in found}


def errors(canvas) -> int:
    return Canvas.objects.get(pk=canvas.pk).counts["error"]


def test_finding_is_set_aside_with_its_reason(canvas, actor) -> None:
    saved = editing.dismiss(actor, canvas.pk, "C03", ["v1"], " Ted comes later ")

    assert dismissed(canvas) == {"C02": None, "C03": "Ted comes later"}
    assert errors(canvas) == 1
    assert (saved.words, saved.changed, saved.canvas_revision) == (
        "Parts lookup is for nobody yet: who needs it?",
        True,
        2,
    )


def test_finding_stands_again(canvas, actor) -> None:
    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")

    editing.undo_dismiss(actor, canvas.pk, "C03", ["v1"])

    assert dismissed(canvas) == {"C02": None, "C03": None}
    assert (errors(canvas), Dismissal.objects.count()) == (2, 0)


def test_dismissal_lapses_when_its_item_changes(canvas, actor) -> None:
    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")

    editing.change(actor, canvas.pk, "propositions", "v1", {"name": "Lookup"}, 1)

    assert dismissed(canvas) == {"C02": None, "C03": None}
    assert errors(canvas) == 2


def test_new_reason_takes_the_place_of_the_old_one(canvas, actor) -> None:
    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")
    editing.change(actor, canvas.pk, "propositions", "v1", {"name": "Lookup"}, 1)

    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Still later")

    assert dismissed(canvas)["C03"] == "Still later"
    assert [row.reason for row in Dismissal.objects.all()] == ["Still later"]


def test_same_reason_again_changes_nothing(canvas, actor) -> None:
    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")

    saved = editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")
    stands = editing.undo_dismiss(actor, canvas.pk, "C02", ["p1"])

    assert (saved.changed, stands.changed, saved.canvas_revision) == (False, False, 2)


def test_file_that_names_the_item_alone_is_taken_up_again(owner, actor) -> None:
    partner = doc.Partner(id="n1", name="Shops", provides=("a1",))
    document = make_document(
        activities=(doc.Activity(id="a1", name="Sell"),),
        partners=(partner,),
        dismissals=(doc.Dismissal(code="C18", about=("a1",), reason="On purpose"),),
    )
    canvas = make_canvas(owner=owner, document=document)

    editing.undo_dismiss(actor, canvas.pk, "C18", ["n1", "a1"])

    assert dismissed(canvas)["C18"] is None


def test_empty_step_is_set_aside(owner, actor) -> None:
    steps = {"channels": doc.Step(status="done")}
    canvas = make_canvas(owner=owner, document=make_document(steps=steps))

    editing.dismiss(actor, canvas.pk, "C40", ["channels"], "Word of mouth only")

    assert dismissed(canvas) == {"C40": "Word of mouth only"}


@pytest.mark.parametrize("reason", ["", " \n", "x" * 2001, "a\0b"])
def test_reason_is_asked_for(canvas, actor, reason) -> None:
    with pytest.raises(editing.Invalid) as refused:
        editing.dismiss(actor, canvas.pk, "C03", ["v1"], reason)

    assert list(refused.value.errors) == ["reason"]
    assert Change.objects.count() == 0


@pytest.mark.parametrize(
    ("code", "about"), [("C03", ["p1"]), ("C03", []), ("C99", ["v1"]), ("C08", ["v1"])]
)
def test_finding_that_is_gone_cannot_be_set_aside(canvas, actor, code, about) -> None:
    with pytest.raises(editing.Gone):
        editing.dismiss(actor, canvas.pk, code, about, "Later")
    with pytest.raises(editing.Gone):
        editing.undo_dismiss(actor, canvas.pk, code, about)


def test_no_more_findings_are_set_aside_than_a_file_holds(canvas, actor) -> None:
    Dismissal.objects.bulk_create(
        Dismissal(canvas=canvas, position=number, code="C71", reason="Old")
        for number in range(doc.BLOCK_ITEMS)
    )

    with pytest.raises(editing.Invalid):
        editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")


def test_stranger_may_not(canvas, stranger) -> None:
    with pytest.raises(editing.NotFound):
        editing.dismiss(Actor.of(stranger), canvas.pk, "C03", ["v1"], "Later")
    with pytest.raises(editing.NotFound):
        editing.undo_dismiss(Actor.of(stranger), canvas.pk, "C03", ["v1"])


def test_history_tells_of_both(canvas, actor) -> None:
    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Later")
    editing.undo_dismiss(actor, canvas.pk, "C03", ["v1"])

    told = [(one.verb, one.name, one.before, one.after) for one in Edition.objects.order_by("id")]
    message = "Parts lookup is for nobody yet: who needs it?"
    assert told == [
        ("dismiss", message, {"reason": ""}, {"reason": "Later"}),
        ("stand", message, {"reason": "Later"}, {"reason": ""}),
    ]


def test_history_page_shows_it(canvas, actor, owner_client) -> None:
    editing.dismiss(actor, canvas.pk, "C03", ["v1"], "Ted comes later")

    body = owner_client.get(f"/canvases/{canvas.pk}/history/").content.decode()

    assert "Parts lookup is for nobody yet" in body
    assert "set aside" in body
    assert "Ted comes later" in body
