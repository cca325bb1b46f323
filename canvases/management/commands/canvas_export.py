"""manage.py canvas_export ID_OR_FILE --format json|pdf [--part all|summary] [-o OUT]"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandParser

from canvases.document import Document
from canvases.exports.formats import FORMATS, Format, Wanted
from canvases.exports.pdf import process
from canvases.management.canvas_files import (
    SOURCE,
    SOURCE_HELP,
    STANDARD_INPUT,
    find_document,
    refusal,
)


class Command(BaseCommand):
    help = "Write a canvas as its file or as a PDF. A canvas in a file needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", metavar=SOURCE, help=SOURCE_HELP)
        parser.add_argument("--format", choices=tuple(FORMATS), required=True)
        parser.add_argument(
            "--part", choices=("all", "summary"), help="how much of the PDF; by default all"
        )
        parser.add_argument(
            "-o", "--output", metavar="OUT", help="where to write; by default standard output"
        )

    def handle(
        self, *, source: str, format: str, part: str | None, output: str | None, **options: Any
    ) -> None:
        if part and part not in FORMATS[format].parts:
            raise refusal("Only a PDF has parts.")
        document, changed = find_document(source)
        made = _made(FORMATS[format], document, Wanted(part or "", changed))
        if output in (None, STANDARD_INPUT):
            self._print(made)
        else:
            _write(Path(str(output)), made)

    def _print(self, made: bytes) -> None:
        if self.stdout.isatty() and made.startswith(b"%PDF"):
            raise refusal("A PDF is nothing to read in a terminal: say where to write it, with -o.")
        # Bytes are what was asked for, whatever the terminal's encoding is.
        self.stdout.flush()
        output = cast(BinaryIO, self.stdout.buffer)
        output.write(made)
        output.flush()


def _made(format_: Format, document: Document, wanted: Wanted) -> bytes:
    try:
        return format_.write(document, wanted)
    except process.NotMade as error:
        raise refusal(str(error)) from error


def _write(path: Path, made: bytes) -> None:
    try:
        path.write_bytes(made)
    except OSError as error:
        raise refusal(f"{path} cannot be written: {error.strerror}.") from error
