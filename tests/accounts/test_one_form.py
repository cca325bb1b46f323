"""The same password and the same address, however a keyboard sends them."""

from __future__ import annotations

import unicodedata
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts import one_form
from accounts.models import User

PASSWORD = "dach ﬁrst é １２"
PARTED = unicodedata.normalize("NFD", PASSWORD)

pytestmark = pytest.mark.django_db


@given(st.text())
def test_what_is_in_its_form_stays_so(text: str) -> None:
    assert one_form.of_password(one_form.of_password(text)) == one_form.of_password(text)
    assert one_form.of_address(one_form.of_address(text)) == one_form.of_address(text)


@pytest.mark.parametrize("typed", [PASSWORD, PARTED, unicodedata.normalize("NFKC", PASSWORD)])
def test_a_password_is_the_same_however_it_is_typed(client: Client, typed: str) -> None:
    client.post("/accounts/signup/", {"email": "ann@example.org", "password1": PASSWORD})
    client.post("/accounts/logout/")

    client.post("/accounts/login/", {"login": "ann@example.org", "password": typed})

    assert "_auth_user_id" in client.session


def test_a_password_kept_as_it_was_typed_works_once_more_and_is_hashed_anew(
    client: Client,
) -> None:
    ann = User.objects.create(email="ann@example.org", password=make_password(PARTED))

    wrong = client.post("/accounts/login/", {"login": ann.email, "password": PASSWORD})
    right = client.post("/accounts/login/", {"login": ann.email, "password": PARTED})
    client.post("/accounts/logout/")
    client.post("/accounts/login/", {"login": ann.email, "password": PASSWORD})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "_auth_user_id" in client.session


def test_an_address_is_the_same_however_it_is_typed(client: Client) -> None:
    parted = unicodedata.normalize("NFD", "Ann@Dächer.example")
    client.post("/accounts/signup/", {"email": parted, "password1": PASSWORD})
    client.post("/accounts/logout/")

    client.post("/accounts/login/", {"login": "ann@dächer.example", "password": PASSWORD})

    assert User.objects.get().email == "ann@dächer.example"
    assert "_auth_user_id" in client.session


def test_stored_addresses_take_their_form_but_for_those_of_two_accounts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone, taken = (unicodedata.normalize("NFD", f"{who}@dächer.example") for who in ("ann", "bea"))
    ann = User.objects.create(email=alone)
    EmailAddress.objects.create(user=ann, email=alone, primary=True)
    first, second = (
        User.objects.create(email="bea@dächer.example"),
        User.objects.create(email=taken),
    )

    migration = import_module("accounts.migrations.0005_one_form_of_addresses")
    migration.compose(apps, connection.schema_editor)

    for one in (ann, first, second):
        one.refresh_from_db()
    assert (ann.email, first.email, second.email) == (
        "ann@dächer.example",
        "bea@dächer.example",
        taken,
    )
    assert EmailAddress.objects.get(user=ann).email == "ann@dächer.example"
    assert capsys.readouterr().out.count("Left alone") == 1


def test_an_account_that_was_left_alone_still_signs_in(client: Client) -> None:
    taken = unicodedata.normalize("NFD", "bea@dächer.example")
    User.objects.create_user("bea@dächer.example", "another roof")
    left = User.objects.create(email=taken, password=make_password("a roof and a ladder"))

    client.post("/accounts/login/", {"login": taken, "password": "a roof and a ladder"})

    assert client.session["_auth_user_id"] == str(left.pk)
