from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What lies on desks as approved was submitted at that revision."""
    reviews = apps.get_model("reviews", "Review").objects.filter(
        canvas=OuterRef("canvas"), round__isnull=False
    )
    rows = apps.get_model("reviews", "DeskRow").objects
    approved = rows.filter(state="approved", canvas__review__round__isnull=False)
    rows.filter(pk__in=approved.values("pk")).update(
        approved_revision=Subquery(reviews.values("round__version__revision")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_untested")]

    operations = [
        migrations.AddField(
            model_name="deskrow",
            name="approved_revision",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
