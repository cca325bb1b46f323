"""What the walker does. An act is a value, so that it can be printed, done again and left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, Locator, Page

from tests.walk.manners import Hand
from tests.walk.world import PASSWORD, Person

if TYPE_CHECKING:
    from tests.walk.world import World

_PATIENCE = 1500  # ms for a control to be ready
_LIVELY = 600


@dataclass(frozen=True)
class Act:
    """`who` does `do` to `on`, in their tab of this number, which shows `at`."""

    who: str
    do: str
    on: str = ""
    text: str = ""
    then: str = ""
    says: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    tab: int = 0
    at: str = ""

    def __str__(self) -> str:
        words = [f"{self.who}/{self.tab}", self.at, self.do, self.on]
        words += [repr(self.text)] if self.text else []
        words += [f"with {dict(self.fields)}"] if self.fields else []
        words += [f"then {self.then}"] if self.then else []
        words += [f"({self.says})"] if self.says else []
        return " ".join(filter(None, words))


def perform(act: Act, world: World, person: Person, page: Page) -> None:
    """Do it. What cannot be done, because the page is another than it was, is left."""
    if act.do in _DOERS:
        _DOERS[act.do](act, world, person, page)


def _press(act: Act, world: World, person: Person, page: Page) -> None:
    for name, text in act.fields:
        _write(page, page.locator(name), text)
    _click(page.locator(act.on), person.manner.hand)


def _type(act: Act, world: World, person: Person, page: Page) -> None:
    field = page.locator(act.on)
    field.focus(timeout=_PATIENCE)
    _write(page, field, act.text)
    _end(page, field, act.then)


def _paste(act: Act, world: World, person: Person, page: Page) -> None:
    field = page.locator(act.on)
    field.focus(timeout=_PATIENCE)
    taken = field.evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          return !field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        act.text,
    )
    if not taken:
        page.keyboard.insert_text(act.text)
    if act.then and not taken:
        page.keyboard.press(act.then)


def _choose(act: Act, world: World, person: Person, page: Page) -> None:
    page.locator(act.on).select_option(act.text, timeout=_PATIENCE)


def _key(act: Act, world: World, person: Person, page: Page) -> None:
    if act.on:
        page.locator(act.on).focus(timeout=_PATIENCE)
    page.keyboard.press(act.text)


def _drag(act: Act, world: World, person: Person, page: Page) -> None:
    grip = page.locator(act.on)
    grip.scroll_into_view_if_needed(timeout=_PATIENCE)
    box = grip.bounding_box()
    if box is None:
        return
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + int(act.text), steps=4)
    page.mouse.up()


def _upload(act: Act, world: World, person: Person, page: Page) -> None:
    from tests.faults.server import ROOT

    file = ROOT / act.text
    page.locator(act.on).set_input_files(
        file if file.exists() else Path(__file__), timeout=_PATIENCE
    )


def _goto(act: Act, world: World, person: Person, page: Page) -> None:
    page.goto(world.real(act.on), wait_until="domcontentloaded")


def _open_tab(act: Act, world: World, person: Person, page: Page) -> None:
    new = person.context.new_page()
    new.goto(world.real(act.on), wait_until="domcontentloaded")


def _close_tab(act: Act, world: World, person: Person, page: Page) -> None:
    if len(person.tabs) > 1:
        page.close(run_before_unload=False)


def _line(act: Act, world: World, person: Person, page: Page) -> None:
    person.line.mischief = act.text


def _heal(act: Act, world: World, person: Person, page: Page) -> None:
    person.line.mischief = ""
    if person.offline:
        person.context.set_offline(False)
        person.offline = False
    page.keyboard.press("Shift")


def _offline(act: Act, world: World, person: Person, page: Page) -> None:
    person.context.set_offline(True)
    person.offline = True


def _end_session(act: Act, world: World, person: Person, page: Page) -> None:
    world.end_sessions(person)
    person.ended = True


def _sign_in(act: Act, world: World, person: Person, page: Page) -> None:
    """In the dialog that asks for it, else on the page."""
    dialog = page.locator("#sign-in-again[open]")
    if dialog.count():
        dialog.locator("[name=login]").fill(person.email)
        dialog.locator("[name=password]").fill(PASSWORD)
        _click(dialog.locator(".button--primary"), person.manner.hand)
        page.wait_for_timeout(_LIVELY)
    else:
        page.goto("/accounts/login/", wait_until="domcontentloaded")
        page.locator("form [name=login]").fill(person.email)
        page.locator("form [name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    person.ended = False


def _elsewhere(act: Act, world: World, person: Person, page: Page) -> None:
    world.add_behind(world.real(act.on), act.text)


def _mend(act: Act, world: World, person: Person, page: Page) -> None:
    """Press a mend after something else has changed, and before the page has heard of it."""
    world.pressed = page.locator(act.on).evaluate(
        "(button) => Object.fromEntries([...new FormData(button.form)].map(([name]) => [name, new FormData(button.form).getAll(name)]))",
        timeout=_PATIENCE,
    )
    if act.then == "elsewhere":
        world.add_behind(world.canvas_of("/" + page.url.split("/", 3)[3]), act.text)
    _click(page.locator(act.on), person.manner.hand)


def _back(act: Act, world: World, person: Person, page: Page) -> None:
    page.go_back(wait_until="domcontentloaded")


def _forward(act: Act, world: World, person: Person, page: Page) -> None:
    page.go_forward(wait_until="domcontentloaded")


def _reload(act: Act, world: World, person: Person, page: Page) -> None:
    page.reload(wait_until="domcontentloaded")


def _wait(act: Act, world: World, person: Person, page: Page) -> None:
    page.wait_for_timeout(float(act.text))


def _mail(act: Act, world: World, person: Person, page: Page) -> None:
    """The last mails first; text counts back from there."""
    paths = world.site.mails_to(person.email)
    if paths:
        page.goto(paths[-1 - int(act.text) % len(paths)], wait_until="domcontentloaded")


_DOERS: Mapping[str, Callable[[Act, World, Person, Page], None]] = {
    "press": _press,
    "type": _type,
    "paste": _paste,
    "choose": _choose,
    "key": _key,
    "drag": _drag,
    "upload": _upload,
    "go to": _goto,
    "open tab": _open_tab,
    "close tab": _close_tab,
    "line": _line,
    "heal": _heal,
    "offline": _offline,
    "end session": _end_session,
    "sign in": _sign_in,
    "elsewhere": _elsewhere,
    "mend": _mend,
    "back": _back,
    "forward": _forward,
    "reload": _reload,
    "wait": _wait,
    "mail": _mail,
}


def _click(control: Locator, hand: Hand) -> None:
    """As its person does; as a keyboard does where something lies over it."""
    if hand == "keys":
        return _press_key(control)
    try:
        (control.tap if hand == "finger" else control.click)(timeout=_PATIENCE)
    except Error as error:
        if "Timeout" not in str(error) or not control.count():
            raise
        _press_key(control)


def _press_key(control: Locator) -> None:
    control.focus(timeout=_PATIENCE)
    is_tick = control.get_attribute("type") in ("checkbox", "radio")
    control.press("Space" if is_tick else "Enter", timeout=_PATIENCE)


def _write(page: Page, field: Locator, text: str) -> None:
    if field.get_attribute("type", timeout=_PATIENCE) == "date":
        field.fill(text, timeout=_PATIENCE)
        return
    field.focus(timeout=_PATIENCE)
    page.keyboard.press("Control+A")
    if text.isascii() and len(text) < 25 and "\n" not in text:
        page.keyboard.type(text)
    else:
        page.keyboard.insert_text(text)


def _end(page: Page, field: Locator, then: str) -> None:
    if then == "blur":
        field.evaluate("(field) => field.blur()")
    elif then:
        page.keyboard.press(then)
