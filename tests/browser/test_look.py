"""Every page, light and dark: axe finds nothing, and nothing is wider than a small phone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from canvases import document, editing, storage
from canvases.access import Actor
from canvases.exports.pdf import missing_glyphs
from canvases.models import Canvas
from canvases.steps import NUMBERED, STEPS
from reviews import comments
from reviews.desk import notes_and_checklists
from tests.browser.desk import Desk
from tests.canvases.factories import make_canvas, make_document
from tests.languages.made_up import spoken
from tests.reviews.conftest import Case

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "rooftop-parts.canvas.json"
ANYBODYS = (
    "/",
    "/examples/",
    "/canvases/",
    "/canvases/new/",
    "/canvases/import/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/login/code/",
    "/accounts/password/reset/",
    "/nothing/here/",
)
OF_A_CANVAS = (
    "",
    "details/",
    "poster/",
    "threads/",
    "suppose/p1/",
    "quick/1/",
    *(f"steps/{step.key}/" for step in STEPS),
    "steps/customer-segments/?open=p1",
    "steps/value-propositions/?links=all",
    "steps/channels/?who=p1",
    "steps/revenue-streams/?open=m1",
    "steps/revenue-streams/?links=all",
)
MAIN = (
    "",
    *(f"steps/{step.key}/" for step in (*NUMBERED[:2], *NUMBERED[3:5])),
    "steps/analysis/",
    "share/",
)
OF_A_REVIEW = (
    "review/customer-segments/",
    "review/customer-segments/?about=p1",
    "review/channels/",
    "review/analysis/",
    "review/finish/",
    "review/history/",
    "comments/",
)
OF_A_REVIEWED_ONE = ("", "steps/customer-segments/", "review/submit/", "review/channels/")
OF_A_SHARED_ONE = ("", "share/", "versions/", "versions/1/", "versions/compare/?from=1&to=now")
OF_A_REVIEWER = ("/reviews/phrases/", "/reviews/letterhead/", "/reviews/mail/")
OF_AN_EMPTY_ONE = ("", "poster/", *(f"steps/{step.key}/" for step in STEPS))
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
# Beyond the page's edge, or beyond a list's, which cuts off what does not fit.
CUT_OFF = """[document.documentElement, ...document.querySelectorAll("main .list")]
  .some((e) => e.scrollWidth > e.clientWidth)"""
# What does not fit into its own box, nor scrolls there, or reaches out of the window or its drawing.
# A field scrolls by itself, and names end in an ellipsis.
OVERFLOWING = """() => {
  const style = (e) => getComputedStyle(e);
  const scrolls = (e) => e && (["auto", "scroll"].includes(style(e).overflowX) || scrolls(e.parentElement));
  const isSeen = (e) => e.checkVisibility() && e.clientWidth > 1 && !scrolls(e);
  const isFull = (e) => e instanceof HTMLElement && e.scrollWidth > e.clientWidth + 1
    && !(e.matches("input") && e.value) && style(e).textOverflow !== "ellipsis";
  const isOut = (e) => {
    const inner = e.getBoundingClientRect();
    const outer = (e.ownerSVGElement ?? document.documentElement).getBoundingClientRect();
    const isHigh = e.ownerSVGElement && (inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1);
    return inner.left < outer.left - 1 || inner.right > outer.right + 1 || isHigh;
  };
  return [...document.querySelectorAll("body *")].filter((e) => isSeen(e) && (isFull(e) || isOut(e)))
    .map((e) => `${e.tagName} ${e.id} ${e.textContent.trim().slice(0, 40)}`);
}"""
SMALL: ViewportSize = {"width": 320, "height": 640}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mine(page: Page, live_server: LiveServer, owner_client: Client) -> Page:
    """A page of the owner's, signed in."""
    session = owner_client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


@pytest.fixture
def full(owner: User) -> str:
    return _address(storage.create(document.decode(EXAMPLE.read_bytes()), owner=owner))


