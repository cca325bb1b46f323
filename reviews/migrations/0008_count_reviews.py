from typing import Any

from django.db import migrations, models
from django.db.models import F

_REVIEWED = ("approved", "changes")


def count(apps: Any, schema_editor: Any) -> None:
    """Number the rounds by what was reviewed, and count on the desks as canvases count."""
    rows = apps.get_model("reviews", "DeskRow").objects
    rounds = apps.get_model("reviews", "Round").objects
    for canvas in rounds.order_by().values_list("canvas", flat=True).distinct():
        nth = 1
        for one in rounds.filter(canvas=canvas).order_by("number"):
            rounds.filter(pk=one.pk).update(nth=nth)
            rows.filter(canvas=canvas).update(round=nth - (one.outcome == "withdrawn"))
            nth += one.outcome in _REVIEWED
    praised = apps.get_model("reviews", "Comment").objects.filter(kind="praise", is_open=True)
    for canvas in praised.exclude(sent_at=None).order_by().values_list("canvas", flat=True):
        rows.filter(canvas=canvas, comments__gt=0).update(comments=F("comments") - 1)
    for canvas in apps.get_model("canvases", "Canvas").objects.exclude(notes=0).iterator():
        found = canvas.errors + canvas.warnings + canvas.notes
        rows.filter(canvas=canvas, reads=True).update(findings=found)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_search_by_client")]

    operations = [
        migrations.AddField("round", "nth", models.PositiveIntegerField(default=1)),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
