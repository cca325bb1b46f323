"""manage.py load_examples"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import IntegrityError

from canvases import document as doc
from canvases import storage
from canvases.examples import EXAMPLES, Example
from canvases.models import Canvas


class Command(BaseCommand):
    help = (
        "Store the examples that come with the product, each once. An example whose file has"
        " changed is stored anew under its old address."
    )

    requires_system_checks = ()

    def handle(self, *, verbosity: int, **options: Any) -> None:
        for example in EXAMPLES:
            outcome = _load(example)
            if verbosity:
                self.stdout.write(f"{example.slug}: {outcome}")


def _load(example: Example) -> str:
    document = doc.decode(example.path.read_bytes())
    stored = Canvas.objects.filter(example=example.slug).first()
    if stored is None:
        return _load_new(document, example.slug)
    if storage.read(stored) == document:
        return "unchanged"
    storage.create(document, example=example.slug, instead_of=stored)
    return "loaded anew"


def _load_new(document: doc.Document, slug: str) -> str:
    try:
        storage.create(document, example=slug)
    except IntegrityError:  # another machine that starts at this moment was first
        return "unchanged"
    return "loaded"
