"""The save queue in the page: what is typed is stored, or stands there as not stored yet."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, Route, expect

from canvases.models import Canvas, Persona
from tests.browser.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "steps/customer-segments/"
LINE = "#add-personas-name"
COST = "#add-costs-name"
SENTENCES = "steps/value-propositions/"
BLANK = "form.sentence[data-once]:has([name=who][value=p3])"
NEW = "#sentence-new"
NOTE = "#note-text"
TEN = [f"Person {number}" for number in range(1, 11)]


@pytest.fixture
def people(desk: Desk) -> Desk:
    desk.open(STEP)
    return desk


def test_ten_names_typed_against_a_slow_network_are_ten_in_order(people: Desk) -> None:
    _slow_down(people.page, 300)

    _enter(people.page, TEN)

    expect(people.page.locator(".row--waiting")).to_have_count(10)
    expect(people.page.locator(LINE)).to_be_focused()
    _is_saved(people.page, timeout=20_000)
    assert _names(people)[3:] == TEN
    people.shows("personas", "Ted", "Omar", "Andi", *TEN)
    expect(people.page.locator(LINE)).to_be_focused()


def test_ten_names_entered_offline_are_stored_when_the_network_is_back(people: Desk) -> None:
    people.page.context.set_offline(True)

    _enter(people.page, TEN)
    expect(people.page.locator("#saved")).to_have_text("Not saved yet, trying again")
    expect(people.page.locator(".row--waiting")).to_have_count(10)
    people.page.context.set_offline(False)

    _is_saved(people.page)
    assert _names(people)[3:] == TEN


def test_replies_that_are_lost_store_nothing_twice(people: Desk) -> None:
    lost = iter([True, False] * 20)

    def lose_every_other(route: Route) -> None:
        if next(lost):
            route.fetch()
            route.abort()
        else:
            route.continue_()

    people.page.route("**/add/personas/", lose_every_other)
    _enter(people.page, TEN[:4])
    _press_until_saved(people.page)

    assert _names(people)[3:] == TEN[:4]


def test_ticks_for_one_person_are_not_anothers(desk: Desk) -> None:
    desk.open("steps/channels/?who=p1")
    _slow_down(desk.page, 1500)
    desk.page.locator('[id^="touch~p1~"][id$="~desire"]').first.check()
    desk.page.locator("#journey-notes-p1 summary").click()
    desk.page.fill("#note-p1-desire", "Ted wants it")

    desk.page.select_option("#journey-who", label="Omar")
    desk.page.locator('[id^="touch~p2~"][id$="~desire"]').first.check()
    desk.page.locator("#journey-notes-p2 summary").click()
    desk.page.fill("#note-p2-desire", "Omar wants it")
    desk.page.focus("#journey-who")

    _is_saved(desk.page, timeout=20_000)
    document = desk.document()
    touches = {touch.who for touch in document.channels[0].touches if touch.stage == "desire"}
    notes = {(note.who, note.text) for note in document.journey_notes if note.stage == "desire"}
    assert touches == {"p1", "p2"}
    assert notes == {("p1", "Ted wants it"), ("p2", "Omar wants it")}
    expect(desk.page.locator("[id^=journey-form-]")).to_have_count(1)


def test_who_also_uses_it_waits_for_both_choices(desk: Desk) -> None:
    desk.open("steps/revenue-streams/")
    desk.names("revenue_streams").first.click()
    pair = ("p3", desk.document().propositions[0].id)

    desk.page.select_option("#also-who", label="Andi")
    desk.page.fill(".row--open [name=name]", "Monthly seat licence")
    desk.page.focus("#also-offer")
    _is_saved(desk.page)
    desk.page.wait_for_timeout(1000)  # the page is drawn anew meanwhile
    expect(desk.page.locator("#also-who")).to_have_value("p3")
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.locator("#also-offer")).to_have_value(pair[1])
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator("#also-who")).to_have_value("")
    _is_saved(desk.page)

    document = desk.document()
    assert pair in {(fit.who, fit.proposition) for fit in document.fits}
    assert pair in {(fit.who, fit.proposition) for fit in document.revenue_streams[0].drivers}


def test_date_that_is_half_typed_stays_while_a_save_comes_back(desk: Desk) -> None:
    desk.open("steps/analysis/")
    action = desk.page.locator("form.action").first

    _slow_down(desk.page, 500)
    action.locator("[name=owner]").fill("Len")
    action.locator("[name=due]").focus()
    desk.page.keyboard.type("02")
    desk.page.wait_for_timeout(1500)  # the owner is stored meanwhile
    desk.page.keyboard.type("262027")

    expect(action.locator("[name=due]")).to_have_value("2027-02-26")
    _is_saved(desk.page)
    assert str(desk.document().actions[0].due) == "2027-02-26"


def test_details_are_stored_while_they_are_typed(desk: Desk) -> None:
    desk.open("details/")
    desk.page.context.set_offline(True)
    desk.page.fill("#id_organisation", "Roofs and sons")
    expect(desk.page.locator("#saved")).to_have_text("Not saved yet, trying again")

    desk.page.context.set_offline(False)

    _is_saved(desk.page)
    assert desk.document().organisation == "Roofs and sons"
    desk.page.get_by_role("button", name="Done").click()
    expect(desk.page).to_have_url(desk.address(""))


def test_a_note_is_stored_while_it_is_typed_and_its_field_is_left_alone(people: Desk) -> None:
    people.page.focus(NOTE)
    people.page.keyboard.type("They call the counter")
    people.page.evaluate("window.field = document.activeElement")

    _is_saved(people.page)
    people.page.keyboard.type(", twice a day")
    _is_saved(people.page)

    assert people.document().step("customer-segments").note == "They call the counter, twice a day"
    assert people.page.evaluate("field === document.activeElement && field.isConnected")


def test_who_never_pauses_is_stored_every_three_seconds(people: Desk) -> None:
    people.page.focus(NOTE)

    typed = ""
    with people.page.expect_response("**/note/") as answer:
        until = time.monotonic() + 4.5
        while time.monotonic() < until:
            people.page.keyboard.type("a")
            typed += "a"
            time.sleep(0.1)

    assert answer.value.ok
    assert 10 < (answer.value.request.post_data or "").count("aaa") * 3 < len(typed)
    assert len(people.document().step("customer-segments").note) > 10


def test_words_typed_just_before_leaving_are_stored(people: Desk) -> None:
    people.page.focus(NOTE)
    people.page.keyboard.type("Last words")

    people.page.goto(people.address("steps/channels/"))

    _is_saved(people.page)
    assert people.document().step("customer-segments").note == "Last words"
    assert _kept(people.page) == {}


def test_what_waits_is_there_after_a_reload_and_stored_once(people: Desk) -> None:
    people.page.route("**/add/personas/", lambda route: route.abort())
    people.page.route("**/note/", lambda route: route.abort())
    _enter(people.page, TEN[:3])
    people.page.focus(NOTE)
    people.page.keyboard.type("Half a sent")
    expect(people.page.locator("#saved")).to_have_text("Not saved yet, trying again")

    people.page.reload()
    expect(people.page.locator(".row--waiting .row__name")).to_have_text(TEN[:3])
    expect(people.page.locator(NOTE)).to_have_value("Half a sent")
    people.page.unroute_all()
    _press_until_saved(people.page)

    assert _names(people)[3:] == TEN[:3]
    assert people.document().step("customer-segments").note == "Half a sent"
    assert _kept(people.page) == {}


def test_a_line_not_entered_yet_is_there_after_a_reload(people: Desk) -> None:
    people.page.fill(LINE, "Be")

    people.page.reload()

    expect(people.page.locator(LINE)).to_have_value("Be")
    assert _kept(people.page) == {}


def test_going_on_by_a_link_enters_what_stands_in_the_lines(people: Desk) -> None:
    people.page.fill(LINE, "Bea")
    people.page.fill("#add-assumptions-name", "People will pay")
    people.page.get_by_role("link", name="Continue to").click()
    people.page.wait_for_url("**/value-propositions/")
    _is_saved(people.page)

    assert _names(people)[3:] == ["Bea"]
    assert people.document().assumptions[-1].text == "People will pay"
    people.page.go_back()
    expect(people.page.locator(LINE)).to_have_value("")


def test_a_line_that_would_be_refused_waits_in_its_place(people: Desk) -> None:
    people.page.fill(LINE, "e" * 161)
    people.page.get_by_role("link", name="Continue to").click()
    people.page.wait_for_url("**/value-propositions/")

    people.page.go_back()

    expect(people.page.locator(LINE)).to_have_value("e" * 161)
    assert _names(people) == ["Ted", "Omar", "Andi"]


def test_a_line_that_is_left_is_told_until_it_is_entered(people: Desk) -> None:
    people.page.focus(LINE)
    people.page.keyboard.type("Bea")
    expect(people.page.locator("#saved")).to_contain_text("Saved")

    people.page.focus(NOTE)
    expect(people.page.locator("#saved")).to_have_text("1 line not added yet")
    people.page.focus(LINE)
    people.page.keyboard.press("Enter")

    expect(people.page.locator("#saved")).to_contain_text("Saved")


def test_sentences_not_entered_are_stored_by_going_on(desk: Desk) -> None:
    desk.open(SENTENCES)
    _write(desk.page, BLANK, "to see costs", "keep a ledger", "a monthly report")
    _write(desk.page, NEW, "to be on time", "call the shop", "same-day parts")

    desk.page.get_by_role("link", name="Continue to").click()
    desk.page.wait_for_url("**/channels/")
    _is_saved(desk.page)
    desk.page.go_back()
    _is_saved(desk.page)

    assert [(p.who, p.text, p.alternative) for p in desk.document().problems[1:]] == [
        ("p3", "to see costs", "keep a ledger"),
        ("p1", "to be on time", "call the shop"),
    ]
    blanks = desk.page.locator(".sentence .blank:not(select)")
    changed = "(all) => all.filter((e) => e.value !== e.defaultValue).map((e) => e.id)"
    assert blanks.evaluate_all(changed) == []


def test_sentences_not_entered_are_whole_after_going_elsewhere_and_back(desk: Desk) -> None:
    desk.open(SENTENCES)
    _write(desk.page, BLANK, "to see costs", "keep a ledger", "a monthly report")
    _write(desk.page, NEW, "to be on time", "call the shop", "same-day parts")
    desk.page.goto(desk.address("steps/channels/"))

    for come in (desk.page.go_back, desk.page.reload):
        come()
        expect(desk.page.locator(f"{BLANK} [name=offer]")).to_have_value("a monthly report")
        expect(desk.page.locator(f"{NEW} [name=offer]")).to_have_value("same-day parts")


def test_stored_words_rest_nowhere_in_the_tab(people: Desk) -> None:
    people.page.fill(NOTE, "A secret")
    _is_saved(people.page)
    people.page.fill(NOTE, "Something else")
    _is_saved(people.page)

    assert _kept(people.page) == {}


def test_many_lines_pasted_are_added_in_one_save_and_taken_back_in_one_step(people: Desk) -> None:
    _paste(people.page, LINE, "\n".join(TEN) + "\n")
    add = people.page.get_by_role("button", name="Add 10 items")
    expect(add).to_be_focused()
    people.page.keyboard.press("Enter")

    people.shows("personas", "Ted", "Omar", "Andi", *TEN)
    expect(people.page.locator(LINE)).to_be_focused()
    people.page.get_by_role("button", name="Undo", exact=True).first.click()

    people.shows("personas", "Ted", "Omar", "Andi")
    assert _names(people) == ["Ted", "Omar", "Andi"]


def test_a_list_is_pasted_without_its_marks(people: Desk) -> None:
    marked = ["- Bea", "* Cid", "• Dee", "1. Eve", "12) Flo", "[ ] Gil", "  - [x] Hal", "3.5 tons"]

    _paste(people.page, LINE, "\r\n".join(marked))

    expect(people.page.locator(".many__lines")).to_have_value(
        "Bea\nCid\nDee\nEve\nFlo\nGil\nHal\n3.5 tons"
    )


def test_a_table_is_looked_at_and_added_with_its_amounts(desk: Desk) -> None:
    desk.open("steps/cost-structure/")
    held = len(desk.document().costs)
    rows = 'Item\tAmount\n"Rent\nand ""care"""\t$1,200\nTea\t30\nTax\t10%\n'
    _paste(desk.page, COST, rows)

    add = desk.page.get_by_role("button", name="Add 3 items")
    expect(add).to_be_focused()
    expect(desk.page.locator(".many__lines")).to_have_value(
        'Rent and "care"\t$1,200\nTea\t30\nTax\t10%'
    )
    shown = desk.page.locator(".many__table td")
    expect(shown).to_have_text(["$1,200", "$30", "–"])
    expect(desk.page.locator(".many__said")).to_contain_text("No amount is taken from “10%”.")
    desk.page.get_by_role("button", name="Add “Item” too").click()
    desk.page.get_by_role("button", name="Add 4 items").click()

    _is_saved(desk.page)
    amounts = {cost.name: cost.amount for cost in desk.document().costs[held:]}
    assert amounts == {"Item": None, 'Rent and "care"': 1200, "Tea": 30, "Tax": None}
    assert desk.document().currency == "$"


