"""Each oracle finds a fault that was planted for it, and lets pass what is right."""

from __future__ import annotations

from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest

from canvases.checks import findings
from canvases.document import Document
from canvases.insights import key_of
from tests.canvases.checks.test_pairs import PAIRS
from tests.canvases.checks.writing import canvas
from tests.canvases.factories import linked_document
from tests.walk import oracles
from tests.walk.acts import Act
from tests.walk.line import Exchange
from tests.walk.oracles import Judge
from tests.walk.world import Person

CANVAS = "/canvases/00000000-0000-0000-0000-000000000001/"
STEP = f"{CANVAS}steps/channels/"
CALM: dict[str, Any] = {
    "path": STEP,
    "state": "saved",
    "says": "Saved 10:00",
    "waiting": [],
    "cards": [],
    "flash": "",
    "dialog": "",
    "signed_out": False,
    "born": 1.0,
    "target": True,
    "ways_out": True,
    "dead_links": [],
    "revision": 1,
}
WAITS = {"url": f"{STEP}note/", "key": "k", "kind": "edit", "name": "Note", "told": False}


class Line(SimpleNamespace):
    """What passed, and nothing else."""

    def sends(self) -> dict[str, int]:
        keys = [one.key for one in self.exchanges if one.key]
        return {key: keys.count(key) for key in keys}


class Stage:
    """One person before one canvas, in place of a world."""

    def __init__(self, document: Document | None = None) -> None:
        self.person = Person("ann", line=cast(Any, Line(exchanges=[], mischief="")), cookie="hers")
        self.has = {"name": "sessionid", "value": "hers"}
        self.person._context = cast(Any, SimpleNamespace(cookies=lambda: [self.has]))
        self.people = {"ann": self.person}
        self.log = ""
        self.site = SimpleNamespace(new_log=lambda: self.log)
        self.pressed: dict[str, list[str]] = {}
        self.stored = document or linked_document()
        self.judge = Judge(self)  # type: ignore[arg-type]

    def name(self, path: str) -> str:
        return path

    real = name

    def canvas_of(self, path: str) -> str:
        return path.split("/")[2]

    def document(self, _: str) -> Document:
        return self.stored

    def user_of(self, cookie: str) -> str:
        return "1" if cookie else ""

    def answered(self, method: str, path: str, *, times: int = 1, **more: Any) -> list[str]:
        for _ in range(times):
            one = Exchange(
                method=method, path=path, key=more.get("key", ""), cookie="hers", began=0
            )
            one.status, one.over = more.get("status", 200), True
            one.cookies = SimpleCookie(more.get("cookies", ""))
            self.person.line.exchanges.append(one)
        return _kinds(self.judge._answers())

    def shows(self, **state: Any) -> list[str]:
        return _kinds(self.judge._page(self.person, None, {**CALM, **state}))  # type: ignore[arg-type]


def _kinds(faults: Any) -> list[str]:
    return [fault.kind for fault in faults]


def test_answers_in_order_are_no_fault() -> None:
    stage = Stage()

    assert stage.answered("GET", STEP) == []
    assert stage.answered("POST", f"{STEP}note/", key="k") == []
    assert stage.answered("POST", "/accounts/logout/", cookies="sessionid=") == []
    assert stage.answered("POST", "/accounts/login/", cookies="sessionid=new") == []


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ({"status": 500}, "server error"),
        ({"cookies": "sessionid="}, "session deleted"),
        ({"cookies": "sessionid=another"}, "new session"),
        ({"key": "k", "times": oracles.MOST_SENDS + 1}, "sent for ever"),
    ],
)
def test_answer_that_must_not_be_is_found(planted: dict[str, Any], kind: str) -> None:
    assert set(Stage().answered("POST", f"{STEP}note/", **planted)) == {kind}


def test_traceback_is_found_and_a_refusal_is_none() -> None:
    stage = Stage()
    stage.log = "Traceback (most recent call last):\n  File x\nKeyError: 'boom'\n"
    assert _kinds(stage.judge._log()) == ["traceback"]

    stage.log = stage.log.replace("KeyError", "django.core.exceptions.PermissionDenied")
    assert _kinds(stage.judge._log()) == []


def test_what_a_console_said_and_where_the_focus_was_lost_are_found() -> None:
    stage = Stage()
    stage.person.said.append("error: boom")
    stage.person.lost_focus.append("/ BUTTON#x")

    assert _kinds(stage.judge._said()) == ["console", "focus lost"]
    assert _kinds(stage.judge._said()) == []


def test_lost_session_is_found() -> None:
    stage = Stage()
    assert _kinds(stage.judge._cookie(stage.person)) == []

    stage.has = {"name": "csrftoken", "value": "x"}
    assert _kinds(stage.judge._cookie(stage.person)) == ["session lost"]


