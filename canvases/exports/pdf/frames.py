"""How the web process and the process that draws talk: messages of a known length on a socket."""

from __future__ import annotations

import socket
import struct
import time

_LENGTH = struct.Struct("!I")
LONGEST = 256 * 1024 * 1024


class Closed(Exception):
    """The other side is gone."""


def send(connection: socket.socket, *parts: bytes, within: float | None = None) -> None:
    """Raises Closed, and TimeoutError when the other side does not read."""
    connection.settimeout(within)
    head = struct.pack(f"!I{len(parts)}I", len(parts), *map(len, parts))
    try:
        connection.sendall(b"".join((head, *parts)))
    except TimeoutError:
        raise
    except OSError as error:
        raise Closed from error


def receive(connection: socket.socket, *, within: float | None = None) -> list[bytes]:
    """Raises Closed, and TimeoutError when the whole message takes longer than `within` seconds."""
    deadline = None if within is None else time.monotonic() + within
    (count,) = _LENGTH.unpack(_read(connection, _LENGTH.size, deadline))
    lengths = [_LENGTH.unpack(_read(connection, _LENGTH.size, deadline))[0] for _ in range(count)]
    if sum(lengths) > LONGEST:
        raise Closed
    return [_read(connection, length, deadline) for length in lengths]


def _read(connection: socket.socket, length: int, deadline: float | None) -> bytes:
    content = bytearray()
    while len(content) < length:
        if deadline is not None:
            if (left := deadline - time.monotonic()) <= 0:
                raise TimeoutError
            connection.settimeout(left)
        else:
            connection.settimeout(None)
        try:
            piece = connection.recv(min(length - len(content), 1 << 20))
        except TimeoutError:
            raise
        except OSError as error:
            raise Closed from error
        if not piece:
            raise Closed
        content += piece
    return bytes(content)