def test_a_list_pasted_offline_is_read_when_the_network_is_back(people: Desk) -> None:
    people.page.context.set_offline(True)

    _paste(people.page, LINE, "1. Bea\n2. Cid")
    expect(people.page.locator(".many__said")).to_contain_text("It is read when it is added.")
    people.page.keyboard.press("Enter")
    people.page.context.set_offline(False)

    _is_saved(people.page)
    assert _names(people)[3:] == ["Bea", "Cid"]


def test_a_list_that_is_too_long_says_so_and_is_not_sent(people: Desk) -> None:
    names = "\n".join(f"Person {number}" for number in range(1, 251))
    _paste(people.page, LINE, names)

    expect(people.page.locator(".many__said")).to_contain_text("there is room for 197")
    add = people.page.get_by_role("button", name="Add 250 items")
    expect(add).to_have_attribute("aria-disabled", "true")
    people.page.fill(".many__lines", "Bea\nCid")
    people.page.get_by_role("button", name="Add 2 items").click()

    _is_saved(people.page)
    assert _names(people)[3:] == ["Bea", "Cid"]


def test_a_name_pasted_with_its_line_break_is_just_a_name(people: Desk) -> None:
    _paste(people.page, LINE, "Bea\n", trusted=True)

    expect(people.page.locator(".many")).to_have_count(0)


