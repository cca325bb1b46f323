"""Chooses acts by a seed, does them, and has each judged."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import unified_diff
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.walk import texts
from tests.walk.acts import Act, perform
from tests.walk.controls import Control, controls_of
from tests.walk.errands import MAIL, TRIES, Errand, errands_of
from tests.walk.line import OWN_ANSWERS
from tests.walk.oracles import Fault, Judge, settle
from tests.walk.routes import route_of
from tests.walk.world import PASSWORD, Person, Site, World

_STEPS = (
    "customer-segments", "value-propositions", "channels", "customer-relationships",
    "revenue-streams", "halfway", "key-activities", "key-resources", "key-partnerships",
    "cost-structure", "analysis",
)  # fmt: skip
_CANVAS_PAGES = (
    "", *(f"steps/{step}/" for step in _STEPS * 4), "details/", "share/", "poster/", "download/",
    "versions/", "history/", "threads/", "review/", "comments/", "agenda/", "quick/1/",
    "review/customer-segments/", "review/submit/", "review/finish/", "versions/compare/",
)  # fmt: skip
_SITE_PAGES = (
    "/", "/examples/", "/canvases/", "/canvases/new/", "/canvases/import/", "/desk/",
    "/reviews/phrases/", "/reviews/letterhead/", "/reviews/mail/", "/accounts/email/",
    "/accounts/password/change/", "/examples/rooftop-parts/", "/accounts/logout/",
)  # fmt: skip
_GUEST_PAGES = (
    "/", "/canvases/new/", "/accounts/signup/", "/accounts/login/", "/accounts/login/code/",
    "/accounts/password/reset/", "/canvases/", "/examples/rooftop-parts/", "/s/{link}/",
)  # fmt: skip
_FILES = ("examples/rooftop-parts.canvas.json", "tests/data/every-key.canvas.json", "README.md")
_WHO = {"ann": 53, "ben": 12, "rae": 14, "gus": 14, "vic": 3, "sam": 3, "pat": 1}
_KEYS = (
    "Escape",
    "Tab",
    "Enter",
    "Shift+Enter",
    "Alt+ArrowUp",
    "Alt+ArrowDown",
    "Control+z",
    "Control+y",
    "j",
    "k",
    "n",
    "c",
    "a",
    "?",
    "ArrowDown",
)
_ENDS = ("Tab", "Enter", "blur", "Escape", "", "Enter")


_ON_ERRANDS = 0.35

_UNDO, _REDO = ".header [data-step=back]", ".header [data-step=forth]"


class Walk:
    """One walk of some people through a world of their own."""

    def __init__(self, site: Site, browser: Browser, seed: str) -> None:
        self.world = World(site, browser, seed)
        self.judge = Judge(self.world)
        self.rng = random.Random(f"walk {seed}")
        self.used: Counter[str] = Counter()  # what was worked less often is chosen more often
        self.seed = seed
        self.who = "ann"
        self.number = 0
        self.told: dict[str, str] = {}  # canvas -> its document after the last act
        self.base: dict[tuple[Page, str], str] = {}
        self.acts: list[Act] = []
        self.errands = errands_of(seed)
        site.new_log()

    def close(self) -> None:
        self.world.close()

    def step(self) -> tuple[Act, list[Fault]]:
        act = self._choose()
        return act, self.do(act)

    def do(self, act: Act, *, again: bool = False) -> list[Fault]:
        """Do it and judge it. Done again, it first goes to where it was done."""
        person = self.world.enter(act.who)
        self.world.tidy_tabs(person)
        page = person.tabs[min(act.tab, len(person.tabs) - 1)]
        self.acts.append(act)
        done, was = False, None
        try:
            if again and act.at and self._at(page) != act.at:
                page.goto(self.world.real(act.at), wait_until="domcontentloaded")
                settle(person, page)
            page.bring_to_front()
            was = self.judge.before(self._here(act), person, page)
            perform(self._here(act), self.world, person, page)
            done = True
        except (Error, ValueError):  # it was gone, or the line is down
            pass
        self.world.tidy_tabs(person)
        page = person.tabs[-1] if act.do == "open tab" or page.is_closed() else page
        found = self.judge.faults(act, person, page, was, done=done)
        if not found and act.do == "undo all":
            found = self._undo_all(person, page)
        self._note_base(act, person, page)
        return list({fault.same: fault for fault in found}.values())

    def _note_base(self, act: Act, person: Person, page: Page) -> None:
        """Where undo would lead back to: what was there when there was nothing to undo.

        It is known no more when somebody else changed the canvas meanwhile.
        """
        if "elsewhere" in (act.do, act.then):
            self._forget_base(act)
            return
        pk = self.world.canvas_of(self.world.real(self._at(page)))
        now = self.world.told(pk)
        if now != self.told.get(pk):
            self.base = {
                key: base for key, base in self.base.items() if key == (page, pk) or key[1] != pk
            }
        self.told[pk] = now
        if person.is_in_order and page.locator(f"{_UNDO}[aria-disabled=true]").count():
            self.base[page, pk] = now

    def _forget_base(self, act: Act) -> None:
        pk = self.world.canvas_of(self.world.real(act.at)) or self.world.real(act.on)
        self.base = {key: base for key, base in self.base.items() if key[1] != pk}
        self.told[pk] = self.world.told(pk)

    def _undo_all(self, person: Person, page: Page) -> list[Fault]:
        """All that one person did, undone, is where it began; done again, where it ended."""
        pk = self.world.canvas_of(self.world.real(self._at(page)))
        began, ended = self.base.get((page, pk)), self.world.told(pk)
        # A page of a review has no button to undo what was done in a step.
        if began is None or not person.is_in_order or not page.locator(_UNDO).count():
            return []
        undone = self._press_all(person, page, _UNDO)
        middle = self.world.told(pk)
        # What had been undone before is not done again.
        redone = self._press_all(person, page, _REDO, most=len(undone))
        if middle != began:
            return [Fault("undo all", "back", f"{undone}: {_first_difference(began, middle)}")]
        if self.world.told(pk) != ended:
            told = _first_difference(ended, self.world.told(pk))
            return [Fault("undo all", "forth", f"{redone}: {told}")]
        return []

    def _press_all(self, person: Person, page: Page, button: str, most: int = 50) -> list[str]:
        said: list[str] = []
        while page.locator(f"{button}[aria-disabled=false]").count() and len(said) < most:
            page.locator(button).click()
            said.append(settle(person, page)["flash"])
        return said

    def _here(self, act: Act) -> Act:
        """The act with the names that its controls have in this world."""
        fields = tuple((self.world.real(name), text) for name, text in act.fields)
        return replace(act, on=self.world.real(act.on), fields=fields)

    def _at(self, page: Page) -> str:
        return "" if page.url == "about:blank" else self.world.name("/" + page.url.split("/", 3)[3])

    # Choosing

    def _choose(self) -> Act:
        self.number += 1
        if self.rng.random() < 0.12 or self.number == 1:
            self.who = self.rng.choices(list(_WHO), list(_WHO.values()))[0]
        person = self.world.enter(self.who)
        self.world.tidy_tabs(person)
        tab = (
            self.rng.randrange(len(person.tabs))
            if self.rng.random() < 0.15
            else len(person.tabs) - 1
        )
        page = person.tabs[tab]
        at = self._at(page)
        if not at or not page.url.startswith(person.line.address):
            return self._act("go to", self._somewhere(person), tab=tab, at=at)
        if not person.is_in_order and self.rng.random() < 0.3:
            return self._recover(person, tab, at)
        made = self._errand(at) if self.rng.random() < _ON_ERRANDS else None
        while made is None:
            try:
                made = self._kind()(person, page, tab, at)
            except Error:  # the page is on its way elsewhere
                made = self._act("wait", text="300", tab=tab, at=at)
        return made

    # Errands

    def _errand(self, at: str) -> Act | None:
        """The next act of the errand in hand, by whoever it is for."""
        while self.errands and self._is_over(self.errands[0]):
            self.errands.pop(0)
        if not self.errands:
            return None
        errand, self.who = self.errands[0], self.errands[0].who
        errand.tries += 1
        person = self.world.enter(self.who)
        self.world.tidy_tabs(person)
        tab = len(person.tabs) - 1
        page = person.tabs[tab]
        at = self._at(page)
        if not page.url.startswith(person.line.address) or (person.ended and person.session):
            return self._set_out(errand, person, tab, at)
        try:
            return self._send(errand, page, person, tab, at) or self._set_out(
                errand, person, tab, at
            )
        except Error:  # the page is on its way elsewhere
            return self._act("wait", text="300", tab=tab, at=at)

    def _is_over(self, errand: Errand) -> bool:
        person = self.world.people[errand.who]
        sent = person.line.exchanges if person.is_here else []
        done = any(
            one.method == "POST" and 200 <= one.status < 400 and route_of(one.path) == errand.route
            for one in sent
        )
        return done or errand.tries > TRIES

    def _send(self, errand: Errand, page: Page, person: Person, tab: int, at: str) -> Act | None:
        """By its own control, which is unfolded first."""
        wanted = [one for one in controls_of(page) if one.leads_to(errand.route)]
        if wanted:
            buttons = [one for one in wanted if one.sends]
            control = self.rng.choice(buttons if buttons and self.rng.random() < 0.7 else wanted)
            return self._use(control, controls_of(page), person, tab, at)
        folded = [one for one in controls_of(page, folded=True) if one.leads_to(errand.route)]
        if folded:
            return self._act("press", self.rng.choice(folded).fold, tab=tab, at=at)
        return None

    def _set_out(self, errand: Errand, person: Person, tab: int, at: str) -> Act:
        if person.ended and person.session:
            return self._act("sign in", tab=tab, at=at)
        if errand.place == MAIL:
            return self._act("mail", text=str(errand.tries - 1), tab=tab, at=at)
        if errand.place and errand.tries < TRIES - 3:
            return self._act("go to", errand.place, tab=tab, at=at)
        if not errand.place:
            return self._act("go to", self._some_step(person), tab=tab, at=at)
        return self._act("go to", self._somewhere(person), tab=tab, at=at)

    def _recover(self, person: Person, tab: int, at: str) -> Act:
        if person.ended:
            return self._act("sign in", tab=tab, at=at)
        return self._act("heal", tab=tab, at=at)

    def _kind(self) -> Callable[[Person, Page, int, str], Act | None]:
        kinds = {
            self._work: 60, self._mend: 12, self._go: 10, self._history: 5, self._tabs: 5,
            self._disturb: 4, self._key: 4, self._undo: 5, self._elsewhere: 3, self._mail: 1,
        }  # fmt: skip
        return self.rng.choices(list(kinds), list(kinds.values()))[0]

    def _act(self, do: str, on: str = "", **more: Any) -> Act:
        fields = tuple((self.world.name(name), text) for name, text in more.pop("fields", ()))
        return Act(who=self.who, do=do, on=self.world.name(on), fields=fields, **more)

    def _some_step(self, person: Person) -> str:
        steps = [f"/canvases/{name}/steps/{step}/" for name in person.canvases for step in _STEPS]
        return self.rng.choice([*steps, *person.mends * 4] or ["/"])

    def _somewhere(self, person: Person) -> str:
        if person.mends and self.rng.random() < 0.3:
            return self.rng.choice(person.mends)
        pages = [*person.pages, *(_SITE_PAGES if person.session else _GUEST_PAGES)]
        inside = [f"/canvases/{name}/{page}" for name in person.canvases for page in _CANVAS_PAGES]
        among = inside if inside and self.rng.random() < 0.8 else pages
        return self._rare(among, [f"go {re.sub(r'{.*?}', '', one)}" for one in among])

    def _rare(self, among: Sequence[Any], names: Sequence[str]) -> Any:
        weights = [self._taste(name) / (1 + self.used[name]) for name in names]
        at = self.rng.choices(range(len(among)), weights)[0]
        self.used[names[at]] += 1
        return among[at]

    def _taste(self, name: str) -> float:
        """Each walk likes other things, so that many walks do all of them."""
        return 0.1 + random.Random(f"{self.seed} {name}").random() ** 3

    def _go(self, person: Person, page: Page, tab: int, at: str) -> Act:
        return self._act("go to", self._somewhere(person), tab=tab, at=at)

    def _history(self, person: Person, page: Page, tab: int, at: str) -> Act:
        return self._act(self.rng.choice(("back", "forward", "reload")), tab=tab, at=at)

    def _tabs(self, person: Person, page: Page, tab: int, at: str) -> Act:
        if len(person.tabs) > 2 or (len(person.tabs) > 1 and self.rng.random() < 0.4):
            return self._act("close tab", tab=tab, at=at)
        where = at if self.rng.random() < 0.6 else self._somewhere(person)
        return self._act("open tab", where, tab=tab, at=at)

    def _disturb(self, person: Person, page: Page, tab: int, at: str) -> Act | None:
        if not person.is_in_order:
            return None
        what = self.rng.choice(("slow", "slow", "before", "after", "offline", "own", "end"))
        if what == "end":
            return self._act("end session", tab=tab, at=at) if person.session else None
        if what == "offline":
            return self._act("offline", tab=tab, at=at)
        text = self.rng.choice(sorted(OWN_ANSWERS)) if what == "own" else what
        return self._act("line", text=text, tab=tab, at=at)

    def _key(self, person: Person, page: Page, tab: int, at: str) -> Act:
        return self._act("key", text=self.rng.choice(_KEYS), tab=tab, at=at)

    def _undo(self, person: Person, page: Page, tab: int, at: str) -> Act | None:
        if (
            page,
            self.world.canvas_of(self.world.real(at)),
        ) in self.base and self.rng.random() < 0.4:
            return self._act("undo all", tab=tab, at=at)
        way = self.rng.choice(("back", "back", "forth"))
        on = f".header [data-step={way}]"
        if page.locator(f"{on}[aria-disabled=false]").count() == 0:
            return None
        return self._act("press", on, tab=tab, at=at)

    def _elsewhere(self, person: Person, page: Page, tab: int, at: str) -> Act | None:
        canvas = re.match(r"/canvases/(\{[^}]+\})/", at)
        if not canvas:
            return None
        return self._act("elsewhere", canvas.group(1), text=f"Call q{self.number}z", tab=tab, at=at)

    def _mail(self, person: Person, page: Page, tab: int, at: str) -> Act | None:
        if not self.world.site.mails_to(person.email):
            return None
        return self._act("mail", text=str(self.rng.randrange(4)), tab=tab, at=at)

    def _mend(self, person: Person, page: Page, tab: int, at: str) -> Act | None:
        buttons = [one for one in controls_of(page) if one.sends and one.action.endswith("/mend/")]
        if not buttons:
            return None
        on = self.rng.choice(buttons).name
        then = "elsewhere" if self.rng.random() < 0.7 else ""
        return self._act("mend", on, text=f"Call q{self.number}z", then=then, tab=tab, at=at)

    def _work(self, person: Person, page: Page, tab: int, at: str) -> Act | None:
        controls = controls_of(page)
        if not controls:
            return None
        cards = [one for one in controls if one.is_card]
        among = cards if cards and self.rng.random() < 0.4 else controls
        if self.rng.random() < 0.6:
            among = [one for one in among if one.tag != "a"] or among
        control = self._rare(among, [self._sort(one, at) for one in among])
        return self._use(control, controls, person, tab, at)

    def _sort(self, control: Control, at: str) -> str:
        """What is worked in many places, and counted as one."""
        where = route_of(control.action or self.world.real(at))
        what = re.sub(
            r"\d+",
            "#",
            control.field or control.href.rstrip("/").rsplit("/", 1)[-1] or control.name,
        )
        return f"{where} {control.tag} {what}"

    def _use(
        self, control: Control, controls: list[Control], person: Person, tab: int, at: str
    ) -> Act | None:
        base = {"tab": tab, "at": at, "says": control.says}
        if control.type == "file":
            return self._act("upload", control.name, text=self.rng.choice(_FILES), **base)
        if control.tag == "select":
            others = [one for one in control.options if one != control.value] or control.options
            return (
                self._act("choose", control.name, text=self.rng.choice(others), **base)
                if others
                else None
            )
        if control.name and control.tag == "span":
            return self._act(
                "drag", control.name, text=str(self.rng.choice((-120, -50, 50, 120))), **base
            )
        if control.takes_text:
            return self._write(control, person, tab, at)
        fields: tuple[tuple[str, str], ...] = ()
        if control.sends and control.posts and self.rng.random() < 0.75:
            fields = tuple(
                (one.name, self._text(one, person))
                for one in controls
                if one.takes_text and one.form == control.form and control.form and not one.value
            ) or self._unnamed(control, controls, person)
        return self._act("press", control.name, fields=fields, **base)

    def _unnamed(
        self, control: Control, controls: list[Control], person: Person
    ) -> tuple[tuple[str, str], ...]:
        """Forms without an id are told apart by where they send to."""
        return tuple(
            (one.name, self._text(one, person))
            for one in controls
            if one.takes_text
            and one.posts
            and not one.form
            and one.action == control.action
            and not one.value
        )

    def _write(self, control: Control, person: Person, tab: int, at: str) -> Act:
        is_line = control.saves == "add" and control.tag == "input"
        base = {"tab": tab, "at": at}
        if is_line and self.rng.random() < 0.25:
            text = texts.pasted(self.rng, self._count())
            return self._act("paste", control.name, text=text, says=control.says, **base)
        text = self._text(control, person)
        then = self.rng.choice(_ENDS)
        if control.saves == "add" and self.rng.random() < 0.6:
            then = "Enter"
        plain = not (
            control.is_money or control.is_number or control.type in ("date", "email", "password")
        )
        says = (
            f"saves {control.saves}" if control.saves in ("edit", "add") and plain else control.says
        )
        return self._act("type", control.name, text=text, then=then, says=says, **base)

    def _text(self, control: Control, person: Person) -> str:
        if control.type == "password":
            return PASSWORD if self.rng.random() < 0.85 else "short"
        if control.field == "code":
            return self.world.site.code_for(person.email) or "ABCD-EFGH"
        if control.type == "email" or control.field in ("login", "email"):
            others = [one.email for one in self.world.people.values() if one.email]
            return (
                person.email
                if self.rng.random() < 0.6
                else self.rng.choice([*others, "nobody", f"dora{self._count()}@example.org"])
            )
        if control.type == "date":
            return texts.day(self.rng)
        if control.is_money:
            return texts.money(self.rng, self._count())
        if control.is_number:
            return texts.figure(self.rng)
        return texts.some_text(self.rng, self._count(), long=control.tag == "textarea")

    def _count(self) -> int:
        self.number += 1
        return self.number


def _first_difference(wanted: str, found: str) -> str:
    lines = unified_diff(wanted.splitlines(), found.splitlines(), lineterm="", n=0)
    return " ".join(line for line in list(lines)[2:] if not line.startswith("@@"))[:300]
