"""manage.py canvas_check ID_OR_FILE [--format text|json]"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from canvases.checks import Finding, counts, findings
from canvases.document import Document
from canvases.management.canvas_files import SOURCE, SOURCE_HELP, find_document, refusal

_ERRORS_STAND = 1
# The keys of a finding in JSON, and their order.
_KEYS = ("code", "severity", "about", "message", "why", "step", "dismissed")


class Command(BaseCommand):
    help = (
        "Say where a canvas does not hold together. The exit status is 1 when an error stands that"
        " nobody has dismissed, and 2 when there is no such canvas or its file is wrong."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", metavar=SOURCE, help=SOURCE_HELP)
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *, source: str, format: str, **options: Any) -> None:
        found = findings(_read(source))
        self.stdout.write(_as_json(found) if format == "json" else _as_text(found))
        if counts(found)["error"]:
            sys.exit(_ERRORS_STAND)


def _read(source: str) -> Document:
    """A database that does not answer ends with 2 as well: 1 is a word on the canvas."""
    try:
        return find_document(source)[0]
    except CommandError as error:
        raise refusal(str(error)) from error


def _as_json(found: Sequence[Finding]) -> str:
    listed = [{key: getattr(one, key) for key in _KEYS} for one in found]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _as_text(found: Sequence[Finding]) -> str:
    return "\n".join(map(_line, found)) or "Nothing found."


def _line(one: Finding) -> str:
    line = f"{one.severity} {one.code}: {one.message} {one.why}"
    return line if one.dismissed is None else f"{line} (dismissed: {one.dismissed})"