def test_shift_enter_begins_another_line_and_escape_takes_it_back(people: Desk) -> None:
    people.page.focus(LINE)
    people.page.keyboard.type("Bea")
    people.page.keyboard.press("Shift+Enter")
    people.page.keyboard.type("Cid")
    expect(people.page.get_by_role("button", name="Add 2 items")).to_be_visible()

    people.page.keyboard.press("Escape")

    expect(people.page.locator(".many")).to_have_count(0)
    expect(people.page.locator(LINE)).to_be_focused()
    assert _names(people) == ["Ted", "Omar", "Andi"]


def test_escape_takes_back_what_was_typed_into_the_line(people: Desk) -> None:
    people.page.focus(LINE)
    people.page.keyboard.type("Bea")

    people.page.keyboard.press("Escape")
    expect(people.page.locator(LINE)).to_have_value("")
    people.page.keyboard.press("Control+z")

    expect(people.page.locator(LINE)).to_have_value("Bea")


def test_rows_move_by_keys_at_once_and_in_order(people: Desk) -> None:
    _slow_down(people.page, 300)
    people.page.focus("#edit-p1")

    people.page.keyboard.press("Alt+ArrowDown")
    people.page.keyboard.press("Alt+ArrowDown")

    people.shows("personas", "Omar", "Andi", "Ted")
    expect(people.page.locator("#edit-p1")).to_be_focused()
    _is_saved(people.page)
    assert _names(people) == ["Omar", "Andi", "Ted"]


