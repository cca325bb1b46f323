"""manage.py canvas_schema"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from canvases.document import schema_bytes


class Command(BaseCommand):
    help = "Print the JSON Schema (2020-12) of the canvas file."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        self.stdout.write(schema_bytes().decode(), ending="")
