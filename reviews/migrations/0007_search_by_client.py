from typing import Any

from django.db import migrations
from django.utils import timezone


def find_by_client(apps: Any, schema_editor: Any) -> None:
    """Canvases are found by their owner's name from now on: those of people who have one are
    indexed anew."""
    texts = apps.get_model("reviews", "CanvasText").objects.filter(stale_since=None)
    texts.exclude(canvas__owner=None).exclude(canvas__owner__name="").update(
        stale_since=timezone.now()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0006_approved_revision"),
        ("canvases", "0007_untested"),
    ]

    operations = [migrations.RunPython(find_by_client, migrations.RunPython.noop)]