def test_a_name_that_is_there_already_comes_back_with_its_reason(people: Desk) -> None:
    _enter(people.page, ["Ted"])

    expect(people.page.locator(LINE)).to_have_value("Ted")
    expect(people.page.locator(LINE)).to_have_attribute("aria-invalid", "true")
    expect(people.page.locator(".row--waiting")).to_have_count(0)


def test_a_refused_name_stands_in_the_list_while_somebody_goes_on(people: Desk) -> None:
    _slow_down(people.page, 300)
    _enter(people.page, ["Ted"])
    people.page.keyboard.type("Be")

    row = people.page.locator(".row--waiting")
    expect(row.locator(".field__error")).to_be_visible()
    expect(people.page.locator("#saved")).to_have_text("Needs you")
    expect(people.page.locator(LINE)).to_have_value("Be")
    row.get_by_role("button", name="Discard").click()

    _is_saved(people.page)
    expect(people.page.locator(LINE)).to_be_focused()


def test_only_what_gets_worse_and_better_again_is_read_out(people: Desk) -> None:
    spoken = people.page.locator("#saved-said")
    people.page.fill(NOTE, "One")
    _is_saved(people.page)
    expect(spoken).to_have_text("")

    people.page.context.set_offline(True)
    people.page.fill(NOTE, "One, two")
    expect(spoken).to_have_text("Not saved yet, trying again")
    people.page.context.set_offline(False)

    expect(spoken).to_have_text(re.compile("^Saved"))


