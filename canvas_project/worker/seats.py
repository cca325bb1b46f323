"""Which worker this is: a name that stays when it is killed and started again."""

from __future__ import annotations

import fcntl
import itertools
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def seat(folder: Path) -> Iterator[str]:
    """The name of the first seat of this machine that nobody holds, and hold it meanwhile."""
    for number in itertools.count(1):
        with (folder / f"worker-{number}.lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield f"{socket.gethostname()[:50]}-{number}"
            return