@pytest.mark.parametrize(
    ("planted", "kinds"),
    [
        ({}, []),
        ({"flash": "The server said no-revision."}, ["machine words"]),
        ({"target": False}, ["no such place"]),
        ({"dead_links": ["#gone"]}, ["no such place"]),
        ({"cards": ["Not saved."], "ways_out": False}, ["no way out"]),
        ({"signed_out": True}, ["looks signed out"]),
        ({"signed_out": True, "born": -1.0}, []),
        ({"waiting": [WAITS]}, ["unseen"]),
        ({"state": "", "waiting": [{**WAITS, "told": True}], "cards": ["Not saved."]}, []),
        ({"state": "trying", "waiting": [WAITS]}, ["never saved"]),
        ({"state": "needs", "waiting": [WAITS], "cards": ["Not saved."]}, []),
    ],
)
def test_what_a_page_must_not_show_is_found(planted: dict[str, Any], kinds: list[str]) -> None:
    assert Stage().shows(**planted) == kinds


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("Ted q1z", []),
        ("  Ted   q1z ", []),  # gaps at the ends are nobody's words
        ("Ted q1z and more", ["not what was typed"]),
        ("\u200b\u3164", ["invisible"]),
    ],
)
def test_what_is_stored_is_what_was_typed(typed: str, kinds: list[str]) -> None:
    document = linked_document()
    stage = Stage(_named(document, "\u200b\u3164" if "q1z" not in typed else "Ted q1z"))
    act = Act("ann", "type", on="#name", text=typed, then="blur", says="saves edit", at=STEP)

    assert _kinds(stage.judge._typed(act, CALM)) == kinds


def test_what_a_page_shows_beside_what_is_stored_is_found() -> None:
    field = {"form": "f", "row": "p1", "name": "basis", "kind": "tick", "held": False}
    here = {"fields": {"f basis": {**field, "values": ["one_off"]}}, "rows": {"list-a": ["A"]}}
    there = {"fields": {"f basis": {**field, "values": ["ongoing"]}}, "rows": {"list-a": ["B"]}}

    assert [key for key, _, _ in oracles._differences(here, there)] == ["f basis", "list-a"]
    assert oracles._differences(here, here) == []


def test_row_of_somebody_else_that_changed_unsaid_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage()
    olus = {"form": "olu", "row": "p1", "name": "offer", "kind": "text", "values": ["Less"]}
    chris = {"form": "chris", "row": "p2", "name": "offer", "kind": "text", "values": ["Less"]}
    was = {"fields": {"o": olus, "c": chris}, "form": "olu"}
    now = {"fields": {"o": {**olus, "values": ["More"]}, "c": {**chris, "values": ["More"]}}}
    monkeypatch.setattr(oracles, "shown_on", lambda page: now)

    assert _kinds(stage.judge._others(None, CALM, was)) == ["another changed"]  # type: ignore[arg-type]
    now = {"fields": {"c": {**chris, "form": "edit-form-v2", "values": ["More"]}}}
    was["form"] = "sentence-q1-v2"  # what it names is the same item in another place
    assert _kinds(stage.judge._others(None, CALM, was)) == []  # type: ignore[arg-type]


def test_what_is_asked_first_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage()
    chris = {"form": "chris", "row": "p2", "name": "offer", "kind": "text", "values": ["Less"]}
    was = {"fields": {"c": chris}, "form": "olu"}
    now = {"fields": {"c": {**chris, "values": ["More"]}}}
    monkeypatch.setattr(oracles, "shown_on", lambda page: now)
    asked = {**CALM, "dialog": "Chris has this offer too."}

    assert _kinds(stage.judge._others(None, asked, was)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("flash", ["Mended.", ""])
def test_mend_that_mends_nothing_is_found(flash: str) -> None:
    pair = next(pair for pair in PAIRS if pair.code == "C33")
    stage = Stage(canvas(pair.canvas))
    stage.pressed = {"code": ["C33"], "about": list(pair.raised[1])}
    act = Act("ann", "mend", on="#mend", at=STEP)

    assert _kinds(stage.judge._mended(act, {**CALM, "flash": flash})) == ["not mended"]
    stage.stored = linked_document()
    assert _kinds(stage.judge._mended(act, {**CALM, "flash": flash})) == []


def test_place_of_a_finding_may_be_gone_with_that_finding_alone() -> None:
    pair = next(pair for pair in PAIRS if pair.code == "C33")
    stage = Stage(canvas(pair.canvas))
    (finding,) = (one for one in findings(stage.stored) if one.code == "C33")

    def lost(key: str) -> list[str]:
        state = {**CALM, "target": False, "path": f"{STEP}#finding-{key}"}
        return _kinds(stage.judge._places(STEP, state))

    assert lost(key_of(finding)) == ["no such place"]
    assert lost("C33-another") == []


def test_undo_refused_to_the_only_one_there_is_found() -> None:
    stage, act = Stage(), Act("ann", "press", on="#undo", at=STEP)
    refused = {**CALM, "flash": "It was changed since, so it stays."}

    assert _kinds(stage.judge._undone(act, refused)) == ["undo refused"]
    other = Act("ben", "press", on="#undo", at=STEP)
    assert _kinds(stage.judge._undone(other, refused)) == []


def _named(document: Document, name: str) -> Document:
    first, *rest = document.personas
    named = msgspec.structs.replace(first, name=name)
    return msgspec.structs.replace(document, personas=(named, *rest))
