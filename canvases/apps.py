from django.apps import AppConfig


class CanvasesConfig(AppConfig):
    name = "canvases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from canvases.access import guest_canvases  # noqa: F401  connects the receiver
