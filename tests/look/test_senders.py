"""Nothing but the save queue sends what somebody typed: whatever else did would lose it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SENDERS = re.compile(
    r"\b(fetch|fetchLater|sendBeacon|XMLHttpRequest|WebSocket|EventSource|WebTransport"
    r"|htmx\.ajax|htmx\.trigger|requestSubmit|submit)\s*\("
)
# Another way to call them, past the one that is counted.
HIDDEN = re.compile(
    r"\b(?:window|self|globalThis)\s*(?:\.|\[)[^;\n]*\b(?:fetch|XMLHttpRequest)\b|(?<![.\w])fetch\b(?!\s*\()"
)
# What may send, how often, and why that is no save.
KNOWN = {
    ("queue.js", "fetch"): 1,  # the queue itself
    ("live.js", "fetch"): 2,  # asks what is new, and says who is here
    ("live.js", "sendBeacon"): 1,  # says who leaves
    ("who.js", "fetch"): 1,  # asks who is signed in
    ("paste-items.js", "fetch"): 1,  # asks what lines would add; the queue adds them
    ("gone.js", "fetch"): 1,  # asks why the canvas is closed to them
    ("session.js", "fetch"): 1,  # signs in again; the queue goes on afterwards
    ("refresh.js", "htmx.ajax"): 1,  # draws the page anew
    ("comment.js", "htmx.ajax"): 1,  # asks for the form of a comment
    ("wizard.js", "requestSubmit"): 1,  # Enter in a sentence: the queue takes the form over
    ("leaving.js", "requestSubmit"): 1,  # signs out, when that was agreed to
}
HTMX_SENDERS = re.compile(r"\bhx-(?:post|put|patch|delete|boost|ws|sse)\b")
FORM = re.compile(r"<form\b[^>]*\bmethod=\"post\"[^>]*>")
# Forms of the wizard in which nothing is typed that could be lost, and one that signs in.
PLAIN = (
    'action="{{ base }}copy/"',
    'action="{{ base }}history/',
    'action="{{ base }}undo/',
    # A version has an optional line about what it is for, and is no part of the canvas.
    'action="{{ base }}versions/',
    "action=\"{% url 'account_login' %}\"",
    # For pages without scripts, where there is no queue.
    'class="add-many__form"',
)


def test_no_script_sends_but_the_known_ones() -> None:
    found = Counter(
        (path.name, name)
        for path in (ROOT / "static" / "js").glob("*.js")
        for name in senders(path.read_text())
    )

    assert found == KNOWN


@pytest.mark.parametrize(
    "path", sorted((ROOT / "static" / "js").glob("*.js")), ids=lambda p: p.name
)
def test_no_script_hides_what_it_sends(path: Path) -> None:
    assert HIDDEN.findall(code_of(path.read_text())) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("templates/**/*.html")), ids=lambda p: p.name)
def test_no_template_sends_by_htmx(path: Path) -> None:
    assert HTMX_SENDERS.findall(path.read_text()) == []


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("templates/wizard/**/*.html")), ids=lambda p: p.name
)
def test_every_form_of_the_wizard_is_taken_by_the_queue(path: Path) -> None:
    others = [form for form in FORM.findall(path.read_text()) if not is_known(form)]

    assert others == []


def test_a_sender_that_is_not_known_is_found() -> None:
    script = 'await fetch(url, { method: "POST" });\n// fetch() in a comment\nform.submit();'

    assert senders(script) == ["fetch", "submit"]


def test_a_sender_by_another_name_is_found() -> None:
    assert HIDDEN.findall("const send = fetch;")
    assert HIDDEN.findall("window['fetch'](url)")


def test_a_form_that_the_queue_does_not_take_is_found() -> None:
    assert not is_known('<form method="post" action="{{ here }}note/">')


def senders(script: str) -> list[str]:
    return SENDERS.findall(code_of(script))


def code_of(script: str) -> str:
    return re.sub(r"(?m)(?:^|\s)//.*$", "", script)


def is_known(form: str) -> bool:
    return "data-save=" in form or any(plain in form for plain in PLAIN)
