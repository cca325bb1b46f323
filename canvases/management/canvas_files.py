"""Canvas files on the command line: how they are read, and what is said of a wrong one."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.core.management.base import CommandError
from django.db import DatabaseError

from canvases import storage
from canvases.document import FILE_BYTES, Document, DocumentError, decode
from canvases.models import Canvas

STANDARD_INPUT = "-"
EXIT_STATUS = 2
SOURCE = "ID_OR_FILE"
SOURCE_HELP = 'a canvas\'s id, a canvas file, or "-": standard input'


def refusal(message: str) -> CommandError:
    """What a command raises when it was given something wrong: a message, and exit status 2."""
    return CommandError(message, returncode=EXIT_STATUS)


def read_document(name: str) -> Document:
    """The document in the file of that name, or on standard input for "-".

    Raises CommandError that says where the file is wrong.
    """
    try:
        return decode(_content(name))
    except OSError as error:
        raise refusal(f"{name} cannot be read: {error.strerror}.") from error
    except DocumentError as error:
        raise refusal(f"{_shown(name)} is not a canvas file.\n{error}") from error


def find_document(source: str) -> tuple[Document, dt.date | None]:
    """The canvas of that id or in that file, and the day of its last change, which a file does not
    tell. A file needs no database.

    Raises CommandError that says what is wrong.
    """
    id_ = _id(source)
    if id_ is None or Path(source).exists():
        return read_document(source), None
    with usable_database():
        canvas = Canvas.objects.filter(pk=id_, deleted_at=None).first()
        if canvas is None:
            raise refusal(f"There is no canvas with the id {source}.")
        return storage.read(canvas), canvas.changed_at.date()


@contextmanager
def usable_database() -> Iterator[None]:
    """A database that does not answer, or has no tables yet, is told in a line."""
    try:
        yield
    except DatabaseError as error:
        reason = str(error).strip()
        raise CommandError(
            f"The database cannot be used: {reason}. Has it been migrated?"
        ) from error


def _id(source: str) -> UUID | None:
    try:
        return UUID(source)
    except ValueError:
        return None


def _content(name: str) -> bytes:
    """No more than it takes to see that a file is too large: the input may have no end."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(FILE_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(FILE_BYTES + 1)


def _shown(name: str) -> str:
    return "Standard input" if name == STANDARD_INPUT else name
