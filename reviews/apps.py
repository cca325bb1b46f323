from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reviews.desk import rows, search  # noqa: F401
        from reviews.people import earlier_names, kept_texts  # noqa: F401  connect their receivers
