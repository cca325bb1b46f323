"""How the web process and the process that draws talk: messages of a known length on a socket."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

_LENGTH = struct.Struct("!I")
LONGEST = 256 * 1024 * 1024
_PIECE = 1024 * 1024


class PipeClosed(Exception):
    """The other side is gone."""


def send(connection: socket.socket, *parts: bytes, deadline: float | None = None) -> None:
    """Raises Closed, and TimeoutError when the other side has not read all by the deadline."""
    head = struct.pack(f"!I{len(parts)}I", len(parts), *map(len, parts))
    with _until(connection, deadline):
        connection.sendall(b"".join((head, *parts)))


def receive(connection: socket.socket, *, deadline: float | None = None) -> list[bytes]:
    """Raises Closed, and TimeoutError when the message is not there by the deadline."""
    (count,) = _LENGTH.unpack(_read(connection, _LENGTH.size, deadline))
    lengths = [_LENGTH.unpack(_read(connection, _LENGTH.size, deadline))[0] for _ in range(count)]
    if sum(lengths) > LONGEST:
        raise PipeClosed
    return [_read(connection, length, deadline) for length in lengths]


def _read(connection: socket.socket, length: int, deadline: float | None) -> bytes:
    content = bytearray()
    while len(content) < length:
        with _until(connection, deadline):
            piece = connection.recv(min(length - len(content), _PIECE))
        if not piece:
            raise PipeClosed
        content += piece
    return bytes(content)


@contextmanager
def _until(connection: socket.socket, deadline: float | None) -> Iterator[None]:
    """`deadline` is a moment of time.monotonic()."""
    left = None if deadline is None else deadline - time.monotonic()
    if left is not None and left <= 0:
        raise TimeoutError
    connection.settimeout(left)
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        raise PipeClosed from error
