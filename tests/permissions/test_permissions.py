"""Every URL and method against everybody, in every state of the canvas.

What is refused says so by its status, shows no byte of what it keeps, and stores nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, reverse

from canvases.exports.pdf import missing_glyphs
from tests.drawing import draw_instead, page_of
from tests.permissions.addresses import address, admin_urls, params, urls
from tests.permissions.rules import (
    ANYONE,
    ASKER,
    HOLDER,
    INVITED,
    PARTED,
    SIGNED_IN,
    Row,
    Rule,
    Verdict,
)
from tests.permissions.table import TABLE
from tests.permissions.world import SECRET, STATES, World, Writes, world
from tests.permissions.world import SIGNED_IN as PEOPLE

pytestmark = pytest.mark.django_db

_OTHER_METHODS = ("put", "patch", "delete", "trace")
_REFUSED = (401, 403, 404, 405)
# States in which saves are tried as the queue sends them, too. In the others a review stands
# elsewhere, which makes no difference to how a save is answered.
_AS_SCRIPT = ("draft", "deleted", "a guest's", "example")
# Where pages are drawn for those who may see them; elsewhere only whether they may is asked.
_DRAWN = ("draft", "approved")


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """No limits on tries, and no PDF drawn for each of thousands."""
    settings.ACCOUNT_RATE_LIMITS = False
    # What would be printed is looked through for secrets.
    draw_instead(monkeypatch, page_of)
    monkeypatch.setattr(missing_glyphs, "uncovered", lambda document: ())
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


def test_every_url_has_a_row() -> None:
    named = {name for name, _ in urls()}

    assert named - set(TABLE) == set(), "a URL without a row in tests/permissions/table.py"
    assert set(TABLE) - named == set(), "a row without a URL"


@pytest.mark.parametrize("state", STATES)
def test_everybody_gets_what_the_table_says(state: str) -> None:
    here = world(state)
    wrong = [
        f"{actor} {method} {name}: {said}"
        for actor in here.roles
        for name, row in TABLE.items()
        for method, said in _cells(here, state, actor, name, row)
    ]

    assert not wrong, "\n".join(wrong)


def test_other_methods_are_refused_to_everybody() -> None:
    here = world("draft")
    wrong = []
    for name in (name for name in TABLE if ":" in name):
        methods = [m for m in ("get", "post") if getattr(TABLE[name], m) is None]
        for actor in ("owner", "stranger"):
            for method in (*methods, *_OTHER_METHODS):
                response = getattr(here.client(actor), method)(address(here, name))
                if response.status_code not in (404, 405) or SECRET in response.text:
                    wrong.append(f"{actor} {method} {name}: {response.status_code}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("actor", ["anonymous", "guest", "owner", "editor", "view link", "staff"])
def test_the_admin_is_for_those_who_run_it(actor: str) -> None:
    here, writes = world("draft"), Writes()
    wrong = []
    for name, route in admin_urls():
        at = _admin_address(here, name, route)
        for method in ("get", "post"):
            with writes.listening():
                response = getattr(here.client(actor), method)(at)
            if response.status_code >= 500 or writes.heard or SECRET in _shown(response):
                wrong.append(f"{method} {name}: {response.status_code} {writes.heard}")

    assert not wrong, "\n".join(wrong)


def _cells(here: World, state: str, actor: str, name: str, row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with each method of a URL for one actor."""
    at, data = address(here, name), {**row.data, **here.data.get(name, {})}
    asks = [
        ("GET", row.get, lambda client: client.get(at)),
        ("POST", row.post, lambda client: client.post(at, data)),
        (
            "POST as a script",
            row.post if row.json and state in _AS_SCRIPT else None,
            lambda client: client.post(at, data, headers={"accept": "application/json"}),
        ),
    ]
    for method, rule, ask in asks:
        if rule is not None:
            verdict = _verdict(here, state, actor, rule)
            answered = _answered(here.client(actor), ask, drawn=_is_drawn(verdict, state))
            said = _judged(verdict, answered, knows=_knows(here, actor) or rule in (HOLDER, ASKER))
            if said:
                yield method, said


def _is_drawn(verdict: Verdict, state: str) -> bool:
    return verdict != "through" or state in _DRAWN


def _verdict(here: World, state: str, actor: str, rule: Any) -> Verdict:
    if isinstance(rule, Rule):
        return rule.verdict(here.roles[actor], state)
    if rule == SIGNED_IN:
        return "through" if actor in PEOPLE else "sign in"
    if rule in _THEIRS:
        return _of_one(state, actor, rule)
    if rule == HOLDER:
        return "hidden" if state in _OVER else "through"
    assert rule == ANYONE
    return "any"


# Whose it is, and the states in which there is nothing of it.
_OVER = frozenset({"deleted", "a guest's", "example"})
_THEIRS: dict[str, tuple[str, frozenset[str]]] = {
    ASKER: ("reviewer", frozenset()),
    PARTED: ("removed", frozenset()),
    INVITED: ("invited", _OVER),
}


def _of_one(state: str, actor: str, rule: str) -> Verdict:
    """What one person alone is let through to."""
    if actor not in PEOPLE:
        return "sign in"
    whose, over = _THEIRS[rule]
    return "through" if actor == whose and state not in over else "hidden"


def _knows(here: World, actor: str) -> bool:
    """Whether they may hear of the canvas. Who is invited reads its title where they answer."""
    return bool(here.roles[actor]) or actor == "invited"


class Answer(NamedTuple):
    status: int
    shown: str
    writes: list[str]


def _answered(client: Client, ask: Callable[[Client], Any], *, drawn: bool) -> Answer:
    """What comes back. All that was done is undone."""
    writes = Writes()
    with transaction.atomic():
        with writes.listening(), nullcontext() if drawn else _undrawn():
            response = ask(client)
        transaction.set_rollback(True)
    return Answer(response.status_code, _shown(response), writes.heard)


def _undrawn() -> Any:
    return patch.object(Template, "render", lambda *args, **kwargs: "")


def _judged(verdict: Verdict, answer: Answer, *, knows: bool) -> str:
    """What is wrong with an answer; "" where nothing is."""
    if answer.status >= 500:
        return f"{answer.status}"
    if not knows and SECRET in answer.shown:
        return "shows a secret to somebody who must not hear of it"
    if verdict == "through":
        return f"{answer.status}, not let through" if answer.status in _REFUSED else ""
    if verdict == "any":
        return ""
    expected = {"forbidden": 403, "hidden": 404, "sign in": 302}[verdict]
    if answer.status != expected:
        return f"{answer.status}, not {expected}"
    if SECRET in answer.shown:
        return "refused, and shows a secret"
    return f"refused, and stored {answer.writes}" if answer.writes else ""


def _shown(response: HttpResponse) -> str:
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response) if response.streaming else response.content
    return f"{headers}\n{body.decode(errors='replace')}"


def _admin_address(here: World, name: str, pattern: URLPattern) -> str:
    values = {
        "object_id": str(here.canvas.pk) if "canvas" in name else "1",
        "id": "1",
        "app_label": "canvases",
        "content_type_id": 1,
        "url": "nothing",
    }
    names = params(pattern)
    if not pattern.name:
        return "/admin/nothing/"
    return reverse(name, kwargs={one: values[one] for one in names})