@pytest.fixture
def shared(owner: User, stranger: User) -> str:
    """The owner's, with everybody let in who can be, and a version that changed since."""
    canvas = storage.create(document.decode(EXAMPLE.read_bytes()), owner=owner)
    actor = Actor.of(owner)
    canvas.members.create(user=stranger, role="viewer")
    editing.invite(actor, canvas.pk, "rita@example.org", "reviewer")
    editing.make_link(actor, canvas.pk, "comment", days=30, label="The bank")
    editing.save_version(actor, canvas.pk, note="Before the talk")
    editing.change(actor, canvas.pk, "personas", "p1", {"name": "Theodor", "think": "Soon"}, 1)
    editing.remove(actor, canvas.pk, "costs", "x1", 1)
    editing.add(actor, canvas.pk, "channels", {"name": "Phone"})
    return _address(canvas)


@pytest.fixture
def empty(owner: User) -> str:
    blank = document.Document(format="canvas", version=1, title="Empty")
    return _address(storage.create(blank, owner=owner))


@pytest.fixture
def reviewed(owner: User, stranger: User) -> str:
    """A stranger's canvas in its second round, which the owner of the browser reviews."""
    case = _case(stranger, owner)
    case.change(name="Theodor")
    case.submit()
    case.judge("channels", "changes")
    case.say("And at weekends?", kind="must_fix")
    return case.home


@pytest.fixture
def asked(owner: User, stranger: User) -> str:
    """The other way round: the reviewer has asked for changes."""
    case = _case(owner, stranger)
    comment = case.say("Who answers?", by=case.founder)
    comments.resolve(case.founder, case.canvas.pk, comment.pk, wanted=True)
    return case.home


def _case(founder: User, reviewer: User) -> Case:
    full = storage.create(document.decode(EXAMPLE.read_bytes()), owner=founder)
    full.members.create(user=reviewer, role="reviewer")
    case = Case(full, Actor.of(founder), Actor.of(reviewer))
    case.submit(message="Hello")
    about = {"step": "customer-segments", "block": "personas", "ref": "p1", "quote": "Ted"}
    case.say(about=about, field="name", proposed="Theo")
    case.say("Who pays?", kind="must_fix", about=about)
    notes_and_checklists.save_checklist(reviewer, "customer-segments", "Is somebody missing?")
    notes_and_checklists.save_phrases(reviewer, "Who pays for this?")
    case.finish("changes", "Go on.")
    return case


def test_axe_finds_nothing_where_anybody_goes(page: Page, live_server: LiveServer) -> None:
    assert faults_on(page, live_server.url, ANYBODYS) == {}


def test_axe_finds_nothing_where_a_guest_is_asked_to_sign_up(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url)
    page.fill("#start-title", "Rooftop Parts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/customer-segments/")
    base = page.url.removesuffix("steps/customer-segments/")

    assert faults_on(page, base, ("share/", "review/submit/")) == {}


def test_axe_finds_nothing_on_a_full_canvas(mine: Page, live_server: LiveServer, full: str) -> None:
    assert faults_on(mine, live_server.url + full, OF_A_CANVAS) == {}


def test_axe_finds_nothing_where_a_canvas_is_shared(
    mine: Page, live_server: LiveServer, shared: str
) -> None:
    assert faults_on(mine, live_server.url + shared, OF_A_SHARED_ONE) == {}


def test_axe_finds_nothing_where_somebody_arrives(
    page: Page, live_server: LiveServer, owner: User
) -> None:
    canvas, actor = make_canvas(owner=owner), Actor.of(owner)
    _, invited = editing.invite(actor, canvas.pk, "rita@example.org", "reviewer")
    _, linked = editing.make_link(actor, canvas.pk, "comment", days=30)
    addresses = (f"/invitations/{invited}/", f"/s/{linked}/", "/s/nothing/")

    assert faults_on(page, live_server.url, addresses) == {}


def test_axe_finds_nothing_on_an_empty_canvas(
    mine: Page, live_server: LiveServer, empty: str
) -> None:
    assert faults_on(mine, live_server.url + empty, OF_AN_EMPTY_ONE) == {}


def test_axe_finds_nothing_in_a_review(
    mine: Page, live_server: LiveServer, reviewed: str, asked: str
) -> None:
    found = faults_on(mine, live_server.url, (f"{reviewed}{path}" for path in OF_A_REVIEW))
    found |= faults_on(mine, live_server.url, (f"{asked}{path}" for path in OF_A_REVIEWED_ONE))
    found |= faults_on(mine, live_server.url, OF_A_REVIEWER)

    assert found == {}


