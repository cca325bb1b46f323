"""Names: asked once, seen as they are compared, and nobody's address."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts import names
from accounts.models import User

PERSIAN = "\u0646\u0631\u06af\u0633\u200c\u0646\u0627"
JOHN = "Jo\u202ehn \u200bSmith\u2066"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Nadia\t Ford ", "Nadia Ford"),
        (JOHN, "John Smith"),
        ("Jose\u0301", "Jos\u00e9"),
        ("\u05e0\u05d3\u05d9\u05d4", "\u05e0\u05d3\u05d9\u05d4"),  # Hebrew
        (
            "\u0646\u0631\u06af\u0633\u200c\u0646\u0627",
            "\u0646\u0631\u06af\u0633\u200c\u0646\u0627",
        ),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),  # Hindi, its joiner in it
        ("Ann\x00\u3164\u2800", "Ann"),
        ("Ann \u2764\ufe0f \ufe0f", "Ann \u2764\ufe0f"),  # a heart in colour
        ("\u034f\u200dAnn\U00016fe4", "Ann"),
        ("", ""),
        (" \t", ""),
    ],
)
def test_name_is_kept_as_it_is_seen(typed: str, name: str) -> None:
    assert names.cleaned(typed) == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("\u200b", "Nobody can see this name."),
        ("\u3164\u2800", "Nobody can see this name."),
        ("\u0301\ufe0f", "Nobody can see this name."),
        ("ann@example.org", "Write your name, not an e-mail address."),
        ("ann\uff20example.org", "Write your name, not an e-mail address."),
        ("Ann (GUEST  by\u200b link)", "This is how guests are marked."),
        ("x" * 161, "At most 160 characters; these are 161."),
    ],
)
def test_what_is_no_name_is_refused(typed: str, said: str) -> None:
    with pytest.raises(names.NotAName, match=said.replace("(", r"\(")):
        names.cleaned(typed)


@given(st.text())
def test_name_that_is_kept_stays_as_it_is(typed: str) -> None:
    try:
        name = names.cleaned(typed)
    except names.NotAName:
        return

    assert names.cleaned(name) == name
    assert not any(turn in name for turn in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


def test_name_is_asked_at_sign_up_and_may_be_left_out(client: Client, db: None) -> None:
    page = client.get("/accounts/signup/")

    Client().post("/accounts/signup/", {"email": "ann@example.org", "name": JOHN})
    Client().post("/accounts/signup/", {"email": "ben@example.org"})

    assert "without it, your address" in page.text
    assert set(User.objects.values_list("email", "name", "name_asked")) == {
        ("ann@example.org", "John Smith", True),
        ("ben@example.org", "", True),
    }


def test_sign_up_under_no_name_is_told(client: Client, db: None) -> None:
    sent = {"email": "ann@example.org", "name": "ann@example.org"}

    response = client.post("/accounts/signup/", sent)

    assert response.status_code == 422
    assert "Write your name, not an e-mail address." in response.text
    assert not User.objects.exists()


def test_name_is_changed_in_the_account(owner_client: Client, owner: User) -> None:
    answers = [
        owner_client.post("/accounts/name/", {"name": name})
        for name in ("Nadia Ford", "\u200b", "Nadia")
    ]

    owner.refresh_from_db()
    assert [answer.status_code for answer in answers] == [303, 422, 303]
    assert (owner.name, owner.name_asked) == ("Nadia", True)
    assert 'value="Nadia"' in owner_client.get("/accounts/name/").text


def test_account_says_what_others_read_without_a_name(owner_client: Client) -> None:
    page = owner_client.get("/accounts/name/")

    assert "Without a name they read <bdi>owner@example.org</bdi>." in page.text
    assert "no-store" in page["Cache-Control"]
