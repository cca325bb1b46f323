"""Every canvas, those that are nobody's or in the bin too; what stands on them is read only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvases import models, signals
from canvases.models import tables

_BLOCKS: dict[str, type[models.BlockItem]] = {**tables.BLOCK_MODELS, "actions": models.Action}


class OwnedFilter(admin.SimpleListFilter):
    """Whose it is, in the cases that somebody looks for."""

    title = "whose"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("owner", "Somebody with an account"),
            ("guest", "A guest"),
            ("nobody", "Nobody"),
            ("example", "An example"),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[models.Canvas]
    ) -> QuerySet[models.Canvas]:
        match self.value():
            case "owner":
                return queryset.filter(owner__isnull=False)
            case "guest":
                return queryset.filter(guest__isnull=False)
            case "nobody":
                return queryset.filter(owner=None, guest=None, example=None)
            case "example":
                return queryset.filter(example__isnull=False)
        return queryset


class ReadOnly(admin.ModelAdmin):
    """Rows as they are: all writing goes through `editing`, which keeps revisions and counts."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(models.Canvas)
class CanvasAdmin(admin.ModelAdmin):
    """Here an imported canvas gets its owner, and a deleted one comes back."""

    list_display = ("title", "whose", "items", "steps_done", "changed_at", "deleted_at")
    list_filter = (OwnedFilter, ("deleted_at", admin.EmptyFieldListFilter), "business_type")
    list_select_related = ("owner",)
    search_fields = ("id", "title", "organisation", "owner__email")
    ordering = ("-changed_at", "id")
    date_hierarchy = "created_at"
    show_full_result_count = False
    actions = ("restore",)
    autocomplete_fields = ("owner",)
    fields = (
        "id",
        "title",
        "owner",
        "guest",
        "example",
        "organisation",
        "stage",
        "business_type",
        "revision",
        "items",
        "links",
        "steps_done",
        "created_at",
        "changed_at",
        "deleted_at",
        "rows",
    )

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Canvas | None = None
    ) -> tuple[str, ...]:
        """All but the owner; an example stays nobody's."""
        is_example = obj is not None and obj.example is not None
        return tuple(name for name in self.fields if is_example or name != "owner")

    @admin.display(description="whose", ordering="owner__email")
    def whose(self, canvas: models.Canvas) -> str:
        if canvas.example:
            return f"example {canvas.example}"
        return str(canvas.owner or ("a guest" if canvas.guest_id else "nobody"))

    @admin.display(description="rows")
    def rows(self, canvas: models.Canvas) -> SafeString:
        """What stands on the canvas, block by block."""
        counts = (
            (block.replace("_", " "), model, model._default_manager.filter(canvas=canvas).count())
            for block, model in _BLOCKS.items()
        )
        lines = ((_address(model, canvas), count, block) for block, model, count in counts if count)
        return format_html_join("\n", '<p><a href="{}">{} {}</a></p>', lines) or format_html("none")

    @admin.action(description="Bring back from the bin")
    def restore(self, request: HttpRequest, canvases: QuerySet[models.Canvas]) -> None:
        # Past the 30 days too, for as long as they are there.
        ids = list(canvases.filter(deleted_at__isnull=False).values_list("pk", flat=True))
        count = models.Canvas.objects.filter(pk__in=ids).update(deleted_at=None)
        signals.people_changed.send(models.Canvas, canvas_ids=ids)
        self.message_user(request, f"{count} brought back.", messages.SUCCESS)

    def save_model(self, request: HttpRequest, obj: models.Canvas, form: Any, change: bool) -> None:
        """Whoever owns a canvas, its guest does not."""
        if obj.owner_id is not None:
            obj.guest = None
        obj.save(update_fields=["owner", "guest"])
        signals.people_changed.send(models.Canvas, canvas_ids=[obj.pk])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What stands on a canvas goes with it, though nobody may delete it alone."""
        return [str(canvas) for canvas in objs], {"canvases": len(objs)}, set(), []

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(models.Change)
class ChangeAdmin(ReadOnly):
    """Who did what and when."""

    list_display = ("at", "canvas", "revision", "user", "verb", "block", "ref")
    list_filter = ("verb", "block")
    list_select_related = ("canvas", "user")
    search_fields = ("canvas__id", "canvas__title", "user__email", "ref")
    ordering = ("-at", "-id")
    show_full_result_count = False


@admin.register(*_BLOCKS.values())
class ItemAdmin(ReadOnly):
    """The items of one block."""

    list_display = ("__str__", "ref", "canvas", "revision")
    list_select_related = ("canvas",)
    search_fields = ("ref", "canvas__id", "canvas__title")
    ordering = ("canvas", "position", "id")
    show_full_result_count = False


def _address(model: type[Model], canvas: models.Canvas) -> str:
    listed = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{listed}?canvas__id__exact={canvas.pk}"
