"""An application for the real server, which does what an address says."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from operations.server import worker

worker.SECONDS_FOR_A_REQUEST = int(os.environ.get("SECONDS_FOR_A_REQUEST", "60"))


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    match environ["PATH_INFO"]:
        case "/large":
            return (b"x" * 2**16 for _ in range(256))
        case "/wait":
            _wait(Path(environ["QUERY_STRING"]))
        case "/read":
            return [f"{len(environ['wsgi.input'].read())}".encode()]
        case "/environ":
            return [repr(dict(sorted(environ.items()))).encode()]
    return [f"{os.getpid()} {os.getppid()}".encode()]


def _wait(file: Path) -> None:
    """Tell by the file that the request has begun, and wait until somebody takes it away."""
    file.touch()
    while file.exists():
        time.sleep(0.01)
