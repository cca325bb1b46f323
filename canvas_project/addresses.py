"""Where the product is reached, for mails, which are written where no request says it."""

from __future__ import annotations

from collections.abc import Mapping


def site_url(environ: Mapping[str, str], behind_tls: bool) -> str:
    """The likeliest address, from the first name that is allowed, or from where it listens."""
    names = (name.strip().lstrip(".*") for name in environ.get("ALLOWED_HOSTS", "").split(","))
    name = next(filter(None, names), None)
    if name and behind_tls:
        return f"https://{name}"
    name = name or environ.get("HOST") or "127.0.0.1"
    host = f"[{name}]" if ":" in name and not name.startswith("[") else name
    return f"http://{host}:{environ.get('PORT') or 8000}"