def test_a_full_disk_is_told_and_the_words_are_kept(people: Desk) -> None:
    said = '{"reason": "full", "message": "The disk is full. Make room, and this goes on."}'
    headers = {"Content-Type": "application/json"}
    people.page.route("**/note/", lambda r: r.fulfill(status=503, body=said, headers=headers))

    people.page.fill(NOTE, "Mine")

    expect(people.page.locator("#saved")).to_have_text("Not saved yet, trying again")
    expect(people.page.locator("#saved")).to_have_attribute("title", re.compile("disk is full"))
    people.page.unroute_all()
    _press_until_saved(people.page)
    assert people.document().step("customer-segments").note == "Mine"


def test_links_are_stored_cell_by_cell(desk: Desk) -> None:
    desk.open("steps/value-propositions/?links=all")
    before = {(fit.who, fit.proposition) for fit in desk.document().fits}
    cells = desk.page.locator("#table-fits input[type=checkbox]")
    changed = [cells.nth(0), cells.nth(1)]

    for cell in changed:
        cell.click()
    _is_saved(desk.page)

    after = {(fit.who, fit.proposition) for fit in desk.document().fits}
    assert len(before ^ after) == 2


def _enter(page: Page, names: list[str]) -> None:
    page.focus(LINE)
    for name in names:
        page.keyboard.insert_text(name)
        page.keyboard.press("Enter")


def _slow_down(page: Page, latency: int) -> None:
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1},
    )


def _is_saved(page: Page, timeout: float = 10_000) -> None:
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=timeout)


def _press_until_saved(page: Page) -> None:
    """A key that is pressed tries at once what waits."""
    for _ in range(40):
        if page.locator("#saved").get_attribute("data-state") == "saved":
            return
        page.keyboard.press("Shift")
        page.wait_for_timeout(250)
    raise AssertionError("It is not saved.")


def _paste(page: Page, selector: str, text: str, *, trusted: bool = False) -> None:
    page.focus(selector)
    page.evaluate(
        """([selector, text]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            document.querySelector(selector).dispatchEvent(
                new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [selector, text],
    )


def _names(desk: Desk) -> list[str]:
    """As they are stored."""
    canvas = Canvas.objects.get(pk=desk.canvas.pk)
    return list(
        Persona.objects.filter(canvas=canvas).order_by("position").values_list("name", flat=True)
    )


def _kept(page: Page) -> dict[str, str]:
    """All that rests in the tab, but for the address that htmx notes."""
    kept: dict[str, str] = page.evaluate("({ ...sessionStorage, ...localStorage })")
    return {name: value for name, value in kept.items() if not name.startswith("htmx-")}


def _write(page: Page, form: str, *words: str) -> None:
    """Type a sentence into its blanks, without Enter."""
    for name, said in zip(("need", "today", "offer"), words, strict=True):
        page.fill(f"{form} [name={name}]", said)
