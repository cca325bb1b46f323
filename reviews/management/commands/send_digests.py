"""The daily mails that are due. Workers see to it by themselves; this is for who runs none."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from reviews.mail import digests


class Command(BaseCommand):
    help = "Post the daily mails that are due."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Posted {digests.send_due()}.")
