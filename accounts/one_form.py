"""Passwords and addresses in one form each: what looks the same is typed in several ways.

A keyboard sends "é" as one character or as two, and an input method a wide "１"; the next machine
does otherwise, and somebody who types the same could not sign in.
"""

from __future__ import annotations

import unicodedata


def of_password(typed: str) -> str:
    """As it is hashed (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", typed)


def of_address(typed: str) -> str:
    """As it is stored and compared: small letters, composed."""
    small = unicodedata.normalize("NFC", typed.strip()).lower()
    return unicodedata.normalize("NFC", small)
