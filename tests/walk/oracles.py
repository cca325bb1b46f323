"""What must always hold, whatever was done. Each gives what does not, in a sentence."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, Page

from tests.walk.acts import Act
from tests.walk.controls import lost_links_of, shown_on, state_of
from tests.walk.kept import is_held, marks_sent, rows_with
from tests.walk.routes import route_of
from tests.walk.texts import is_invisible, mark_of, plain
from tests.walk.world import Person

if TYPE_CHECKING:
    from tests.walk.world import World

SECONDS_TO_SETTLE = 12.0
SECONDS_IN_DISORDER = 2.5
SECONDS_TO_AGREE = 9.0  # a page that changed elsewhere hears of it within five
# Django tells of a refusal as of an error; the page that was asked for says it.
_REFUSALS = ("django.core.exceptions.PermissionDenied",)
SECONDS_TO_ASK = 4.0  # nobody is asked in the middle of a word
SLOW = 25.0
MOST_SENDS = 6
_SIGNS = re.compile(
    r"^(account_(login|signup|logout|reset_password|reset_password_from_key|change_password|"
    r"set_password|confirm_login_code|request_login_code|confirm_email|email|reauthenticate)|"
    r"canvases:(invitation|open_link|new|copy|import)|wizard:copy_version|canvases:restore)$"
)
_MACHINE = re.compile(
    r"\[object \w+\]|\bundefined\b|\bNaN\b|no-revision|signed-out|\{\{|\{%|Traceback"
)


@dataclass(frozen=True)
class Fault:
    """`kind` and `key` say whether two faults are the same one."""

    kind: str
    key: str
    words: str

    @property
    def same(self) -> tuple[str, str]:
        return self.kind, re.sub(r"q\d+z|\d+", "#", self.key)

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


def settle(person: Person, page: Page) -> dict[str, Any]:
    """Wait until the page has done what it will do; give its state."""
    began, calm = time.monotonic(), 0
    state: dict[str, Any] = {}
    while time.monotonic() - began < _patience(person, state):
        try:
            state = state_of(page)
        except Error:  # it is on its way to another page
            if page.is_closed():
                return {}
            calm = 0
            page.wait_for_timeout(80)
            continue
        quiet = not (state["busy"] or person.line.is_busy or state["state"] == "saving")
        late = unseen(state) or (person.is_in_order and state["state"] == "trying")
        calm = calm + 1 if quiet and not late else 0
        if calm >= 3:
            break
        page.wait_for_timeout(60)
    return state


def _patience(person: Person, state: dict[str, Any]) -> float:
    """In disorder little is waited for, but that a page says what waits: it has eight seconds."""
    is_short = not (person.is_in_order or (state and unseen(state)))
    return SECONDS_IN_DISORDER if is_short else SECONDS_TO_SETTLE


def unseen(state: dict[str, Any]) -> list[str]:
    """What waits in the tab while the page says that nothing does."""
    if state["state"] in ("needs", "trying", "saving", "others") or state["dialog"]:
        return []
    waiting = [one for one in state["waiting"] if not one["told"]]
    return [f"{one['kind']} {one['name']} for {route_of(one['url'])}" for one in waiting]


class Judge:
    """Looks at everything after an act."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.touched: dict[str, set[tuple[str, int]]] = {}  # canvas -> who changed it
        self.discards: list[str] = []  # the keys of what waited, where one is discarded
        self.rows: dict[str, int] = {}  # how many rows had a mark before
        self.led: set[tuple[str, int]] = set()  # pages whose links were followed, as they stood

    def before(self, act: Act, person: Person, page: Page) -> dict[str, Any] | None:
        """What the server has on a page where something is about to be typed."""
        self.discards = _waiting_keys(page) if act.says.startswith("Discard") else []
        self.rows = {mark: rows_with(mark) for mark in marks_sent(act)}
        if act.do != "type" or act.says != "saves edit" or not self._all_in_order():
            return None
        form = page.locator(act.on).evaluate("(field) => field.form.id", timeout=1500)
        shown = shown_on(page, fresh=True)
        return shown and {**shown, "form": form}

    def _all_in_order(self) -> bool:
        return all(one.is_in_order for one in self.world.people.values() if one.is_here)

    def faults(
        self, act: Act, person: Person, page: Page, was: dict[str, Any] | None, *, done: bool
    ) -> list[Fault]:
        state = settle(person, page)
        found = [*self._answers(), *self._log(), *self._said()]
        if not state:
            return found
        found += self._cookie(person)
        found += self._page(person, page, state)
        if not found and person.is_in_order:
            found += self._fields(person, page, state)
            found += self._undone(act, state)
            found += self._led(page, state)
        if done and not found and person.is_in_order:
            found += [] if person.manner.loses_scripts else self._typed(act, state)
            found += self._others(page, state, was)
            found += self._mended(act, state)
            found += self._discarded(page)
            found += self._kept(act, person, page)
        return found

    # What the server did

    def _answers(self) -> Iterator[Fault]:
        for one in self.world.people.values():
            if one.is_here:
                yield from self._answers_to(one)

    def _answers_to(self, person: Person) -> Iterator[Fault]:
        line, new = person.line, person.line.exchanges[person.heard :]
        for number, one in enumerate(new):
            if not one.over:
                new = new[:number]
                break
        person.heard += len(new)
        for one in new:
            yield from self._answer(person, one)
        for key, sends in line.sends().items():
            if sends > MOST_SENDS:
                path = next(one.path for one in line.exchanges if one.key == key)
                told = f"{route_of(path)} was sent {sends} times under one key"
                yield Fault("sent for ever", route_of(path), told)

    def _answer(self, person: Person, one: Any) -> Iterator[Fault]:
        route = f"{one.method} {route_of(one.path)}"
        if one.status >= 500:
            yield Fault(
                "server error",
                f"{route} {one.status}",
                f"{route} {one.path} was answered {one.status}",
            )
        if one.took > SLOW:
            yield Fault("slow answer", route, f"{route} took {one.took:.0f} s")
        given = one.cookies.get("sessionid")
        if given is None:
            return
        if given.value:
            if given.value != one.cookie and not _SIGNS.match(route_of(one.path)):
                yield Fault("new session", route, f"{route} gave another session")
            person.cookie, person.since = given.value, time.time()
        elif route_of(one.path) == "account_logout":
            person.cookie = ""
        else:
            yield Fault(
                "session deleted", "any", f"the answer to {route} deletes the session's cookie"
            )

    def _log(self) -> Iterator[Fault]:
        log = self.world.site.new_log()
        for told in re.findall(r"Traceback \(most recent call last\):\n(?:[ \t].*\n)+(\S.*)", log):
            if told.startswith(_REFUSALS):
                continue
            yield Fault("traceback", told[:80], told[:300])

    def _said(self) -> Iterator[Fault]:
        for one in self.world.people.values():
            for said in one.said:
                yield Fault("console", said[-120:], said[:400])
            one.said.clear()
            for place in one.lost_focus:
                where = self.world.name(place)
                yield Fault("focus lost", re.sub(r"\{.*?\}|\d+", "#", where)[:60], where)
            one.lost_focus.clear()

    def _cookie(self, person: Person) -> Iterator[Fault]:
        """Who is signed in stays signed in."""
        if person.ended or any(not one.over for one in person.line.exchanges[-60:]):
            return
        has = next(
            (one["value"] for one in person.context.cookies() if one["name"] == "sessionid"), ""
        )
        if has != person.cookie:
            what = "another" if has else "none"
            yield Fault("session lost", what, f"{person.name} was given a session and has {what}")

    # What the page says

    def _page(self, person: Person, page: Page, state: dict[str, Any]) -> Iterator[Fault]:
        where = re.sub(r"\{.*?\}", "{}", self.world.name(state["path"])).partition("?")[0]
        machine = _MACHINE.search(
            f"{state['flash']} {state['says']} {state['dialog']} " + " ".join(state["cards"])
        )
        if machine:
            yield Fault("machine words", machine.group(), f"{where} says {machine.group()!r}")
        yield from self._places(where, state)
        if (
            self.world.user_of(person.cookie)
            and state["signed_out"]
            and state["born"] > person.since  # an older page says what held then
            and not person.ended
            and not person.line.mischief
        ):
            yield Fault("looks signed out", where, f"{where} asks {person.name} to sign in")
        for one in unseen(state):
            yield Fault(
                "unseen", one.split(" for ")[-1], f"{state['says'] or where} while {one} waits"
            )
        if not person.is_in_order:
            return
        if state["state"] in ("trying", "saving"):
            names = [f"{one['kind']} {route_of(one['url'])}" for one in state["waiting"]]
            yield Fault("never saved", " ".join(names), f"says {state['says']!r} for {names}")
        if state["state"] == "needs":
            yield from self._needs(page, state)

    def _places(self, where: str, state: dict[str, Any]) -> Iterator[Fault]:
        """What is shown leads somewhere."""
        if not state["ways_out"]:
            yield Fault("no way out", where, f"{where} shows {state['cards']} and nothing to press")
        for hash_ in state["dead_links"]:
            place = self.world.name(hash_)
            told = f"{where} links to {place}, which is not there"
            yield Fault("no such place", f"{where} {re.sub(r'[0-9]+', '#', place)}", told)
        if not state["target"] and not self._was_mended(state["path"]):
            yield Fault(
                "no such place",
                where + self.world.name(state["path"])[-25:],
                f"{self.world.name(state['path'])} has no such element",
            )

    def _needs(self, page: Page, state: dict[str, Any]) -> Iterator[Fault]:
        """Whatever needs somebody stands there in words, with a way out."""
        if not state["dialog"] and not state["cards"]:
            with_button = page.locator("#saved button")
            if with_button.count():
                with_button.click()
            until = time.monotonic() + SECONDS_TO_ASK
            while time.monotonic() < until and not (state["dialog"] or state["cards"]):
                page.wait_for_timeout(100)
                state = state_of(page)
        cards = [state["dialog"]] if state["dialog"] else state["cards"]
        names = [f"{one['kind']} {one['name']} {route_of(one['url'])}" for one in state["waiting"]]
        if not cards and state["state"] == "needs":
            yield Fault(
                "needs nobody knows what", " ".join(names), f"needs you, and shows nothing: {names}"
            )

    def _was_mended(self, path: str) -> bool:
        """Whether the finding that an older page leads to is there no more."""
        from canvases.checks import findings
        from canvases.insights import key_of

        key = path.partition("#finding-")[2]
        document = self.world.document(self.world.canvas_of(path)) if key else None
        if document is None:
            return False
        return all(key_of(finding) != key for finding in findings(document))

    def _led(self, page: Page, state: dict[str, Any]) -> Iterator[Fault]:
        """What a finding leads to is there, on other pages too."""
        seen = (page.url.partition("#")[0], state["revision"])
        if seen in self.led:
            return
        self.led.add(seen)
        for link in lost_links_of(page):
            named = re.sub(r"\{.*?\}|\d+", "#", self.world.name(link))
            yield Fault("no such place", named, f"a finding leads to {self.world.name(link)}")

    # Whether it is true

    def _kept(self, act: Act, person: Person, page: Page) -> Iterator[Fault]:
        """What was written is stored, or stands there still."""
        for mark in marks_sent(act):
            if rows_with(mark) > self.rows.get(mark, 0) or is_held(page, mark):
                continue
            if mark not in self.world.said_in(person.cookie):
                told = f"{mark} was given to {act.says!r} at {act.at}, and is nowhere"
                yield Fault("words lost", f"{act.at} {act.says[:30]}", told)

    def _discarded(self, page: Page) -> Iterator[Fault]:
        if self.discards and len(_waiting_keys(page)) >= len(self.discards):
            yield Fault("not discarded", page.url, f"Discard was pressed, and {self.discards} wait")

    def _typed(self, act: Act, state: dict[str, Any]) -> Iterator[Fault]:
        """What the page says is saved stands in the document as it was typed."""
        if (
            act.do != "type"
            or not act.then
            or act.then == "Escape"
            or state["state"] not in ("saved", "")
        ):
            return
        if not act.says.startswith("saves "):
            return
        mark, pk = mark_of(act.text), self.world.canvas_of(self.world.real(act.at))
        if pk and is_invisible(act.text) and act.text in _texts(self.world.document(pk)):
            yield Fault("invisible", route_of(act.at), f"{act.on} took {act.text!r}")
        if not mark or not pk or state["waiting"]:
            return
        if act.says == "saves add" and not (act.then == "Enter" and "add-" in act.on):
            return  # in a sentence Enter goes on to its next blank
        texts = [plain(text) for text in _texts(self.world.document(pk))]
        if plain(act.text) not in texts and not any(plain(act.text) in text for text in texts):
            near = [text for text in texts if mark in text]
            told = f"{act.text!r} was typed into {act.on} and said to be saved; the canvas has {near or 'nothing of it'}"
            yield Fault(
                "not what was typed", f"{route_of(act.at)} {re.sub(r'[0-9]+', '#', act.on)}", told
            )

    def _others(
        self, page: Page, state: dict[str, Any], was: dict[str, Any] | None
    ) -> Iterator[Fault]:
        """Nobody else's row changes unsaid."""
        said = state["flash"] or state["dialog"] or state["cards"]
        if was is None or said or state["state"] != "saved":
            return
        now = shown_on(page)
        if now is None:
            return
        rows = {one["row"] for one in was["fields"].values() if one["form"] == was["form"]}
        # An offer of a sentence may be open below it: sentence-q1-v2 and edit-form-v2.
        same = {was["form"], *(f"edit-form-{id_}" for id_ in was["form"].split("-")[1:])}
        for key, field in now["fields"].items():
            before = was["fields"].get(key)
            if before is None or field["form"] in same or field["row"] in rows:
                continue
            if field["kind"] in ("text", "textarea") and field["values"] != before["values"]:
                told = f"{key} was {before['values']} and is {field['values']}, unsaid"
                yield Fault("another changed", re.sub(r"\d+", "#", field["name"]), told)

    def _fields(self, person: Person, page: Page, state: dict[str, Any]) -> Iterator[Fault]:
        """The page shows what the server has, and nothing else of it has changed unsaid."""
        path = self.world.name(state["path"].partition("#")[0])
        if (
            person.manner.loses_scripts
            or state["state"] not in ("saved", "left")
            or state["dialog"]
        ):
            return
        differ = self._agree(page)
        for key, here, there in differ:
            told = f"{path} says {state['says']!r}, shows {here!r} in {key} and the server has {there!r}"
            yield Fault(
                "shows what is not stored",
                f"{path.split('/')[-2]} {re.sub(r'[0-9]+', '#', key)}",
                told,
            )

    def _agree(self, page: Page) -> list[tuple[str, Any, Any]]:
        until, differ = time.monotonic() + SECONDS_TO_AGREE, []
        while time.monotonic() < until:
            try:
                address = page.url
                there, here = shown_on(page, fresh=True), shown_on(page)
            except Error:
                return []
            if there is None or here is None or page.url != address:
                return []
            differ = _differences(here, there)
            if not differ:
                return []
            page.wait_for_timeout(400)
            state = state_of(page)
            if state["state"] not in ("saved", "left"):
                return []
        return differ

    def _mended(self, act: Act, state: dict[str, Any]) -> Iterator[Fault]:
        """A mend mends, or says why not; and the finding is gone when it says so."""
        if act.do != "mend" or not self.world.pressed:
            return
        from canvases.checks import find
        from canvases.page_ids import ref_of

        form, pk = self.world.pressed, self.world.canvas_of(self.world.real(act.at))
        code = form.get("code", [""])[0]
        document = self.world.document(pk)
        if document is None or not code:
            return
        about = []
        for one in form.get("about", []):
            try:
                about.append(ref_of(one, lambda: document))
            except LookupError:
                return
        left = find(document, code, tuple(about))
        if "Mended" in state["flash"] and left is not None:
            yield Fault("not mended", code, f"{code} says {state['flash']!r} and is still found")
        if (
            state["state"] == "saved"
            and left is not None
            and not state["flash"]
            and not state["cards"]
        ):
            yield Fault(
                "not mended",
                f"{code} unsaid",
                f"{code} was pressed; nothing is said, and it is still found",
            )

    def _undone(self, act: Act, state: dict[str, Any]) -> Iterator[Fault]:
        """Nobody's undo is refused for what nobody else did."""
        pk = self.world.canvas_of(self.world.real(act.at))
        if not pk:
            return
        those = self.touched.setdefault(pk, set())
        if act.do == "elsewhere" or act.then == "elsewhere":
            those.add(("elsewhere", 0))
        those.add((act.who, act.tab))
        if (
            "changed since, so it stays" in state["flash"]
            and len(those) == 1
            and "data-step" not in act.text
        ):
            yield Fault(
                "undo refused",
                state["flash"],
                f"says {state['flash']!r} though nobody else was there",
            )


def _waiting_keys(page: Page) -> list[str]:
    return [str(one["key"]) for one in state_of(page)["waiting"]]


def _texts(value: Any) -> Iterator[str]:
    import json

    from canvases import document as doc

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            for inner in node.values():
                yield from walk(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from walk(inner)

    if value is not None:
        yield from walk(json.loads(doc.encode(value)))


def _differences(here: dict[str, Any], there: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    found: list[tuple[str, Any, Any]] = []
    for key, field in here["fields"].items():
        other = there["fields"].get(key)
        if other is None or field["held"]:
            continue
        mine, theirs = (sorted(_told(one) for one in each["values"]) for each in (field, other))
        if mine != theirs:
            found.append((key, mine, theirs))
    for list_id, names in here["rows"].items():
        others = there["rows"].get(list_id)
        if others is not None and list(map(plain, names)) != list(map(plain, others)):
            found.append((list_id, names, others))
    return found


def _told(value: str) -> str:
    """Figures are drawn anew as their readers write them: only their digits are compared."""
    if re.fullmatch(r"[^\w]*[\d.,\s]+\W*", value):
        return re.sub(r"\D", "", value)
    return plain(value)
