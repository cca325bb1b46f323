"""Where the product is reached: the names it answers to, and the address in mails.

`python -m canvas_project.addresses` prints the names.
"""

from __future__ import annotations

import fcntl
import os
import re
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_HERE = ("127.0.0.1", "localhost", "[::1]")
# Kept for documents: nobody is there, and nothing is sent. What counts is the way out.
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
_EVERYWHERE = {"0.0.0.0": (socket.AF_INET,), "::": (socket.AF_INET, socket.AF_INET6)}


def allowed_hosts(environ: Mapping[str, str]) -> list[str]:
    """The names that ALLOWED_HOSTS gives, or those of this machine, as far as it listens there."""
    given = [name.strip() for name in environ.get("ALLOWED_HOSTS", "").split(",")]
    if any(given):
        return list(filter(None, given))
    host = environ.get("HOST") or "127.0.0.1"
    own = _own_names(host) if host in _EVERYWHERE else (_in_brackets(host.lower()),)
    return list(dict.fromkeys((*_HERE, *own)))


def answers_to(environ: Mapping[str, str]) -> str:
    """Under which names it is reached from elsewhere, as a sentence; nothing where it is not."""
    names = [name for name in allowed_hosts(environ) if name not in _HERE]
    if "*" in names:
        return "It answers to every name."
    only = " and to no other name" if environ.get("ALLOWED_HOSTS") else " too"
    return f"It answers to {', '.join(names)}{only}." if names else ""


def site_url(environ: Mapping[str, str], behind_tls: bool) -> str:
    """The likeliest address, from the first name that is allowed, or from where it listens."""
    names = (name.strip().lstrip(".*") for name in environ.get("ALLOWED_HOSTS", "").split(","))
    name = next(filter(None, names), None)
    if name and behind_tls:
        return f"https://{name}"
    name = name or _listening_at(environ.get("HOST") or "127.0.0.1")
    return f"http://{_in_brackets(name)}:{environ.get('PORT') or 8000}"


def _listening_at(host: str) -> str:
    return next(_own_names(host), "127.0.0.1") if host in _EVERYWHERE else host


def _own_names(host: str) -> Iterator[str]:
    """This machine's addresses, the one towards others first, and its names; asks no network."""
    for family in _EVERYWHERE[host]:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((_ELSEWHERE[family], 9))
            yield _in_brackets(probe.getsockname()[0])
        yield from map(_in_brackets, _ADDRESSES[family]())
    name = socket.gethostname().lower()
    if re.fullmatch(r"[a-z0-9.-]+", name):
        yield name
        if "." not in name:
            yield f"{name}.local"


def _addresses_4() -> Iterator[str]:
    """Those of all network cards, where the system is Linux; elsewhere the way out has to do."""
    if sys.platform != "linux":
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, card in socket.if_nameindex():
            asked = struct.pack("256s", card.encode()[:15])
            with suppress(OSError):  # a card without an address
                told = fcntl.ioctl(probe, _SIOCGIFADDR, asked)
                yield socket.inet_ntop(socket.AF_INET, told[20:24])


def _addresses_6() -> Iterator[str]:
    with suppress(OSError):
        for line in Path("/proc/net/if_inet6").read_text().splitlines():
            address = socket.inet_ntop(socket.AF_INET6, bytes.fromhex(line.split()[0]))
            if not address.startswith("fe80:"):  # means nothing without the name of a card
                yield address


_SIOCGIFADDR = 0x8915
_ADDRESSES = {socket.AF_INET: _addresses_4, socket.AF_INET6: _addresses_6}


def _in_brackets(name: str) -> str:
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


if __name__ == "__main__":
    print(answers_to(os.environ))  # noqa: T201
