"""Signing up, in and out: by password, by a code in the mail, and by those who should not."""

from __future__ import annotations

import re
from pathlib import Path
from smtplib import SMTPException

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from pytest_django import Settings

from accounts.models import Mail, User

PASSWORD = "a roof and a ladder"
ANN = {"email": "ann@example.org", "password1": PASSWORD}


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann@example.org", PASSWORD)


def test_signing_up_needs_no_mail(client: Client, db: None) -> None:
    response = client.post("/accounts/signup/", ANN)

    assert (response.status_code, response["Location"]) == (302, "/canvases/")
    assert client.session["_auth_user_id"] == str(User.objects.get(email="ann@example.org").pk)


def test_signing_up_without_a_password_needs_no_mail_where_none_is_sent(
    client: Client, db: None
) -> None:
    client.post("/accounts/signup/", {"email": "ann@example.org"})

    assert "_auth_user_id" in client.session
    assert not User.objects.get().has_usable_password()


def test_signing_up_without_a_password_waits_for_the_code_where_mail_is_sent(
    client: Client, db: None, settings: Settings
) -> None:
    settings.MAIL_IS_SENT = True

    response = client.post("/accounts/signup/?next=/examples/", {"email": "ann@example.org"})

    assert response["Location"] == "/accounts/login/code/confirm/"
    assert "_auth_user_id" not in client.session
    response = client.post("/accounts/login/code/confirm/", {"code": _code()})
    assert response["Location"] == "/examples/"
    assert "_auth_user_id" in client.session
    assert EmailAddress.objects.get(email="ann@example.org").verified


def test_taken_address_is_told_beside_the_field(client: Client, ann: User) -> None:
    response = client.post("/accounts/signup/", ANN)

    assert response.status_code == 422
    assert "There is an account with this address. Sign in instead." in response.text


def test_sign_in_by_password_in_any_case_of_the_address(client: Client, ann: User) -> None:
    response = client.post("/accounts/login/", {"login": "Ann@Example.org", "password": PASSWORD})

    assert response["Location"] == "/canvases/"
    assert client.session["_auth_user_id"] == str(ann.pk)


def test_sign_in_by_code(client: Client, ann: User) -> None:
    response = client.post("/accounts/login/code/", {"email": "ann@example.org"})

    assert response["Location"] == "/accounts/login/code/confirm/"
    response = client.post("/accounts/login/code/confirm/", {"code": _code().lower()})
    assert response["Location"] == "/canvases/"
    assert client.session["_auth_user_id"] == str(ann.pk)


def test_code_page_says_where_the_code_is(client: Client, ann: User) -> None:
    response = client.post("/accounts/login/code/", {"email": "ann@example.org"}, follow=True)

    assert (
        "E-mail is not set up here, so the code is with whoever runs this server." in response.text
    )
    assert "/mail" not in response.text
    assert "A mail to ann@example.org is written." in response.text


def test_address_that_was_typed_is_where_the_code_goes(client: Client, ann: User) -> None:
    page = client.get("/accounts/login/")
    typed = {"login": "ann@example.org", "password": "half a passw"}

    client.post("/accounts/login/code/", typed)

    assert 'formaction="/accounts/login/code/" formnovalidate' in page.text
    assert [message.to for message in mail.outbox] == [["ann@example.org"]]


def test_code_page_says_nothing_of_folders_where_mail_is_sent(
    client: Client, ann: User, settings: Settings
) -> None:
    settings.MAIL_IS_SENT = True

    response = client.post("/accounts/login/code/", {"email": "ann@example.org"}, follow=True)

    assert "E-mail is not set up here" not in response.text
    assert "A mail to ann@example.org is on its way." in response.text


def test_unknown_address_gets_the_same_page_and_another_mail(client: Client, ann: User) -> None:
    known = client.post("/accounts/login/code/", {"email": "ann@example.org"}, follow=True)
    stranger = Client()
    unknown = stranger.post("/accounts/login/code/", {"email": "bob@example.org"}, follow=True)

    assert _without_secrets(known.text) == _without_secrets(
        unknown.text.replace("bob@example.org", "ann@example.org")
    )
    assert [letter.to for letter in mail.outbox] == [["ann@example.org"], ["bob@example.org"]]
    assert "There is no account with this address." in mail.outbox[1].body


