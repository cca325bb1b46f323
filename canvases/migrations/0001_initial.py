import canvases.models.constraints
import canvases.models.fields
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Canvas",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.guest",
                    ),
                ),
                (
                    "example",
                    models.SlugField(
                        blank=True, db_index=False, max_length=60, null=True, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("organisation", models.CharField(blank=True, default="", max_length=160)),
                ("currency", models.CharField(blank=True, default="", max_length=160)),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "Idea"),
                            ("first_tries", "First tries"),
                            ("returning", "Returning"),
                            ("growing", "Growing"),
                            ("established", "Established"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "business_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("product", "Product"),
                            ("scope", "Scope"),
                            ("infrastructure", "Infrastructure"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                ("next_review", models.DateField(blank=True, null=True)),
                ("details_revision", models.PositiveIntegerField(default=1)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("items", models.PositiveIntegerField(default=0)),
                ("links", models.PositiveIntegerField(default=0)),
                ("steps_done", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "canvases",
                "default_related_name": "canvases",
                "indexes": [
                    models.Index(fields=["owner", "-changed_at", "id"], name="canvas_of_owner"),
                    models.Index(
                        condition=models.Q(("deleted_at__isnull", False)),
                        fields=["owner", "-deleted_at", "id"],
                        name="canvas_in_bin",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner__isnull", True), ("guest__isnull", True), _connector="OR"
                        ),
                        name="canvas_of_owner_or_guest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("example__isnull", True),
                            models.Q(("guest__isnull", True), ("owner__isnull", True)),
                            _connector="OR",
                        ),
                        name="canvas_example_is_nobodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "guest",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="accounts.guest"
                    ),
                ),
                ("verb", models.CharField(max_length=20)),
                ("block", models.CharField(max_length=30)),
                ("ref", models.CharField(max_length=160)),
                ("at", models.DateTimeField()),
            ],
            options={
                "default_related_name": "changes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "revision"), name="change_once_a_revision"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deletion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(null=True)),
                ("rows", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
            ],
            options={
                "default_related_name": "deletions",
            },
        ),
        migrations.CreateModel(
            name="StepPace",
            fields=[
                ("step", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("minutes", models.PositiveIntegerField()),
            ],
            options={
                "default_related_name": "paces",
            },
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paying", "Paying"),
                            ("subsidised", "Subsidised"),
                            ("beneficiary", "Beneficiary"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000)],
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="segment_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="segment_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="segment_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Persona",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="canvases.segment",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("buyer", "Buyer"),
                            ("user", "User"),
                            ("both", "Both"),
                            ("beneficiary", "Beneficiary"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                ("think", models.TextField(blank=True, default="", max_length=2000)),
                ("see", models.TextField(blank=True, default="", max_length=2000)),
                ("feel", models.TextField(blank=True, default="", max_length=2000)),
                ("do", models.TextField(blank=True, default="", max_length=2000)),
                ("examples", models.TextField(blank=True, default="", max_length=2000)),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="persona_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="persona_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="persona_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", keeps_row=True, name="persona_segment_on_canvas"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
                ("text", models.TextField(max_length=2000)),
                ("alternative", models.TextField(blank=True, default="", max_length=2000)),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="problem_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="problem_id_in_canvas"),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="problem_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="problem_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            _connector="OR",
                        ),
                        name="problem_one_persona",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[("solution", "Solution"), ("value_add", "Value add")],
                        max_length=30,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "ref"), name="proposition_ref_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "id"), name="proposition_id_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="proposition_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("web", "Web"),
                            ("app", "App"),
                            ("phone", "Phone"),
                            ("video", "Video"),
                            ("chat", "Chat"),
                            ("email", "Email"),
                            ("post", "Post"),
                            ("store", "Store"),
                            ("face_to_face", "Face to face"),
                            ("partner", "Partner"),
                            ("media", "Media"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        choices=[("own", "Own"), ("partner", "Partner")],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[("now", "Now"), ("later", "Later"), ("rejected", "Rejected")],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "speed",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "efficiency",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "investment",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "preference",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="channel_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="channel_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="channel_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[("one_off", "One off"), ("ongoing", "Ongoing")],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("personal", "Personal"),
                            ("dedicated", "Dedicated"),
                            ("automated", "Automated"),
                            ("mixed", "Mixed"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                ("aims", models.JSONField(blank=True, default=list)),
                (
                    "path",
                    models.CharField(
                        blank=True,
                        choices=[("direct", "Direct"), ("partner", "Partner")],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "Full"),
                            ("self", "Self"),
                            ("community", "Community"),
                            ("co_creation", "Co creation"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                ("concierge", models.BooleanField(default=False)),
                (
                    "numbers_work",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=30, null=True
                    ),
                ),
                (
                    "premium",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=30, null=True
                    ),
                ),
                ("listening", models.TextField(blank=True, default="", max_length=2000)),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "ref"), name="relationship_ref_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "id"), name="relationship_id_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="relationship_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevenueStream",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sale", "Sale"),
                            ("usage_fee", "Usage fee"),
                            ("subscription", "Subscription"),
                            ("registration_fee", "Registration fee"),
                            ("rental", "Rental"),
                            ("licence", "Licence"),
                            ("commission", "Commission"),
                            ("advertising", "Advertising"),
                            ("auction", "Auction"),
                            ("donation", "Donation"),
                            ("grant", "Grant"),
                            ("revenue_share", "Revenue share"),
                            ("free", "Free"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "pricing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fixed", "Fixed"),
                            ("negotiable", "Negotiable"),
                            ("auction", "Auction"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "varies_by_segment",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=30, null=True
                    ),
                ),
                (
                    "volume_discount",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=30, null=True
                    ),
                ),
                (
                    "charged_on",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("value", "Value"),
                            ("perceived_value", "Perceived value"),
                            ("cost", "Cost"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                ("analogue", models.TextField(blank=True, default="", max_length=2000)),
            ],
            options={
                "abstract": False,
                "default_related_name": "revenue_streams",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "ref"), name="revenuestream_ref_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "id"), name="revenuestream_id_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="revenuestream_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("text", models.TextField(max_length=2000)),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("payment", "Payment"),
                            ("feedback", "Feedback"),
                            ("referral", "Referral"),
                            ("review", "Review"),
                            ("loyalty", "Loyalty"),
                            ("lifetime_value", "Lifetime value"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("attention", "Attention"),
                            ("interest", "Interest"),
                            ("desire", "Desire"),
                            ("action", "Action"),
                            ("onboarding", "Onboarding"),
                            ("retention", "Retention"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="capture_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="capture_id_in_canvas"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                ("core", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name_plural": "activities",
                "abstract": False,
                "default_related_name": "activities",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "ref"), name="activity_ref_in_canvas"
                    ),
                    models.UniqueConstraint(fields=("canvas", "id"), name="activity_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="activity_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("physical", "Physical"),
                            ("intellectual", "Intellectual"),
                            ("human", "Human"),
                            ("financial", "Financial"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "ref"), name="resource_ref_in_canvas"
                    ),
                    models.UniqueConstraint(fields=("canvas", "id"), name="resource_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="resource_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                ("key", models.BooleanField(default=True)),
                (
                    "motive",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("economy", "Economy"),
                            ("risk", "Risk"),
                            ("acquisition", "Acquisition"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="partner_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="partner_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="partner_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cost",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=160)),
                ("name_key", canvases.models.fields.NameKeyField()),
                ("description", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "behaviour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fixed", "Fixed"),
                            ("variable", "Variable"),
                            ("stepped", "Stepped"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("once", "Once"),
                            ("week", "Week"),
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("year", "Year"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="cost_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="cost_id_in_canvas"),
                    models.UniqueConstraint(
                        fields=("canvas", "name_key"),
                        name="cost_name_in_canvas",
                        violation_error_message="This name is on the list already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assumption",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("text", models.TextField(max_length=2000)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("persona", "Persona"),
                            ("problem", "Problem"),
                            ("value", "Value"),
                            ("customer_creation", "Customer creation"),
                            ("usability", "Usability"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("customer-segments", "Customer segments"),
                            ("value-propositions", "Value propositions"),
                            ("channels", "Channels"),
                            ("customer-relationships", "Customer relationships"),
                            ("revenue-streams", "Revenue streams"),
                            ("halfway", "Halfway"),
                            ("key-activities", "Key activities"),
                            ("key-resources", "Key resources"),
                            ("key-partnerships", "Key partnerships"),
                            ("cost-structure", "Cost structure"),
                            ("analysis", "Analysis"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=160, null=True)),
                ("about_hash", models.CharField(blank=True, default="", max_length=16)),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "evidence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("untested", "Untested"),
                            ("testing", "Testing"),
                            ("supported", "Supported"),
                            ("contradicted", "Contradicted"),
                            ("dropped", "Dropped"),
                        ],
                        default="untested",
                        max_length=30,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("canvas", "ref"), name="assumption_ref_in_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("canvas", "id"), name="assumption_id_in_canvas"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("ref", models.CharField(max_length=160)),
                ("position", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("own_revision", models.PositiveIntegerField(default=1)),
                ("text", models.TextField(blank=True, default="", max_length=2000)),
                ("owner", models.CharField(blank=True, default="", max_length=160)),
                ("due", models.DateField(blank=True, null=True)),
                ("done", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "ref"), name="action_ref_in_canvas"),
                    models.UniqueConstraint(fields=("canvas", "id"), name="action_id_in_canvas"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.proposition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "id"), name="fit_id_in_canvas"),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="fit_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="fit_segment_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="proposition", name="fit_proposition_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            _connector="OR",
                        ),
                        name="fit_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("proposition", "persona"),
                        name="fit_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("proposition", "segment"),
                        name="fit_once_a_segment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Solving",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.proposition",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.problem",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="proposition", name="solving_proposition_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="problem", name="solving_problem_on_canvas"
                    ),
                    models.UniqueConstraint(fields=("proposition", "problem"), name="solving_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.channel",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "reaches",
                "abstract": False,
                "default_related_name": "reaches",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="channel", name="reach_channel_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="reach_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="reach_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            _connector="OR",
                        ),
                        name="reach_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("channel", "persona"),
                        name="reach_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("channel", "segment"),
                        name="reach_once_a_segment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Touch",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.channel",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("attention", "Attention"),
                            ("interest", "Interest"),
                            ("desire", "Desire"),
                            ("action", "Action"),
                            ("onboarding", "Onboarding"),
                            ("retention", "Retention"),
                        ],
                        max_length=30,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "touches",
                "abstract": False,
                "default_related_name": "touches",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="channel", name="touch_channel_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="touch_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="touch_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            models.Q(("persona__isnull", True), ("segment__isnull", True)),
                            _connector="OR",
                        ),
                        name="touch_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("channel", "stage", "persona"),
                        name="touch_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("channel", "stage", "segment"),
                        name="touch_once_a_segment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", True), ("segment__isnull", True)),
                        fields=("channel", "stage"),
                        name="touch_once_for_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Serving",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.relationship",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="relationship", name="serving_relationship_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="serving_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="serving_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            _connector="OR",
                        ),
                        name="serving_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("relationship", "persona"),
                        name="serving_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("relationship", "segment"),
                        name="serving_once_a_segment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.relationship",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.channel",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="relationship", name="passage_relationship_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="channel", name="passage_channel_on_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("relationship", "channel"), name="passage_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Driver",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.revenuestream",
                    ),
                ),
                (
                    "fit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.fit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="stream", name="driver_stream_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="fit", name="driver_fit_on_canvas"
                    ),
                    models.UniqueConstraint(fields=("stream", "fit"), name="driver_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.revenuestream",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="stream", name="payer_stream_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="payer_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="payer_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            _connector="OR",
                        ),
                        name="payer_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("stream", "persona"),
                        name="payer_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("stream", "segment"),
                        name="payer_once_a_segment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Earning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.capture",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.problem",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.proposition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="capture", name="earning_capture_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="problem", name="earning_problem_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="proposition", name="earning_proposition_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("problem__isnull", False), ("proposition__isnull", True)),
                            models.Q(("problem__isnull", True), ("proposition__isnull", False)),
                            _connector="OR",
                        ),
                        name="earning_one_problem",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("problem__isnull", False)),
                        fields=("capture", "problem"),
                        name="earning_once_a_problem",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("proposition__isnull", False)),
                        fields=("capture", "proposition"),
                        name="earning_once_a_proposition",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.activity",
                    ),
                ),
                (
                    "proposition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.proposition",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "abstract": False,
                "default_related_name": "deliveries",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="activity", name="delivery_activity_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="proposition", name="delivery_proposition_on_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("activity", "proposition"), name="delivery_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Managing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.activity",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.channel",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.relationship",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.partner",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="activity", name="managing_activity_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="channel", name="managing_channel_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="relationship", name="managing_relationship_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="partner", name="managing_partner_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("channel__isnull", False),
                                ("relationship__isnull", True),
                                ("partner__isnull", True),
                            ),
                            models.Q(
                                ("channel__isnull", True),
                                ("relationship__isnull", False),
                                ("partner__isnull", True),
                            ),
                            models.Q(
                                ("channel__isnull", True),
                                ("relationship__isnull", True),
                                ("partner__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="managing_one_channel",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("channel__isnull", False)),
                        fields=("activity", "channel"),
                        name="managing_once_a_channel",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("relationship__isnull", False)),
                        fields=("activity", "relationship"),
                        name="managing_once_a_relationship",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("partner__isnull", False)),
                        fields=("activity", "partner"),
                        name="managing_once_a_partner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Usage",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.resource",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.activity",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.relationship",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="resource", name="usage_resource_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="activity", name="usage_activity_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="relationship", name="usage_relationship_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("activity__isnull", False), ("relationship__isnull", True)),
                            models.Q(("activity__isnull", True), ("relationship__isnull", False)),
                            _connector="OR",
                        ),
                        name="usage_one_activity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False)),
                        fields=("resource", "activity"),
                        name="usage_once_a_activity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("relationship__isnull", False)),
                        fields=("resource", "relationship"),
                        name="usage_once_a_relationship",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.partner",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.activity",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.resource",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.channel",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="partner", name="provision_partner_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="activity", name="provision_activity_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="resource", name="provision_resource_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="channel", name="provision_channel_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("activity__isnull", False),
                                ("resource__isnull", True),
                                ("channel__isnull", True),
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("resource__isnull", False),
                                ("channel__isnull", True),
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("resource__isnull", True),
                                ("channel__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="provision_one_activity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False)),
                        fields=("partner", "activity"),
                        name="provision_once_a_activity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resource__isnull", False)),
                        fields=("partner", "resource"),
                        name="provision_once_a_resource",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("channel__isnull", False)),
                        fields=("partner", "channel"),
                        name="provision_once_a_channel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CostDriver",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "cost",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.cost",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.activity",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.resource",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.partner",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="cost", name="costdriver_cost_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="activity", name="costdriver_activity_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="resource", name="costdriver_resource_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="partner", name="costdriver_partner_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("activity__isnull", False),
                                ("resource__isnull", True),
                                ("partner__isnull", True),
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("resource__isnull", False),
                                ("partner__isnull", True),
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("resource__isnull", True),
                                ("partner__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="costdriver_one_activity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False)),
                        fields=("cost", "activity"),
                        name="costdriver_once_a_activity",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resource__isnull", False)),
                        fields=("cost", "resource"),
                        name="costdriver_once_a_resource",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("partner__isnull", False)),
                        fields=("cost", "partner"),
                        name="costdriver_once_a_partner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JourneyNote",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("attention", "Attention"),
                            ("interest", "Interest"),
                            ("desire", "Desire"),
                            ("action", "Action"),
                            ("onboarding", "Onboarding"),
                            ("retention", "Retention"),
                        ],
                        max_length=30,
                    ),
                ),
                ("text", models.TextField(blank=True, default="", max_length=2000)),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="journeynote_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="journeynote_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            _connector="OR",
                        ),
                        name="journeynote_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("stage", "persona"),
                        name="journeynote_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("stage", "segment"),
                        name="journeynote_once_a_segment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelationshipNote",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.relationship",
                    ),
                ),
                (
                    "persona",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.persona",
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.segment",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("attention", "Attention"),
                            ("interest", "Interest"),
                            ("desire", "Desire"),
                            ("action", "Action"),
                            ("onboarding", "Onboarding"),
                            ("retention", "Retention"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("text", models.TextField(blank=True, default="", max_length=2000)),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="relationship", name="relationshipnote_relationship_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="persona", name="relationshipnote_persona_on_canvas"
                    ),
                    canvases.models.constraints.SameCanvas(
                        field="segment", name="relationshipnote_segment_on_canvas"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("persona__isnull", False), ("segment__isnull", True)),
                            models.Q(("persona__isnull", True), ("segment__isnull", False)),
                            models.Q(("persona__isnull", True), ("segment__isnull", True)),
                            _connector="OR",
                        ),
                        name="relationshipnote_one_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", False)),
                        fields=("relationship", "stage", "persona"),
                        name="relationshipnote_once_a_persona",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("segment__isnull", False)),
                        fields=("relationship", "stage", "segment"),
                        name="relationshipnote_once_a_segment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("persona__isnull", True), ("segment__isnull", True)),
                        fields=("relationship", "stage"),
                        name="relationshipnote_once_for_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "stream",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.revenuestream",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, default="", max_length=160)),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                ("per", models.CharField(blank=True, default="", max_length=160)),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("once", "Once"),
                            ("week", "Week"),
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("year", "Year"),
                        ],
                        max_length=30,
                        null=True,
                    ),
                ),
                (
                    "units",
                    models.PositiveBigIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1000000000000)],
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="stream", name="package_stream_on_canvas"
                    ),
                    models.UniqueConstraint(fields=("stream", "position"), name="package_position"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Test",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                (
                    "assumption",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.assumption",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("how", models.TextField(blank=True, default="", max_length=2000)),
                ("measure", models.TextField(blank=True, default="", max_length=2000)),
                ("pass_mark", models.TextField(blank=True, default="", max_length=2000)),
                ("due", models.DateField(blank=True, null=True)),
                ("result", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("pass", "Pass"), ("fail", "Fail"), ("unclear", "Unclear")],
                        max_length=30,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_related_name": "%(class)ss",
                "constraints": [
                    canvases.models.constraints.SameCanvas(
                        field="assumption", name="test_assumption_on_canvas"
                    ),
                    models.UniqueConstraint(
                        fields=("assumption", "position"), name="test_position"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("text", models.TextField(blank=True, default="", max_length=2000)),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "default_related_name": "answers",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "key"), name="answer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Force",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                (
                    "force",
                    models.CharField(
                        choices=[
                            ("buyers", "Buyers"),
                            ("suppliers", "Suppliers"),
                            ("entrants", "Entrants"),
                            ("substitutes", "Substitutes"),
                            ("rivalry", "Rivalry"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                ("note", models.TextField(blank=True, default="", max_length=2000)),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "default_related_name": "forces",
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "force"), name="force_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StepState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "canvas",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="canvases.canvas",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("customer-segments", "Customer segments"),
                            ("value-propositions", "Value propositions"),
                            ("channels", "Channels"),
                            ("customer-relationships", "Customer relationships"),
                            ("revenue-streams", "Revenue streams"),
                            ("halfway", "Halfway"),
                            ("key-activities", "Key activities"),
                            ("key-resources", "Key resources"),
                            ("key-partnerships", "Key partnerships"),
                            ("cost-structure", "Cost structure"),
                            ("analysis", "Analysis"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True, default="", max_length=20000)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("done", "Done"),
                            ("not_applicable", "Not applicable"),
                        ],
                        default="not_started",
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="", max_length=2000)),
                ("litmus", models.JSONField(blank=True, default=list)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("note_revision", models.PositiveIntegerField(default=0)),
                ("status_revision", models.PositiveIntegerField(default=0)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_related_name": "step_states",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", False), ("status", "done")),
                        fields=["step", "-done_at"],
                        name="stepstate_lately_done",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("canvas", "step"), name="stepstate_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Dismissal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "canvas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="canvases.canvas"
                    ),
                ),
                ("position", models.BigIntegerField()),
                ("code", models.CharField(max_length=3)),
                ("about", models.JSONField(blank=True, default=list)),
                ("about_hash", models.CharField(blank=True, default="", max_length=16)),
                ("reason", models.TextField(blank=True, default="", max_length=2000)),
            ],
            options={
                "default_related_name": "dismissals",
            },
        ),
    ]
