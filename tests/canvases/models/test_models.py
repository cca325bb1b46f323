"""What the database refuses, whoever writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.forms import modelform_factory

from accounts.models import Guest, User
from canvases import models as rows
from canvases.models import (
    Canvas,
    Driver,
    Fit,
    Persona,
    Problem,
    Proposition,
    Reach,
    Segment,
    tables,
)
from canvases.models.constraints import SameCanvas
from tests.canvases.factories import linked_document, make_canvas

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


@pytest.fixture
def there(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def _ends() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of every table that points at an item."""
    for model in apps.get_app_config("canvases").get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, SameCanvas):
                yield model, constraint.field


ENDS = list(_ends())


def _refused() -> Any:
    """At the latest when constraints are checked, as the end of a transaction does."""
    return pytest.raises(IntegrityError)


def test_every_pointer_at_an_item_is_held_to_its_canvas() -> None:
    items = {*tables.BLOCK_MODELS.values(), rows.Action, Fit}
    pointers = {
        (model, field.name)
        for model, _ in ENDS
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in items
    }

    assert set(ENDS) == pointers


@pytest.mark.parametrize(("model", "field"), ENDS)
def test_a_link_across_canvases_cannot_be_created(
    here: Canvas, there: Canvas, model: Any, field: str
) -> None:
    across = _across(model, field, here, there)

    with _refused(), transaction.atomic():
        across.save()
        connection.check_constraints()


@pytest.mark.parametrize(("model", "field"), ENDS)
def test_a_link_across_canvases_cannot_be_created_in_bulk(
    here: Canvas, there: Canvas, model: Any, field: str
) -> None:
    across = _across(model, field, here, there)

    with _refused(), transaction.atomic():
        model.objects.bulk_create([across])
        connection.check_constraints()


@pytest.mark.parametrize(("model", "field"), ENDS)
def test_a_link_cannot_be_updated_across_canvases(
    here: Canvas, there: Canvas, model: Any, field: str
) -> None:
    row = model.objects.filter(canvas=here, **{f"{field}__isnull": False}).first()
    row = row or _stored(model, field, here)

    with _refused(), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{field: _end(model, field, there)})
        connection.check_constraints()


@pytest.mark.parametrize(("model", "field"), ENDS)
def test_a_linked_row_cannot_be_moved_to_another_canvas(
    here: Canvas, there: Canvas, model: Any, field: str
) -> None:
    row = model.objects.filter(canvas=here, **{f"{field}__isnull": False}).first()
    row = row or _stored(model, field, here)

    with _refused(), transaction.atomic():
        model.objects.filter(pk=row.pk).update(canvas=there)
        connection.check_constraints()


def test_links_are_refused_at_once(here: Canvas, there: Canvas) -> None:
    stranger = Persona.objects.filter(canvas=there)[0]
    channel = rows.Channel.objects.get(canvas=here)

    with _refused(), transaction.atomic():
        Reach.objects.create(canvas=here, channel=channel, persona=stranger)


def _across(model: Any, field: str, here: Canvas, there: Canvas) -> Any:
    """A new row of `here` that points at something of `there`."""
    row = _copy(model, field, here)
    setattr(row, field, _end(model, field, there))
    return row


def _stored(model: Any, field: str, canvas: Canvas) -> Any:
    row = _copy(model, field, canvas)
    setattr(row, field, _end(model, field, canvas))
    row.save()
    return row


def _copy(model: Any, field: str, canvas: Canvas) -> Any:
    """A row like one of the canvas, whose one end of several is `field`."""
    row = model.objects.filter(canvas=canvas).first()
    row.pk, row._state.adding = None, True
    for name in ("ref", "name"):
        if hasattr(row, name):
            setattr(row, name, "another")
    if hasattr(row, "position"):
        row.position += 1
    if hasattr(row, "stage"):
        row.stage = "desire"
    for other in (f for m, f in ENDS if m is model and f != field):
        if model._meta.get_field(other).null:
            setattr(row, other, None)
    return row


def _end(model: Any, field: str, canvas: Canvas) -> Any:
    target = model._meta.get_field(field).related_model
    return target._default_manager.filter(canvas=canvas).last()


# What else is refused


