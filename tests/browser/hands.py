"""Two ways to work the pages: with keys alone, and without scripts as a plain visitor does.

Both do the same few things, so that one walk through the wizard serves both.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from playwright.sync_api import Error, Locator, Page, expect

# What ends a form that is open: with scripts all in it was stored already.
END = re.compile("^(Save|Done)$")
# Listens to what is sent, and tells when nothing waits to be and every reply has been drawn.
_WATCH = """
(() => {
  let pending = 0;
  let last = -Infinity;
  const note = (change) => () => { pending += change; last = performance.now(); };
  document.addEventListener("htmx:beforeSend", note(1));
  document.addEventListener("htmx:afterRequest", note(-1));
  document.addEventListener("htmx:afterSettle", note(0));
  const { fetch } = window;
  window.fetch = (...asked) => {
    note(1)();
    return fetch(...asked).finally(note(-1));
  };
  // What was typed is sent after a pause, and what was pressed may wait its turn.
  const busy = ".htmx-request, .htmx-swapping, .htmx-settling, #saved[data-state=saving]";
  window.isDrawn = () =>
    pending === 0 && performance.now() - last > 50 && !document.querySelector(busy);
})();
"""
# What has the focus, once all is drawn.
_FOCUS = """
() => new Promise((done) => {
  const look = () => {
    if (!window.isDrawn()) return setTimeout(look, 15);
    const { tagName, id } = document.activeElement;
    done(id ? `${tagName}#${id}` : tagName);
  };
  look();
})
"""
# How many stops of the Tab key lie between the focus and an element; a word where that is not
# the way: "here", or "group" for another radio button of the same question.
_WAY = """
(wanted) => {
  const now = document.activeElement;
  if (now === wanted) return "here";
  const group = (e) => e.type === "radio" ? [...e.form.elements].find((o) => o.name === e.name) : e;
  if (group(now) === group(wanted)) return "group";
  const ends = [group(now), group(wanted)];
  const isStop = (e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility();
  const any = "a, button, input, select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(any)]
    .filter((e) => ends.includes(e) || (isStop(e) && group(e) === e));
  return stops.indexOf(ends[1]) - stops.indexOf(ends[0]);
}
"""


class Hands(ABC):
    """What a person does with a page. Each act is over when the page shows what it did."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @abstractmethod
    def write(self, field: Locator, text: str) -> None:
        """Put the text in the place of what the field holds."""

    @abstractmethod
    def send(self, field: Locator) -> None:
        """Send the form that the field stands in."""

    @abstractmethod
    def press(self, control: Locator) -> None:
        """Work a button or a link that changes a part of the page."""

    @abstractmethod
    def follow(self, control: Locator) -> None:
        """Work a link or a button that leads to another page."""

    @abstractmethod
    def start(self, control: Locator) -> None:
        """Work a link whose page stays, such as a download."""

    @abstractmethod
    def tick(self, box: Locator, *, on: bool = True) -> None: ...

    @abstractmethod
    def pick(self, radio: Locator) -> None: ...

    @abstractmethod
    def choose(self, select: Locator, option: str) -> None: ...

    @abstractmethod
    def date(self, field: Locator, day: str) -> None:
        """A date, written 2027-01-15."""

    @abstractmethod
    def finish(self, button: Locator) -> None:
        """Press what only a page without scripts has: elsewhere it was stored already."""

    @abstractmethod
    def _toggle(self, summary: Locator) -> None: ...

    def unfold(self, inner: Locator) -> None:
        """Open every fold that the element stands in."""
        expect(inner).to_have_count(1)
        closed = inner.locator("xpath=ancestor::details[not(@open)]")
        while closed.count():
            self._toggle(closed.first.locator("> summary"))


class Keyboard(Hands):
    """Keys only: no pointer, and no script that clicks or focuses."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        page.add_init_script(_WATCH)

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.keys("Control+A", "Delete")
        self.type(text)

    def send(self, field: Locator) -> None:
        self.reach(field)
        self.keys("Enter")
        self.drawn()

    def press(self, control: Locator) -> None:
        self.reach(control)
        self.keys("Enter")
        self.drawn()

    def follow(self, control: Locator) -> None:
        self.reach(control)
        with self.page.expect_navigation():
            self.keys("Enter")

    def start(self, control: Locator) -> None:
        self.reach(control)
        self.keys("Enter")

    def tick(self, box: Locator, *, on: bool = True) -> None:
        if box.is_checked() == on:
            return
        self.reach(box)
        self.keys("Space")
        self.drawn()
        expect(box).to_be_checked(checked=on)

    def pick(self, radio: Locator) -> None:
        self.reach(radio)
        if not radio.is_checked():
            self.keys("Space")
        self.drawn()
        expect(radio).to_be_checked()

    def choose(self, select: Locator, option: str) -> None:
        self.reach(select)
        steps = select.evaluate(
            "(e, text) => [...e.options].findIndex(o => o.text === text) - e.selectedIndex", option
        )
        for _ in range(abs(steps)):
            self.keys("ArrowDown" if steps > 0 else "ArrowUp")
            self.drawn()
        expect(select.locator("option:checked")).to_have_text(option)

    def date(self, field: Locator, day: str) -> None:
        year, month, rest = day.split("-")
        self.reach(field)
        self.keys(*["ArrowLeft"] * 3)  # whoever comes from behind stands in its last part
        for digit in f"{month}{rest}{year}":
            self.keys(digit)
        expect(field).to_have_value(day)
        self.drawn()

    def finish(self, button: Locator) -> None:
        expect(button).not_to_be_visible()

    def type(self, text: str) -> None:
        """Type into what has the focus; a line break is a key of its own."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.keys("Shift+Enter")
            self.page.keyboard.insert_text(line)

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def reach(self, target: Locator) -> None:
        """Tab to the element, forwards or back; arrows inside a group of radio buttons."""
        self.unfold(target)
        self._tab_to(target)

    def _tab_to(self, target: Locator) -> None:
        for _ in range(20):
            way = target.evaluate(_WAY)
            if way == "here":
                return
            if way == "group":
                self.keys("ArrowDown")
            else:
                self.keys(*["Tab" if way > 0 else "Shift+Tab"] * abs(way))
        raise AssertionError(f"no key reaches {target}")

    def drawn(self) -> str:
        """Wait until every reply is drawn. The focus must stand somewhere: gives where."""
        try:
            focus: str = self.page.evaluate(_FOCUS)
        except Error:  # what was done led to another page
            self.page.wait_for_load_state()
            focus = self.page.evaluate(_FOCUS)
        assert focus not in ("BODY", "HTML"), "the focus is lost"
        return focus

    def _toggle(self, summary: Locator) -> None:
        self._tab_to(summary)
        self.keys("Enter")


class Plain(Hands):
    """A visitor whose browser runs no scripts: every save is a page."""

    def write(self, field: Locator, text: str) -> None:
        self.unfold(field)
        field.fill(text)

    def send(self, field: Locator) -> None:
        self.follow(field.locator("xpath=ancestor::form").locator("button").first)

    def press(self, control: Locator) -> None:
        self.follow(control)

    def follow(self, control: Locator) -> None:
        self.unfold(control)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            control.click()

    def start(self, control: Locator) -> None:
        control.click()

    def tick(self, box: Locator, *, on: bool = True) -> None:
        self.unfold(box)
        box.set_checked(on)

    def pick(self, radio: Locator) -> None:
        self.unfold(radio)
        radio.check()

    def choose(self, select: Locator, option: str) -> None:
        self.unfold(select)
        select.select_option(label=option)

    def date(self, field: Locator, day: str) -> None:
        self.unfold(field)
        field.fill(day)

    def finish(self, button: Locator) -> None:
        self.follow(button)

    def _toggle(self, summary: Locator) -> None:
        summary.click()
