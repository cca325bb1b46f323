"""Addresses as people paste them: from a mail's head, from a link, several at once."""

from __future__ import annotations

import re
from urllib.parse import unquote

from accounts import one_form

# What parts two of them, outside of quotes and of angle brackets.
_PARTS = re.compile(r"""((?:"[^"\n]*"|<[^<>\n]*>|[^",;\n<>]|["<>])*)(?:[,;\n]|$)""")
_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*$")
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)


def addresses(typed: str) -> list[str]:
    """Each address once, in the order typed; what is none stands as it was typed."""
    found: list[str] = []
    name = ""
    for piece in (match[1].strip() for match in _PARTS.finditer(typed)):
        if not piece:
            continue
        if name and "<" not in piece:  # it was none: what follows does not complete it
            found.append(name)
            name = ""
        if "@" in piece:
            found.append(_bare(piece))
            name = ""
        else:
            name = f"{name}, {piece}" if name else piece  # "Lovelace, Ada <ada@example.org>"
    return list(dict.fromkeys((*found, name) if name else found))


def _bare(piece: str) -> str:
    bracketed = _IN_BRACKETS.search(piece)
    address = (bracketed[1] if bracketed else piece).strip()
    if mailto := _MAILTO.match(address):
        address = unquote(address[mailto.end() :].partition("?")[0])
    return one_form.of_address(address) or piece
