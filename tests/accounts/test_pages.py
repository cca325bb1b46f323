"""Account pages: they say what they are, keep nothing, and refuse with 422."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client

from accounts.models import User

OPEN = {
    "/accounts/login/": "Sign in",
    "/accounts/signup/": "Sign up",
    "/accounts/login/code/": "Sign in by a code",
    "/accounts/password/reset/": "A new password",
    "/accounts/password/reset/done/": "Look at your mail",
    "/accounts/password/reset/key/done/": "Your new password is saved",
    "/accounts/password/reset/key/1-nonsense/": "Choose a new password",
    "/accounts/confirm-email/": "Confirm your address",
    "/accounts/confirm-email/nonsense/": "Confirm your address",
    "/accounts/inactive/": "This account is closed",
}
SIGNED_IN = {
    "/accounts/email/": "Your e-mail addresses",
    "/accounts/password/change/": "Change your password",
    "/accounts/logout/": "Sign out",
    "/accounts/reauthenticate/": "Is it you?",
}


@pytest.mark.parametrize(("path", "title"), OPEN.items())
def test_open_page_has_its_title_and_is_not_stored(
    client: Client, db: None, path: str, title: str
) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert f"<title>{title} · Throughline</title>" in response.text
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("path", "title"), SIGNED_IN.items())
def test_page_of_an_account_has_its_title_and_is_not_stored(
    owner_client: Client, path: str, title: str
) -> None:
    response = owner_client.get(path)

    assert response.status_code == 200
    assert f"<title>{title} · Throughline</title>" in response.text
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", SIGNED_IN)
def test_page_of_an_account_asks_a_guest_to_sign_in(client: Client, db: None, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"].split("?")[0] in {"/accounts/login/", "/"}


@pytest.mark.parametrize("path", [*OPEN, *SIGNED_IN])
def test_no_page_carries_a_style_or_a_script_of_its_own(owner: User, path: str) -> None:
    client = Client()
    if path in SIGNED_IN:
        client.force_login(owner)

    page = client.get(path).text

    assert "style=" not in page
    assert "<style" not in page
    assert "onclick" not in page
    assert page.count("<script") == page.count("<script src=")


@pytest.mark.parametrize(
    ("path", "sent", "said"),
    [
        ("/accounts/login/", {"login": "ann@example.org"}, "This field is required."),
        (
            "/accounts/login/",
            {"login": "ann@example.org", "password": "wrong"},
            "This address and password do not belong together.",
        ),
        ("/accounts/signup/", {"email": "ann", "password1": "x"}, "Enter a valid email address."),
        ("/accounts/login/code/", {"email": "ann"}, "Enter a valid email address."),
        ("/accounts/password/reset/", {"email": "ann"}, "Enter a valid email address."),
    ],
)
def test_wrong_form_is_422_and_keeps_what_was_typed(
    client: Client, db: None, path: str, sent: dict[str, str], said: str
) -> None:
    response = client.post(path, sent)

    assert response.status_code == 422
    assert said in response.text
    assert next(iter(sent.values())) in response.text


def test_wrong_current_password_is_422(owner_client: Client) -> None:
    response = owner_client.post(
        "/accounts/password/change/",
        {"oldpassword": "no", "password1": "a longer phrase", "password2": "a longer phrase"},
    )

    assert response.status_code == 422
    assert "This is not your current password." in response.text


@pytest.mark.parametrize("name", ["login", "signup", "email", "password_change", "logout"])
def test_template_is_ours(name: str) -> None:
    template = get_template(f"account/{name}.html")

    assert Path(template.origin.name).is_relative_to(settings.BASE_DIR / "templates")  # type: ignore[attr-defined]


def test_admin_asks_for_a_sign_in_with_our_limits(client: Client, db: None) -> None:
    response = client.get("/admin/", follow=True)

    assert response.request["PATH_INFO"] == "/accounts/login/"
    assert "no-store" in response["Cache-Control"]


def test_admin_adds_a_user_with_small_letters(admin_client: Client) -> None:
    response = admin_client.post(
        "/admin/accounts/user/add/",
        {"email": "Ann@Example.org", "usable_password": "true"}
        | dict.fromkeys(("password1", "password2"), "a longer phrase"),
    )

    assert response.status_code == 302
    assert User.objects.filter(email="ann@example.org").exists()


@pytest.mark.parametrize("path", ["user/", "guest/", "user/add/"])
def test_admin_shows_people(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"/admin/accounts/{path}").status_code == 200


@pytest.mark.parametrize("is_sent", [True, False])
def test_code_in_a_mail_is_offered_only_where_mails_are_sent(
    client: Client, db: None, settings: Any, is_sent: bool
) -> None:
    settings.MAIL_IS_SENT = is_sent

    page = client.get("/accounts/signup/").text

    assert ("sign in by a code in your mail" in page) == is_sent
    assert "At least 8 characters" in page