def test_a_problem_is_somebodys(here: Canvas) -> None:
    with _refused(), transaction.atomic():
        Problem.objects.create(canvas=here, ref="q9", position=9, text="Whose?")


def test_a_fit_is_of_one_who(here: Canvas) -> None:
    with _refused(), transaction.atomic():
        Fit.objects.create(
            canvas=here,
            proposition=Proposition.objects.filter(canvas=here)[0],
            persona=Persona.objects.filter(canvas=here)[0],
            segment=Segment.objects.filter(canvas=here)[0],
        )


@pytest.mark.parametrize(
    "model", [rows.Fit, rows.Reach, rows.Touch, rows.Driver, rows.Managing, rows.Solving]
)
def test_a_link_is_stored_once(here: Canvas, model: Any) -> None:
    for row in model.objects.filter(canvas=here):
        row.pk, row._state.adding = None, True
        with _refused(), transaction.atomic():
            row.save()


def test_a_name_is_unique_by_its_folded_form(here: Canvas, there: Canvas) -> None:
    Persona.objects.create(canvas=there, ref="p9", position=9, name="Ödön")
    Persona.objects.create(canvas=here, ref="p9", position=9, name="ÖDÖN ")

    with _refused(), transaction.atomic():
        Persona.objects.bulk_create([Persona(canvas=here, ref="p8", position=9, name="ödön")])


def test_a_ref_is_unique_on_its_canvas(here: Canvas) -> None:
    with _refused(), transaction.atomic():
        Persona.objects.create(canvas=here, ref="p1", position=9, name="Andi")


def test_a_canvas_is_an_owners_or_a_guests(owner: User) -> None:
    with _refused(), transaction.atomic():
        Canvas.objects.create(title="Both", owner=owner, guest=Guest.objects.create())


def test_an_example_is_nobodys(owner: User) -> None:
    with _refused(), transaction.atomic():
        Canvas.objects.create(title="Mine", owner=owner, example="rooftop-parts")


# As form errors


def test_a_form_is_told_about_another_canvas(here: Canvas, there: Canvas) -> None:
    persona = Persona.objects.filter(canvas=here)[0]
    persona.segment = Segment.objects.filter(canvas=there)[0]

    with pytest.raises(ValidationError) as refused:
        persona.validate_constraints()

    assert refused.value.message_dict == {"segment": ["Choose something on this canvas."]}


def test_a_field_that_is_left_out_or_empty_is_not_checked(here: Canvas, there: Canvas) -> None:
    persona = Persona.objects.filter(canvas=here)[0]
    persona.segment = Segment.objects.filter(canvas=there)[0]
    persona.validate_constraints(exclude={"segment"})
    persona.segment = None
    persona.validate_constraints()


def test_a_form_without_the_canvas_is_told_about_a_taken_name(here: Canvas) -> None:
    form_class = modelform_factory(Persona, fields=["name"])
    form = form_class({"name": " OMAR"}, instance=Persona.objects.get(canvas=here, ref="p1"))

    assert form.errors == {"__all__": ["This name is on the list already."]}


# What stays when tables are rebuilt, and what goes along


@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_table_still_refuses_links_across_canvases(owner: User) -> None:
    here, there = (make_canvas(owner=owner, document=linked_document()) for _ in range(2))
    column = models.BigIntegerField(default=0)
    column.set_attributes_from_name("column")
    with connection.schema_editor() as editor:
        # On SQLite each of these makes the table anew.
        editor.add_field(Fit, column)
        editor.remove_field(Fit, column)

    with _refused(), transaction.atomic():
        Fit.objects.create(
            canvas=here,
            proposition=Proposition.objects.filter(canvas=here)[1],
            persona=Persona.objects.filter(canvas=there)[0],
        )


def test_what_rests_on_an_item_goes_with_it_whoever_deletes(here: Canvas) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM canvases_proposition WHERE ref = %s", ["v1"])
    connection.check_constraints()

    assert not Fit.objects.exists()
    assert not Driver.objects.exists()


def test_a_canvas_goes_with_all_its_rows(here: Canvas, there: Canvas) -> None:
    here.delete()
    connection.check_constraints()

    assert [Canvas.objects.get(), Persona.objects.count()] == [there, 2]
