"""Run in the server's place (`python -m tests.faults.people WHAT ...`): makes people and canvases,
signs them out, takes their roles away. Prints JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import django

PASSWORD = "rooftop parts, every morning"


def main(what: str, *arguments: str) -> None:
    django.setup()
    known: dict[str, Callable[..., Any]] = {
        "begin": _begin,
        "sign_out": _sign_out,
        "take_away": _take_away,
    }
    print(json.dumps(known[what](*arguments)))  # noqa: T201


def _begin(email: str, canvases: str = "1") -> Any:
    """A person who is signed in, and so many empty canvases of theirs."""
    from django.test import Client

    from accounts.models import User
    from canvases import document, storage

    user = User.objects.create_user(email, PASSWORD)
    client = Client()
    client.force_login(user)
    empty = document.Document(format="canvas", version=1, title="Rooftop Parts")
    made = [str(storage.create(empty, owner=user).pk) for _ in range(int(canvases))]
    return {"session": client.cookies["sessionid"].value, "canvases": made}


def _sign_out() -> Any:
    """Every session ends."""
    from django.contrib.sessions.models import Session

    return Session.objects.all().delete()[0]


def _take_away(canvas: str, email: str) -> Any:
    """The canvas is somebody else's from now on."""
    from accounts.models import User
    from canvases.models import Canvas

    other = User.objects.create_user(email, PASSWORD)
    return Canvas.objects.filter(pk=canvas).update(owner=other)


if __name__ == "__main__":
    main(*sys.argv[1:])