def test_nothing_of_a_review_is_wider_than_a_small_phone(
    mine: Page, live_server: LiveServer, reviewed: str, asked: str
) -> None:
    paths = (
        *(reviewed + path for path in OF_A_REVIEW),
        *(asked + path for path in OF_A_REVIEWED_ONE),
        *OF_A_REVIEWER,
    )
    mine.set_viewport_size(SMALL)

    too_wide = {}
    for path in paths:
        mine.goto(live_server.url + path)
        width = mine.evaluate("document.documentElement.scrollWidth")
        if width > SMALL["width"]:
            too_wide[path] = width

    assert too_wide == {}


def test_nothing_is_wider_than_a_small_phone(
    mine: Page, live_server: LiveServer, full: str
) -> None:
    mine.set_viewport_size(SMALL)

    too_wide = {}
    for path in (*ANYBODYS, *(full + part for part in OF_A_CANVAS)):
        mine.goto(live_server.url + path)
        width = mine.evaluate("document.documentElement.scrollWidth")
        if width > SMALL["width"]:
            too_wide[path] = width

    assert too_wide == {}


def test_a_word_longer_than_a_line_makes_no_page_wider(
    mine: Page, live_server: LiveServer, owner: User
) -> None:
    long = "Refrigeration" * 8
    people = (*(document.Persona(id=f"p{n}", name=f"{n} {long}") for n in range(3)),)
    segment = document.Segment(id="s1", name="Roofs")
    home = _address(
        storage.create(make_document(personas=people, segments=(segment,)), owner=owner)
    )
    mine.set_viewport_size(SMALL)

    too_wide = []
    for path in ("", "threads/", "steps/customer-segments/", "steps/halfway/", "steps/analysis/"):
        mine.goto(live_server.url + home + path)
        mine.evaluate(UNFOLD)
        if mine.evaluate(CUT_OFF):
            too_wide.append(path)

    assert too_wide == []


def test_nothing_overflows_in_a_language_with_longer_words(
    mine: Page, live_server: LiveServer, shared: str, reviewed: str, tmp_path: Path
) -> None:
    too_wide = {}
    with spoken(tmp_path):
        for path in ("/", *(shared + part for part in MAIN), f"{reviewed}review/channels/"):
            mine.goto(live_server.url + path)
            mine.evaluate(UNFOLD)
            for width in (390, 1360):
                mine.set_viewport_size({"width": width, "height": 800})
                if found := mine.evaluate(OVERFLOWING):
                    too_wide[f"{path} {width}"] = found

    assert too_wide == {}


def test_pages_need_nothing_from_elsewhere(mine: Page, live_server: LiveServer, full: str) -> None:
    asked: list[str] = []
    told: list[str] = []
    mine.on("request", lambda request: asked.append(request.url))
    mine.on("console", lambda message: told.append(message.text))

    for part in OF_A_CANVAS:
        mine.goto(live_server.url + full + part)

    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert told == []  # a style or script that the policy refuses is told there


def faults_on(
    page: Page, base: str, paths: Iterable[str], *, unfold: bool = False
) -> dict[str, list[str]]:
    """What axe finds on each page in light, and of its colours in dark."""
    found = {}
    for path in paths:
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(base + path)
        if unfold:
            page.evaluate(UNFOLD)
        faults = _run(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        faults += _run(page, runOnly=["color-contrast"])
        if faults:
            found[path] = faults
    return found


def _address(canvas: Canvas) -> str:
    return f"/canvases/{canvas.pk}/"


def _run(page: Page, **options: Any) -> list[str]:
    # preload would fetch the stylesheets again, for rules that are off
    violations = Axe().run(page, options={"preload": False, **options}).response["violations"]
    return [f"{fault['id']}: {node['html']}" for fault in violations for node in fault["nodes"]]


def test_what_a_pdf_cannot_draw_is_told_at_a_distance_from_the_steps(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_glyphs, "uncovered", lambda document: ("emoji",))
    desk.open("")

    told = desk.page.locator(".home .notice--warn").bounding_box()
    steps = desk.page.locator(".home .steps").bounding_box()

    assert told is not None
    assert steps is not None
    assert steps["y"] - (told["y"] + told["height"]) >= 12
