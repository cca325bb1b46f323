"""What files are called that somebody takes along: by their title, in any script.

A title may hold anything; a header and a file system may not. So a name is made of letters,
digits and dashes only, and stands in a header percent-encoded, with plain ASCII beside it for
what reads no more.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from web.text.unseen import without_unseen

_NOTHING = "canvas"
_MOST = 80  # characters
_MOST_BYTES = 120  # a file system takes 255, some 143; an ending and a number come behind
# Windows opens a device under these, whatever ending stands behind.
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])")
# Latin letters that no accent makes of others.
_SPELLINGS = "ß=ss æ=ae œ=oe þ=th ĳ=ij ŋ=ng ø=o đ=d ð=d ł=l ı=i ħ=h ŧ=t ĸ=k"
_SPELLED = str.maketrans(dict(one.split("=") for one in _SPELLINGS.split()))


def stem_of(title: str) -> str:
    """The title in lower case, its words joined by dashes, in its own script."""
    text = unicodedata.normalize("NFKC", without_unseen(title)).lower()
    return _safe(_cut(unicodedata.normalize("NFC", _joined("".join(map(_kept, text))))))


def ascii_stem_of(title: str) -> str:
    """The same in ASCII: accents fall off, other scripts fall away."""
    small = unicodedata.normalize("NFKC", without_unseen(title)).lower()
    text = unicodedata.normalize("NFKD", small.translate(_SPELLED))
    letters = (_kept(one) for one in text if unicodedata.category(one)[0] != "M")
    plain = _joined("".join(one for one in letters if one.isascii()))
    return _safe(plain[:_MOST].strip("-"))


def disposition(title: str, ending: str) -> str:
    """The header that has a browser keep a file under the title. It is ASCII from end to end."""
    plain, own = f"{ascii_stem_of(title)}{ending}", f"{stem_of(title)}{ending}"
    beside = "" if own == plain else f"; filename*=UTF-8''{quote(own, safe='')}"
    return f'attachment; filename="{plain}"{beside}'


def _kept(character: str) -> str:
    """Letters, their marks and digits, and a dash for what parts words; signs fall away."""
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return character
    return "-" if category[0] in "ZC" or category in ("Pd", "Pc") else ""


def _joined(text: str) -> str:
    return "-".join(filter(None, text.split("-")))


def _cut(stem: str) -> str:
    """No longer than may be, and never between a letter and its marks."""
    end = len(stem[:_MOST].encode()[:_MOST_BYTES].decode(errors="ignore"))
    while 0 < end < len(stem) and unicodedata.category(stem[end])[0] == "M":
        end -= 1
    return stem[:end].strip("-")


def _safe(stem: str) -> str:
    return f"{_NOTHING}-{stem}" if _DEVICE.fullmatch(stem) else stem or _NOTHING
