"""`python -m operations.server` serves until SIGTERM or SIGINT; SIGHUP starts it anew.

Anew means new code and settings behind the same socket: requests that come meanwhile wait there.
Another application is served by its name: `python -m operations.server module.attribute`.
"""

from __future__ import annotations

import os
import sys

from django.utils.module_loading import import_string

from operations.server.keeper import Keeper
from operations.server.sockets import listening, room_for_connections


def main(arguments: list[str]) -> int:
    """Give the exit status. What keeps the product from being loaded is raised, before any fork."""
    (name,) = arguments or ["canvas_project.wsgi.application"]
    application = import_string(name)
    connections = room_for_connections()
    with listening(os.environ) as listener:
        keeper = Keeper(application, listener, connections)
        anew = keeper.keep(int(os.environ.get("WORKERS") or 2))
        if anew:
            listener.set_inheritable(True)
            os.environ["LISTEN_FD"] = str(listener.fileno())
            os.execv(sys.executable, [sys.executable, "-m", __package__, *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
