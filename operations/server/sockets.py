"""Where the server listens, and how many connections it may hold."""

from __future__ import annotations

import resource
import socket
from collections.abc import Mapping

BACKLOG = 1024
# What a process needs besides: files, the database, what it sends and takes in by way of the disk.
_OTHER_FILES = 200
_WANTED_FILES = 8192


def listening(environ: Mapping[str, str]) -> socket.socket:
    """The socket that LISTEN_FD names, which whoever starts us keeps open, or one on HOST:PORT."""
    if environ.get("LISTEN_FD"):
        listener = socket.socket(fileno=int(environ["LISTEN_FD"]))
        listener.set_inheritable(False)
    else:
        listener = _bound(environ.get("HOST") or "127.0.0.1", environ.get("PORT") or "8000")
    listener.listen(BACKLOG)
    return listener


def room_for_connections() -> int:
    """How many connections a worker may hold; a system gives few open files, and more if asked."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = _WANTED_FILES if hard == resource.RLIM_INFINITY else min(_WANTED_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    # Each may have a file for what it takes in or sends.
    return max((files - _OTHER_FILES) // 2, 50)


def _bound(host: str, port: str) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    return listener
