from django.apps import AppConfig


class CanvasesConfig(AppConfig):
    name = "canvases"
    default_auto_field = "django.db.models.BigAutoField"
