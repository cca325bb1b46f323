"""manage.py canvas_recount [--all]"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from canvases.editing import tally
from canvases.insights.tallies import VERSION
from canvases.management.canvas_files import usable_database
from canvases.models import Canvas


class Command(BaseCommand):
    help = (
        "Count findings and ink anew, for the lists of canvases, where the checks have changed"
        " since a canvas was counted. Nothing else about a canvas changes, its revision neither."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="whenever they were counted")

    def handle(self, *, verbosity: int, all: bool, **options: Any) -> None:
        with usable_database():
            canvases = Canvas.objects.all() if all else Canvas.objects.exclude(tallied_by=VERSION)
            ids = list(canvases.values_list("pk", flat=True))
            changed = sum(map(_recount, ids))
        if verbosity:
            self.stdout.write(f"{len(ids)} counted, {changed} changed.")


def _recount(id_: UUID) -> bool:
    """One transaction a canvas, so that nobody waits for all of them."""
    with transaction.atomic():
        canvas = Canvas.objects.select_for_update(no_key=True).filter(pk=id_).first()
        return canvas is not None and tally(canvas)
