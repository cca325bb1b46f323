"""Beginning as a guest, signing up and in, and my canvases, as a person does it in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import storage
from canvases.document import decode
from canvases.models import Canvas

pytestmark = pytest.mark.django_db(transaction=True)

DATA = Path(__file__).parent.parent / "data"
PASSWORD = "a roof and a ladder"
AS_GUEST = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/login/code/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-nonsense/",
    "/accounts/confirm-email/nonsense/",
    "/accounts/inactive/",
    "/canvases/",
    "/canvases/new/",
    "/canvases/import/",
    "/examples/",
)
AS_OWNER = (
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/canvases/",
)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return live_server.url


def test_guest_begins_signs_up_and_has_it_all(page: Page) -> None:
    _begin_and_sign_up(page)


def test_guest_begins_signs_up_and_has_it_all_with_scripts_off(plain: Page) -> None:
    _begin_and_sign_up(plain)


def test_guest_signs_in_by_a_code_and_has_it_all(page: Page) -> None:
    User.objects.create_user("ann@example.org", PASSWORD)
    _begin(page, "Rooftop Parts")

    page.goto("/accounts/login/")
    page.get_by_role("button", name="Send me a code by e-mail instead").click()
    page.get_by_label("E-mail address").fill("ann@example.org")
    page.get_by_role("button", name="Make a code").click()
    expect(page.get_by_text("E-mail is not set up here, so the code is with")).to_be_visible()
    page.get_by_label("Code").fill(_code())
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("link", name="Rooftop Parts", exact=True)).to_be_visible()
    assert Canvas.objects.get().owner == User.objects.get()


def test_another_code_is_made_without_an_error(page: Page) -> None:
    User.objects.create_user("ann@example.org", PASSWORD)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.goto("/accounts/login/code/")
    page.get_by_label("E-mail address").fill("ann@example.org")
    page.get_by_role("button", name="Make a code").click()
    first = _code()

    page.get_by_role("button", name="Make a new code").click()
    expect(page.get_by_text("E-mail is not set up here, so the code is with")).to_be_visible()

    assert (errors, _code() != first) == ([], True)


def test_delete_is_undone_by_keyboard(page: Page) -> None:
    _begin(page, "Rooftop Parts")
    page.goto("/canvases/")

    page.get_by_role("button", name="Delete Rooftop Parts").press("Enter")
    expect(page.get_by_text("Rooftop Parts is deleted.")).to_be_visible()
    page.get_by_role("button", name="Undo").press("Enter")

    expect(page.get_by_role("link", name="Rooftop Parts", exact=True)).to_be_visible()


def test_bin_gives_back_with_scripts_off(plain: Page) -> None:
    _begin(plain, "Rooftop Parts")
    plain.goto("/canvases/")
    plain.get_by_role("button", name="Delete Rooftop Parts").click()

    plain.get_by_text("Recently deleted, 1").click()
    plain.get_by_role("button", name="Bring back Rooftop Parts").click()

    expect(plain.get_by_role("link", name="Rooftop Parts", exact=True)).to_be_visible()


def test_file_is_looked_at_and_imported_with_scripts_off(plain: Page) -> None:
    plain.goto("/canvases/import/")
    plain.get_by_label("Canvas file").set_input_files(DATA / "skype.canvas.json")
    plain.get_by_role("button", name="Look at it").click()
    expect(plain.get_by_role("heading", name="Skype (2009)")).to_be_visible()

    plain.get_by_role("button", name="Import it").click()

    expect(plain.get_by_role("heading", name="Skype (2009)")).to_be_visible()
    assert storage.read(Canvas.objects.get()) == decode((DATA / "skype.canvas.json").read_bytes())


def test_last_change_is_told_in_the_time_of_the_browser(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, timezone_id="Asia/Kolkata")
    page = context.new_page()
    _begin(page, "Rooftop Parts")
    Canvas.objects.update(changed_at="2026-03-31T20:00:00Z")

    page.goto("/canvases/")

    expect(page.locator("tbody time")).to_have_text("1 Apr 2026")
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1360), ("dark", 390)])
def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, live_server: LiveServer, owner: User, scheme: str, width: int
) -> None:
    storage.create(decode((DATA / "skype.canvas.json").read_bytes()), owner=owner)
    storage.create(decode((DATA / "skype.canvas.json").read_bytes()), example="rooftop-parts")
    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()

    for path in AS_GUEST:
        page.goto(path)
        _is_sound(page, path)
    _try_wrong(page)
    _sign_in(page, owner.email)
    for path in AS_OWNER:
        page.goto(path)
        _is_sound(page, path)
    page.goto(f"/canvases/{owner.canvases.get().pk}/details/")
    _is_sound(page, "details")
    _look_at(page, DATA / "skype.canvas.json")
    _delete(page)
    context.close()


def test_the_console_stays_silent(page: Page, owner: User) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))

    for path in AS_GUEST:
        page.goto(path)
    _sign_in(page, owner.email)
    for path in AS_OWNER:
        page.goto(path)

    assert said == []


def _begin_and_sign_up(page: Page) -> None:
    _begin(page, "Rooftop Parts")

    page.goto("/canvases/")
    notice = page.get_by_text("Your canvases are kept in this browser.")
    notice.get_by_role("link", name="Sign up").click()
    page.get_by_label("E-mail address").fill("ann@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()

    expect(page.get_by_text("Your canvas is in your account now.")).to_be_visible()
    expect(page.get_by_role("link", name="Rooftop Parts", exact=True)).to_be_visible()
    expect(notice).to_have_count(0)
    assert Canvas.objects.get().owner == User.objects.get(email="ann@example.org")


def _begin(page: Page, title: str) -> None:
    page.goto("/canvases/new/")
    page.get_by_label("What is it called?").fill(title)
    page.get_by_role("button", name="Start step 1").click()
    page.wait_for_url("**/steps/customer-segments/")


def _sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill("owner's password")
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/canvases/")


def _try_wrong(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill("ann@example.org")
    page.get_by_label("Password").fill("wrong")
    page.locator("main").get_by_role("button", name="Sign in").click()
    _is_sound(page, "wrong password")
    page.goto("/canvases/import/")
    page.get_by_role("button", name="Look at it").click()
    _is_sound(page, "wrong file")


def _look_at(page: Page, file: Path) -> None:
    page.goto("/canvases/import/")
    page.get_by_label("Canvas file").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    _is_sound(page, "preview")


def _delete(page: Page) -> None:
    page.goto("/canvases/")
    page.get_by_role("button", name="Delete").click()
    page.get_by_text("Recently deleted, 1").click()
    _is_sound(page, "bin")


def _is_sound(page: Page, where: str) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), where


def _code() -> str:
    found = re.search(r"^([A-Z]{4}-[A-Z]{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[1]
