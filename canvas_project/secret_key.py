"""The key that signs sessions: made once, kept beside the data."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret_key(folder: Path) -> str:
    """Give the key kept in the folder, making it at the first call.

    Several processes may start at once: each writes a file of its own and links it into place, so
    that the first one wins, whole, and nobody reads half a key. Raises ImproperlyConfigured where
    the folder cannot be written.
    """
    kept = folder / "secret_key"
    try:
        if not kept.exists():
            _make(kept)
        return kept.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {folder} ({error.strerror}). "
            "Make that folder writable, or set SECRET_KEY or VAR_DIR."
        ) from error


def _make(kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_name(f"secret_key.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, kept)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
