from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("canvases", "0006_findings"),
    ]

    operations = [
        migrations.AddField(
            model_name="canvas",
            name="untested",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
