from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("canvases", "0007_untested"),
        ("reviews", "0004_letterheads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="deskrow",
            name="findings",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="deskrow",
            name="untested",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "-findings", "id"], name="desk_by_findings"),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "-untested", "id"], name="desk_by_untested"),
        ),
    ]
