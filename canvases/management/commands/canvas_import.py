"""manage.py canvas_import FILE [--owner EMAIL]"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.models import User
from canvases import storage
from canvases.management.canvas_files import read_document, refusal, usable_database


class Command(BaseCommand):
    help = (
        "Store a canvas file as a new canvas, and print the new canvas's id. A wrong file changes"
        " nothing; what is wrong with it goes to standard error, and the exit status is 2."
    )

    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help='the canvas file, or "-": standard input')
        parser.add_argument(
            "--owner",
            metavar="EMAIL",
            help="whose it is; without, only the admin shows it",
        )

    def handle(self, *, file: str, owner: str | None, **options: Any) -> None:
        document = read_document(file)
        with usable_database():
            canvas = storage.create(document, owner=None if owner is None else _user(owner))
        self.stdout.write(str(canvas.pk))


def _user(email: str) -> User:
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise refusal(f"Nobody has signed up as {email}.")
    return user