def test_wrong_code_is_422_and_three_end_it(client: Client, ann: User) -> None:
    client.post("/accounts/login/code/", {"email": "ann@example.org"})
    code = _code()

    tries = [client.post("/accounts/login/code/confirm/", {"code": "no"}) for _ in range(3)]

    assert [response.status_code for response in tries] == [422, 422, 302]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_another_code_can_be_made(client: Client, ann: User) -> None:
    client.post("/accounts/login/code/", {"email": "ann@example.org"})

    client.post("/accounts/login/code/confirm/", {"action": "resend"})

    assert len(mail.outbox) == 2
    client.post("/accounts/login/code/confirm/", {"code": _code()})
    assert client.session["_auth_user_id"] == str(ann.pk)


def test_another_address_can_be_used(client: Client, ann: User) -> None:
    client.post("/accounts/login/code/", {"email": "anne@example.org"})

    response = client.post("/accounts/logout/", {"next": "/accounts/login/code/"}, follow=True)

    assert response.request["PATH_INFO"] == "/accounts/login/code/"


@pytest.mark.parametrize("form", ["login", "signup"])
def test_next_leads_on_within_the_site(client: Client, ann: User, form: str) -> None:
    sent = {"login": "ann@example.org", "password": PASSWORD}
    sent |= {"email": "new@example.org", "password1": PASSWORD}

    response = client.post(f"/accounts/{form}/", {**sent, "next": "/examples/"})

    assert response["Location"] == "/examples/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        " //evil.example",
    ],
)
@pytest.mark.parametrize("form", ["login", "signup"])
def test_next_leads_nowhere_else(client: Client, ann: User, form: str, elsewhere: str) -> None:
    sent = {"login": "ann@example.org", "password": PASSWORD}
    sent |= {"email": "new@example.org", "password1": PASSWORD}

    response = client.post(f"/accounts/{form}/", {**sent, "next": elsewhere})

    assert response["Location"] == "/canvases/"


@pytest.mark.parametrize("form", ["login/", "signup/", "login/code/"])
def test_who_is_signed_in_goes_to_their_canvases(owner_client: Client, form: str) -> None:
    response = owner_client.get(f"/accounts/{form}")

    assert (response.status_code, response["Location"]) == (302, "/canvases/")


def test_sign_out_is_asked_for(owner_client: Client) -> None:
    owner_client.get("/accounts/logout/")
    assert "_auth_user_id" in owner_client.session

    response = owner_client.post("/accounts/logout/")

    assert response["Location"] == "/"
    assert "_auth_user_id" not in owner_client.session


def test_closed_account_does_not_open(client: Client, ann: User) -> None:
    User.objects.update(is_active=False)

    response = client.post(
        "/accounts/login/", {"login": "ann@example.org", "password": PASSWORD}, follow=True
    )

    assert "_auth_user_id" not in client.session
    assert "do not belong together" in response.text or "is closed" in response.text


@pytest.mark.parametrize(
    "path",
    ["login/", "signup/", "logout/", "login/code/", "password/reset/", "email/"],
)
def test_form_without_its_token_is_refused(owner: User, path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    response = client.post(f"/accounts/{path}", ANN)

    assert response.status_code == 403
    assert User.objects.count() == 1


def test_guessing_a_password_ends_soon(client: Client, ann: User) -> None:
    for _ in range(5):
        client.post("/accounts/login/", {"login": "ann@example.org", "password": "guess"})

    response = client.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})

    assert response.status_code == 422
    assert "That was too many tries." in response.text


def test_asking_for_many_codes_ends_soon(client: Client, ann: User) -> None:
    for _ in range(3):
        Client().post("/accounts/login/code/", {"email": "ann@example.org"})

    response = client.post("/accounts/login/code/", {"email": "ann@example.org"})

    assert response.status_code == 422
    assert len(mail.outbox) == 3


def test_signing_up_by_the_dozen_is_stopped(client: Client, db: None) -> None:
    for _ in range(20):
        client.post("/accounts/signup/", {"email": "ann"})

    response = client.post("/accounts/signup/", ANN)

    assert response.status_code == 429
    assert "Too many tries" in response.text


