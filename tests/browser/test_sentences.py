"""The sentences of step 2: written by Enter, shared, removed, and long."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk
from tests.browser.said import comes_free

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/value-propositions/"
TEDS = "#sentence-q1-v1"


@pytest.fixture
def sentences(desk: Desk) -> Desk:
    desk.open(STEP)
    return desk


def test_rewording_an_offer_that_somebody_else_has_asks_first(sentences: Desk) -> None:
    page = sentences.page
    before = sentences.document()

    page.fill("#offer-q1-v1", "Parts finder")
    page.press("#offer-q1-v1", "Tab")
    card = page.locator(TEDS).get_by_role("region", name="Not saved: needs you")
    expect(card).to_contain_text("Omar has this offer too: change both, or give Ted an own one?")
    assert sentences.document().propositions == before.propositions
    card.get_by_role("button", name="Give Ted an own one").click()
    sentences.saved()

    assert _offers(sentences) == {"p1": ["Parts finder"], "p2": ["Parts lookup"]}
    (stream,) = sentences.document().revenue_streams
    (driver,) = stream.drivers
    assert _names(sentences)[driver.proposition] == "Parts finder"
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(page.locator("#offer-q1-v1")).to_have_value("Parts lookup")
    sentences.saved()
    assert sentences.document().fits == before.fits
    assert sentences.document().revenue_streams == before.revenue_streams
    _press_step(page, "Redo")
    sentences.saved()
    assert _offers(sentences) == {"p1": ["Parts finder"], "p2": ["Parts lookup"]}


def test_a_shared_offer_is_reworded_for_both_and_back(sentences: Desk) -> None:
    page = sentences.page

    page.fill("#offer-q1-v1", "Parts finder")
    page.press("#offer-q1-v1", "Enter")
    page.get_by_role("button", name="Change both").click()
    sentences.saved()

    assert _offers(sentences) == {"p1": ["Parts finder"], "p2": ["Parts finder"]}
    _press_step(page, "Undo")
    sentences.saved()
    assert _offers(sentences) == {"p1": ["Parts lookup"], "p2": ["Parts lookup"]}


def test_a_sentence_is_removed_by_its_button_and_by_emptying_it(sentences: Desk) -> None:
    page = sentences.page
    before = sentences.document()

    page.locator(TEDS).get_by_role("button", name="Remove").click()
    expect(page.locator(TEDS)).to_have_count(0)
    sentences.saved()
    assert sentences.document().problems == ()
    assert _offers(sentences) == {"p2": ["Parts lookup"]}
    _press_step(page, "Undo")
    expect(page.locator(TEDS)).to_have_count(1)
    sentences.saved()
    assert sentences.document() == before

    for blank in ("need", "today", "offer"):
        page.fill(f"#{blank}-q1-v1", "")
        page.press(f"#{blank}-q1-v1", "Enter")
    expect(page.locator(TEDS)).to_have_count(0)
    sentences.saved()

    assert page.locator("[id^=card-]").count() == 0
    assert sentences.document().problems == ()
    page.locator("#flashes").get_by_role("button", name="Undo").click()
    expect(page.locator(TEDS)).to_have_count(1)
    sentences.saved()
    assert sentences.document() == before


@pytest.mark.parametrize("width", [1280, 390])
def test_enter_goes_from_blank_to_blank_and_rows_stay_where_they_are(
    desk: Desk, width: int
) -> None:
    page = desk.page
    page.set_viewport_size({"width": width, "height": 640})
    desk.open(STEP)
    blank = page.locator("form.sentence[data-once]")
    assert _whos(page) == ["Ted", "Omar", "Andi"]

    blank.locator("[name=need]").focus()
    for words in ("a list", "guesses", "Parts lookup"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    expect(page.locator("#need-new")).to_be_focused()
    desk.saved()

    assert _whos(page) == ["Ted", "Omar", "Andi"]
    assert _offers(desk)["p3"] == ["Parts lookup"]
    _press_remove(page, "Omar")
    page.locator("#need-new").focus()
    expect(page.locator("#flashes > .flash")).to_be_visible()
    desk.saved()
    for field in ("#need-new", "#today-new"):
        comes_free(page.locator(field))
    page.keyboard.press("Enter")
    comes_free(page.locator("#today-new"))


def test_long_words_are_whole_in_every_blank(sentences: Desk) -> None:
    page = sentences.page
    long = "Records that the regulator accepts, with who saw what and when, tested each quarter"

    for blank in ("need", "today", "offer"):
        field = page.locator(f"#{blank}-new")
        field.fill(long)
        assert field.evaluate("e => e.scrollHeight <= e.clientHeight && e.clientHeight > 40")
        assert field.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_offers_on_the_list_are_suggested(sentences: Desk) -> None:
    page = sentences.page

    page.locator("#offer-new").press_sequentially("off")
    expect(page.get_by_role("option", name="Offline manuals")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("#offer-new")).to_have_value("Offline manuals")
    expect(page.locator(".suggestions")).to_have_count(0)


def _offers(desk: Desk) -> dict[str, list[str]]:
    names, offers = _names(desk), dict[str, list[str]]()
    for fit in desk.document().fits:
        offers.setdefault(fit.who, []).append(names[fit.proposition])
    return offers


def _names(desk: Desk) -> dict[str, str]:
    return {offer.id: offer.name for offer in desk.document().propositions}


def _whos(page: Page) -> list[Any]:
    return page.locator("form.sentence:not(.sentence--new) > .chip").evaluate_all(
        "chips => chips.map((chip) => chip.lastChild.textContent.trim())"
    )


def _press_remove(page: Page, who: str) -> None:
    page.get_by_role("button", name=f"Remove: {who}").click()


def _press_step(page: Page, name: str) -> None:
    button: Locator = page.locator(".header").get_by_role("button", name=name, exact=True)
    expect(button).to_have_attribute("aria-disabled", "false")
    button.click()
