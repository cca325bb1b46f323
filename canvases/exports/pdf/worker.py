"""The process that draws: started by process.py, stays warm, and may be killed at any time.

    python -m canvases.exports.pdf.worker SOCKET FOLDER...

The folders are those of the languages. It knows no settings, no database and no secret; it ends
when the web process does.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import gc
import json
import logging
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from canvases.exports.pdf import frames
from web.text.language import OURS

READY, MADE, FAILED = b"ready", b"made", b"failed"

MEMORY = 3 * 1024**3
CPU_SECONDS = 120  # for one document, where nobody says otherwise
LARGEST_FILE = 64 * 1024**2
# A process that has grown is put away after its answer; the next one starts small.
GROWN = 768 * 1024**2
JOBS = 500
IDLE_SECONDS = 15 * 60


def main() -> None:
    connection = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the web process
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    _bound()
    answers = _warmed_up(sys.argv[2:])
    gc.disable()
    gc.freeze()
    with contextlib.suppress(frames.PipeClosed):
        frames.send(connection, READY)
        for _ in range(JOBS):
            if not _wanted(connection) or not _answer(connection, answers):
                break


def _bound() -> None:
    """What one document may use of the machine. Systems differ in what they let us bound."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _bound_time(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _warmed_up(locales: Sequence[str]) -> dict[str, Callable[..., bytes]]:
    """Import and try everything once. Dies here, and not later, where something is missing."""
    import django
    from django.conf import settings
    from django.utils import translation

    from web.text import language

    others = [folder.name for locale in locales for folder in Path(locale).glob("*/")]
    settings.configure(
        LANGUAGE_CODE=language.OURS,
        LOCALE_PATHS=locales,
        LOGGING_CONFIG=None,
        USE_I18N=bool(others),
        USE_TZ=True,
    )
    django.setup()
    language.follow(translation, (language.OURS, *others))

    from canvases.document import Document
    from canvases.exports.pdf.render import render

    render(Document(format="canvas", version=1, title="Warm up"), part="all", paper="A4")
    return {"render": _render, "print": _print, "undrawable": _undrawable, "standins": _standins}


def _render(
    document: bytes,
    *,
    part: str,
    paper: str,
    changed: str | None,
    stamp: str = "",
    language: str = OURS,  # of an order that was written before orders said so
) -> bytes:
    import msgspec
    from django.utils import translation

    from canvases.document import Document
    from canvases.exports.pdf.render import render

    with translation.override(language):
        return render(
            msgspec.json.decode(document, type=Document),
            part=part,
            paper=paper,
            changed=dt.date.fromisoformat(changed) if changed else None,
            stamp=stamp,
        )


def _print(html: bytes, *, style: str, logo: str = "") -> bytes:
    from canvases.exports.pdf.render import print_page

    return print_page(html.decode(), style=style, logo=base64.b64decode(logo))


def _undrawable(characters: bytes) -> bytes:
    from canvases.exports.pdf.press import undrawable

    return "".join(sorted(undrawable(frozenset(characters.decode())))).encode()


def _standins(characters: bytes) -> bytes:
    from canvases.exports.pdf.press import standins

    found = standins(frozenset(characters.decode()))
    return json.dumps([found.fonts, sorted(found.missing)]).encode()


def _wanted(connection: socket.socket) -> bool:
    readable, _, _ = select.select([connection], [], [], IDLE_SECONDS)
    return bool(readable)


def _answer(connection: socket.socket, answers: dict[str, Callable[..., bytes]]) -> bool:
    """Answer one question. False when this process should end."""
    head, body = frames.receive(connection)
    question: dict[str, Any] = json.loads(head)
    _bound_time(int(question.pop("seconds", CPU_SECONDS)))
    try:
        answer = answers[question.pop("ask")](body, **question)
    except MemoryError:
        frames.send(connection, FAILED, b"memory")
        return False
    except Exception as error:
        logging.getLogger(__name__).exception("The PDF could not be made")
        frames.send(connection, FAILED, type(error).__name__.encode())
        return False
    frames.send(connection, MADE, answer)
    gc.collect()
    return not _grown()


def _grown() -> bool:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) > GROWN


if __name__ == "__main__":
    os.nice(5)  # whoever clicks around should not wait for whoever prints
    main()