def test_password_is_reset_by_mail(client: Client, ann: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ann@example.org"})
    link = re.search(r"http://testserver(/\S+/key/\S+)", str(mail.outbox[0].body))
    assert link is not None

    page = client.get(link[1], follow=True)
    client.post(
        page.request["PATH_INFO"], {"password1": "ladder and roof", "password2": "ladder and roof"}
    )

    ann.refresh_from_db()
    assert ann.check_password("ladder and roof")


def test_address_is_confirmed_by_mail(client: Client, db: None) -> None:
    client.post("/accounts/signup/", ANN)
    link = re.search(r"http://testserver(/\S+/confirm-email/\S+)", str(mail.outbox[0].body))
    assert link is not None

    assert "Is ann@example.org yours?" in client.get(link[1]).text
    client.post(link[1])

    assert EmailAddress.objects.get(email="ann@example.org").verified


def test_mails_are_ours_and_plain(client: Client, db: None) -> None:
    client.post("/accounts/signup/", {"email": "o'ann@example.org", "password1": PASSWORD})

    letter = mail.outbox[0]

    assert letter.subject == "Welcome to Throughline: confirm your address"
    assert "&" not in letter.body
    assert letter.body.startswith("Welcome. You are signed in already.")
    assert letter.body.endswith("Throughline\nhttp://testserver/")


def test_broken_mail_server_stops_nobody(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise SMTPException("down")

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", broken)

    client.post("/accounts/signup/", ANN, follow=True)

    assert "_auth_user_id" in client.session
    assert [mail.to for mail in Mail.objects.all()] == [ANN["email"]]


def test_stranger_who_signed_up_first_is_out_once_the_owner_signs_in_by_code(
    client: Client, db: None, settings: Settings
) -> None:
    settings.MAIL_IS_SENT = True
    stranger = Client()
    stranger.post("/accounts/signup/", ANN)

    client.post("/accounts/login/code/", {"email": "ann@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": _code()})

    assert "_auth_user_id" in client.session
    assert stranger.get("/accounts/email/").status_code == 302
    stranger.post("/accounts/login/", {"login": "ann@example.org", "password": PASSWORD})
    assert "_auth_user_id" not in stranger.session


def test_password_stays_where_a_code_proves_nothing(client: Client, db: None) -> None:
    Client().post("/accounts/signup/", ANN)

    client.post("/accounts/login/code/", {"email": "ann@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": _code()})

    assert User.objects.get().check_password(PASSWORD)


def test_password_stays_where_the_address_was_confirmed(
    client: Client, ann: User, settings: Settings
) -> None:
    settings.MAIL_IS_SENT = True
    EmailAddress.objects.create(user=ann, email=ann.email, verified=True, primary=True)

    client.post("/accounts/login/code/", {"email": "ann@example.org"})
    client.post("/accounts/login/code/confirm/", {"code": _code()})

    ann.refresh_from_db()
    assert ann.check_password(PASSWORD)


def test_address_that_a_stranger_added_opens_nobodys_account(client: Client, ann: User) -> None:
    EmailAddress.objects.create(user=ann, email="bob@example.org")

    client.post("/accounts/login/code/", {"email": "bob@example.org"})

    assert "There is no account with this address." in mail.outbox[0].body


def test_address_of_another_cannot_be_added(owner_client: Client, ann: User) -> None:
    response = owner_client.post("/accounts/email/", {"email": "Ann@example.org", "action_add": ""})

    assert response.status_code == 422
    assert not EmailAddress.objects.filter(email="ann@example.org").exists()


def test_address_is_added_confirmed_and_made_the_first(owner_client: Client, owner: User) -> None:
    owner_client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
    EmailAddress.objects.filter(email="new@example.org").update(verified=True)

    owner_client.post("/accounts/email/", {"email": "new@example.org", "action_primary": ""})
    owner_client.post("/accounts/email/", {"email": "owner@example.org", "action_remove": ""})

    owner.refresh_from_db()
    assert owner.email == "new@example.org"
    assert EmailAddress.objects.get(user=owner).email == "new@example.org"


def test_mails_are_kept_in_a_folder(client: Client, ann: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "operations.kept_mail.KeptMailBackend"

    client.post("/accounts/login/code/", {"email": "ann@example.org"})

    kept = list(Path(settings.EMAIL_FILE_PATH).iterdir())
    assert "This code signs you in:" in kept[-1].read_text()


def _code() -> str:
    found = re.search(r"^([A-Z]{4}-[A-Z]{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]


def _without_secrets(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
