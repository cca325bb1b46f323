import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from canvases.document import name_key

_KEY_LENGTH = 60


def make_index_of_words(apps, schema_editor):
    """Each database's own kind. The tokens are made by us: nothing is taken apart or folded here,
    and nobody asks where in a text a word stands."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE VIRTUAL TABLE reviews_words USING fts5("
            "words, detail=none, tokenize=\"ascii tokenchars '_'\")"
        )
    else:
        schema_editor.execute(
            "CREATE TABLE reviews_words (id bigint PRIMARY KEY, words tsvector NOT NULL)"
        )
        schema_editor.execute(
            "CREATE INDEX reviews_words_gin ON reviews_words USING gin (words) WITH (fastupdate = off)"
        )


def drop_index_of_words(apps, schema_editor):
    schema_editor.execute("DROP TABLE reviews_words")


def lay_out(apps, schema_editor):
    """Rows for what there is. No canvas was reviewed before there were these rows."""
    canvases = apps.get_model("canvases", "Canvas")
    texts = apps.get_model("reviews", "CanvasText")
    rows = apps.get_model("reviews", "DeskRow")
    found = canvases.objects.filter(deleted_at=None, example=None, guest=None)
    for canvas in found.prefetch_related("members").iterator(500):
        roles = {member.user_id: member.role for member in canvas.members.all()}
        if canvas.owner_id is not None:
            roles[canvas.owner_id] = "owner"
        if not roles:
            continue
        text = texts.objects.create(canvas=canvas, stale_since=timezone.now())
        rows.objects.bulk_create(_row(rows, canvas, text, *one) for one in roles.items())


def _row(rows, canvas, text, user, role):
    reads = role != "reviewer" or canvas.drafts_open or canvas.reviewers_may_edit
    return rows(
        canvas=canvas,
        text=text,
        user_id=user,
        role=role,
        reads=reads,
        title_key=name_key(canvas.title)[:_KEY_LENGTH],
        organisation_key=name_key(canvas.organisation)[:_KEY_LENGTH],
        changed_at=canvas.changed_at if reads else canvas.created_at,
        revision=canvas.revision if reads else 0,
        seen=canvas.revision if role == "owner" else 0,
        state="draft",
        waits="" if role == "owner" else "them",
        since=canvas.created_at,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("canvases", "0006_findings"),
        ("reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CanvasText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stale_since", models.DateTimeField(null=True)),
                (
                    "canvas",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
            ],
            options={
                "default_related_name": "text",
            },
        ),
        migrations.CreateModel(
            name="DeskRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("editor", "Editor"),
                            ("reviewer", "Reviewer"),
                            ("viewer", "Viewer"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reads", models.BooleanField()),
                ("title_key", models.CharField(max_length=60)),
                ("organisation_key", models.CharField(blank=True, max_length=60)),
                ("changed_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField()),
                ("seen", models.PositiveIntegerField(default=0)),
                ("errors", models.PositiveIntegerField(default=0)),
                ("comments", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("in_review", "In review"),
                            ("changes_requested", "Changes requested"),
                            ("approved", "Approved"),
                            ("reopened", "Reopened"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "waits",
                    models.CharField(
                        blank=True, choices=[("me", "Me"), ("them", "Them"), ("", "")], max_length=4
                    ),
                ),
                ("since", models.DateTimeField()),
                ("round", models.PositiveIntegerField(default=0)),
                ("is_half", models.BooleanField(default=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="reviews.canvastext"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_related_name": "desk_rows",
            },
        ),
        migrations.AddIndex(
            model_name="canvastext",
            index=models.Index(
                condition=models.Q(("stale_since__isnull", False)),
                fields=["stale_since", "id"],
                name="canvas_text_stale",
            ),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "-changed_at", "id"], name="desk_by_change"),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "title_key", "id"], name="desk_by_title"),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(
                fields=["user", "role", "organisation_key", "id"], name="desk_by_organisation"
            ),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "since", "id"], name="desk_by_waiting"),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "-errors", "id"], name="desk_by_errors"),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "-comments", "id"], name="desk_by_comments"),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(fields=["user", "role", "waits", "state"], name="desk_by_state"),
        ),
        migrations.AddConstraint(
            model_name="deskrow",
            constraint=models.UniqueConstraint(fields=("user", "canvas"), name="desk_row_once"),
        ),
        migrations.RunPython(make_index_of_words, drop_index_of_words),
        migrations.RunPython(lay_out, migrations.RunPython.noop),
    ]
