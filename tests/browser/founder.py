"""A founder who fills the ten steps with the case of Rooftop Parts, in one pair of hands.

The case is the example that the product holds. The first item of each list is told in
full, of the others the name and the links. What stands in the canvas at the end is
compared with it whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from canvases import document as doc
from canvases.blocks import ASSUMPTIONS, Field
from canvases.document import Document, index
from canvases.steps import BY_KEY
from canvases.words import belief
from tests.browser.hands import END, Hands

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "rooftop-parts.canvas.json"
_LINKS = {
    "segment", "who", "alternative", "solves", "reaches", "touches", "serves", "through",
    "drivers", "paid_by", "earned_by", "delivers", "manages", "used_by", "provides", "driven_by",
    "step", "core", "key",
}  # fmt: skip


def rooftop_parts() -> Document:
    """The case, short enough to be typed."""
    tree = json.loads(EXAMPLE.read_bytes())
    for block in doc.BLOCKS:
        for number, item in enumerate(tree[block]):
            kept = {"id", "name", "text", *_LINKS} if number else item.keys()
            tree[block][number] = {key: item[key] for key in item if key in kept}
    for relationship, key in ((1, "contact"), (1, "service"), (1, "basis")):
        whole = json.loads(EXAMPLE.read_bytes())["relationships"][relationship]
        tree["relationships"][relationship][key] = whole[key]
    tree["journey_notes"] = [note for note in tree["journey_notes"] if note["who"] == "p1"]
    order = list(BY_KEY)  # an assumption is written down at its step
    tree["assumptions"].sort(key=lambda assumption: order.index(assumption["step"]))
    return doc.decode(json.dumps(tree).encode())


def told(document: Document) -> list[str]:
    """The lines of its file, with ids that tell nothing but the place in the list."""
    text = re.sub(r',\s+"about_hash": ".*"', "", doc.encode(document).decode())
    for block in doc.BLOCKS:
        for number, item in enumerate(getattr(document, block)):
            text = text.replace(f'"{item.id}"', f'"{block}-{number}"')
    return doc.encode(doc.decode(text.encode())).decode().splitlines()


class Founder:
    """Walks from the start page to step 10. Every fact comes from the case."""

    def __init__(self, hands: Hands, case: Document) -> None:
        self.hands, self.page, self.case = hands, hands.page, case
        self.tree = json.loads(doc.encode(case))
        self.names = {ref: _name(item) for ref, item in index(case).items()}

    def begin(self) -> None:
        self.page.goto("/")
        self.hands.write(self.page.get_by_label("What is it called?"), self.case.title)
        self.hands.follow(self.page.get_by_role("button", name="Start step 1"))
        expect(self.page).to_have_url(re.compile("/steps/customer-segments/$"))

    def walk(self) -> None:
        """All ten steps and the halfway review, each with its note, and each marked done."""
        steps: dict[str, Callable[[], None]] = {
            "customer-segments": self._segments,
            "value-propositions": self._propositions,
            "channels": self._channels,
            "customer-relationships": self._relationships,
            "revenue-streams": self._streams,
            "halfway": self._halfway,
            "key-activities": self._activities,
            "key-resources": self._resources,
            "key-partnerships": self._partners,
            "cost-structure": self._costs,
            "analysis": self._analysis,
        }
        for key, work in steps.items():
            expect(self.page).to_have_url(re.compile(f"/steps/{key}/$"))
            work()
            self._assume(key)
            self._answer_litmus(key)
            self._write_note(key)
            self._mark_done()
            if key != "analysis":
                self.hands.follow(self.page.get_by_role("link", name="Continue to"))

    def sign_up(self, email: str, password: str) -> None:
        self.hands.follow(self.page.get_by_role("link", name="Sign up"))
        self.hands.write(self.page.get_by_label("E-mail address"), email)
        self.hands.write(self.page.get_by_label("Password"), password)
        self.hands.follow(self.page.get_by_role("button", name="Sign up"))

    def download(self) -> bytes:
        """By the poster, as a reader of it would."""
        self.hands.follow(self.page.get_by_role("link", name="Canvas view"))
        for name in (self.case.personas[0].name, self.case.costs[-1].name):
            expect(self.page.locator(".poster")).to_contain_text(name)
        with self.page.expect_download() as started:
            self.hands.start(self.page.locator(".header").get_by_role("link", name="Download PDF"))
        return started.value.path().read_bytes()

    def say_details(self) -> None:
        self.hands.follow(self.page.get_by_role("link", name=self.case.title, exact=True))
        self.hands.follow(self.page.get_by_role("link", name="Title and details"))
        self.hands.write(self.page.get_by_label("Organisation"), self.case.organisation)
        self.hands.write(self.page.get_by_label("Currency"), self.case.currency)
        self._pick(self.page.locator("main"), "stage", self.case.stage)
        self.hands.follow(self.page.get_by_role("button", name=END))

    def _segments(self) -> None:
        self._add_all("personas")
        self._add_all("segments")
        self._edit_all("personas")
        self._edit("segments", self.case.segments[0])

    def _propositions(self) -> None:
        """The first need as a sentence, the second in parts, the others as sentences."""
        first, second, *others = self.case.problems
        self._say(first)
        self._say_new(second)
        self._add("propositions", self.case.propositions[1].name)
        self._link("solves", [(second.text, self.case.propositions[1].name)])
        for problem in others:
            self._say(problem)
        self._edit("propositions", self.case.propositions[0], without="solves")
        self._write_answers("positioning", "positioning.", self.tree["positioning"])

    def _channels(self) -> None:
        self._add_all("channels")
        self._edit("channels", self.case.channels[0])
        for who in self.case.personas:
            self._travel(who)
        self._link_all("reaches", self.case.channels[1:])

    def _relationships(self) -> None:
        """One by the choices for everyone, one by who differs, one by the line to type."""
        everyone, differs, third = self.case.relationships
        self._deal("dealing", everyone)
        self.hands.choose(self.page.locator("#differs-who"), self.names[differs.serves[0]])
        self.hands.follow(self.page.locator("#differs-save"))
        self._fill("relationships", differs, without="serves through")
        self._save()
        self._add("relationships", third.name)
        self._edit("relationships", everyone, at=0)
        self._edit("relationships", everyone, at=0)  # a second line to note where it differs
        self._link_all("serves", [third])
        self._link_all("through", [differs, third])

    def _streams(self) -> None:
        """The first by its form, with a pair that step 2 does not know yet; others by table."""
        first, *others = self.case.revenue_streams
        self._add_all("revenue_streams")
        self._open("revenue_streams", first)
        self.hands.choose(self.page.locator("#also-who"), "Ted")
        self.hands.choose(self.page.locator("#also-offer"), "Offline manuals")
        self._fill("revenue_streams", first, without="drivers")
        self.hands.tick(self.page.get_by_label("Ted → Parts lookup in the field"))
        self._save()
        self._link_all("drivers", others, flip=True)
        self._link_all("paid_by", others)
        self._add_all("captures")
        self._edit("captures", self.case.captures[0])
        self._link_all("earned_by", self.case.captures[1:])
        self._write_answers("capture-summary", "", {"capture_summary": self.case.capture_summary})

    def _halfway(self) -> None:
        expect(self.page.locator("main")).to_contain_text("Ted")

    def _activities(self) -> None:
        form = self.page.locator("#business-type")
        self.hands.pick(form.locator(f"#type-{self.case.business_type}"))
        self.hands.finish(form.get_by_role("button", name="Save"))
        self._add_all("activities")
        self._edit("activities", self.case.activities[0], without="manages")
        self._link_all("delivers", self.case.activities[1:])

    def _resources(self) -> None:
        self._add_all("resources")
        self._edit("resources", self.case.resources[0])
        self._link_all("used_by", self.case.resources[1:])

    def _partners(self) -> None:
        """Partners are looked after by activities: that leads back to step 6, and here again."""
        self._add_all("partners")
        self._edit_all("partners")
        self.hands.follow(self._rail("key-activities"))
        for number, activity in enumerate(self.case.activities):
            self._edit("activities", activity, at=number, only="manages core")
        self.hands.follow(self._rail("key-partnerships"))

    def _costs(self) -> None:
        self._add_all("costs")
        self._edit_all("costs")

    def _analysis(self) -> None:
        for action in self.case.actions:
            self.hands.write(self.page.locator("#add-actions-name"), action.text)
            self.hands.send(self.page.locator("#add-actions-name"))
        for number, action in enumerate(self.case.actions):
            self._plan(self.page.locator("form.action").nth(number), action)
        self._write_answers("design", "design_answers.", self.tree["design_answers"])
        for force in self.case.forces:
            self.hands.pick(self.page.locator(f"#rating-{force.force}-{force.rating}"))
            self.hands.write(self.page.locator(f"#force-{force.force}"), force.note)
        self.hands.finish(self.page.locator("#forces-save"))
        review = self.page.locator("#next-review")
        self.hands.date(review.locator("#review-date"), str(self.case.next_review))
        self.hands.finish(review.get_by_role("button", name="Save"))

    def _assume(self, key: str) -> None:
        for assumption in self.case.assumptions:
            if assumption.step == key:
                self._add("assumptions", assumption.text)
        if key == self.case.assumptions[0].step:
            self._edit("assumptions", self.case.assumptions[0], without="step")

    def _answer_litmus(self, key: str) -> None:
        for test in self.case.step(key).litmus:
            self.hands.tick(self.page.locator(f"#litmus-{test}"))
        if self.case.step(key).litmus:
            self.hands.finish(self.page.get_by_role("button", name="Save ticks"))

    def _write_note(self, key: str) -> None:
        field = self.page.get_by_role("textbox", name=BY_KEY[key].note_title)
        self.hands.write(field, self.case.step(key).note)
        self.hands.finish(self.page.get_by_role("button", name="Save note"))
        expect(self.page.get_by_text("See how it reads")).to_be_visible()

    def _mark_done(self) -> None:
        self.hands.press(self.page.get_by_role("button", name="Mark this step done"))
        expect(self.page.get_by_text("You marked this step done")).to_be_visible()

    def _rail(self, key: str) -> Locator:
        return self.page.locator(f"#rail-{key}")

    def _add_all(self, block: str) -> None:
        for item in getattr(self.case, block):
            self._add(block, _name(item))

    def _add(self, block: str, name: str) -> None:
        line = self.page.locator(f"#add-{block}-name")
        self.hands.write(line, name)
        self.hands.send(line)
        read = belief(name) if block == "assumptions" else name
        expect(self._names(block).last).to_contain_text(read)
        expect(line).to_have_value("")

    def _names(self, block: str) -> Locator:
        return self.page.locator(f"#list-{block} .row__name")

    def _edit_all(self, block: str) -> None:
        for number, item in enumerate(getattr(self.case, block)):
            self._edit(block, item, at=number)

    def _edit(self, block: str, item: Any, *, at: int | None = None, **which: str) -> None:
        self._open(block, item, at)
        self._fill(block, item, **which)
        self._save()

    def _open(self, block: str, item: Any, at: int | None = None) -> None:
        names = self._names(block)
        self.hands.press(names.filter(has_text=_name(item)) if at is None else names.nth(at))
        expect(self._form()).to_be_visible()

    def _form(self) -> Locator:
        return self.page.locator(".row--open")

    def _save(self) -> None:
        self.hands.press(self._form().get_by_role("button", name=END))
        expect(self._form()).to_have_count(0)

    def _fill(self, block: str, item: Any, *, only: str = "", without: str = "") -> None:
        for field in _fields(block):
            if field.key in without.split() or (only and field.key not in only.split()):
                continue
            value = getattr(item, field.key, None)
            if value not in (None, "", ()):
                self._answer(self._form(), field, value)

    def _answer(self, scope: Locator, field: Field, value: Any, name: str = "") -> None:
        name = name or field.key
        if field.kind == "rows":
            self._fill_rows(scope, field, value)
        elif field.kind in ("refs", "choices", "fits"):
            self._tick_all(scope, field, value)
        elif field.kind == "ref":
            self.hands.choose(scope.locator(f'[name="{name}"]'), self.names[value])
        elif field.kind in ("choice", "rating", "yes_no"):
            self._pick(scope, name, value)
        elif field.kind == "tick" and field.choices:
            self._pick(scope, name, "on" if value else "")
        elif field.kind == "tick":
            self.hands.tick(scope.locator(f'[name="{name}"]'), on=value)
        elif field.kind == "date":
            self.hands.date(scope.locator(f'[name="{name}"]'), str(value))
        else:
            self.hands.write(scope.locator(f'[name="{name}"]'), str(value))

    def _pick(self, scope: Locator, name: str, value: Any) -> None:
        select = scope.locator(f'select[name="{name}"]')
        if select.count():
            option = select.locator(f'option[value="{value}"]').text_content()
            self.hands.choose(select, option or "")
        else:
            self.hands.pick(scope.locator(f'[name="{name}"][value="{value}"]'))

    def _tick_all(self, scope: Locator, field: Field, value: Iterable[Any]) -> None:
        for wanted in value:
            if field.kind == "choices":
                self.hands.tick(scope.locator(f'[name="{field.key}"][value="{wanted}"]'))
                continue
            box = scope.locator(f"[id^=div_id_][id$=_{field.key}]").get_by_label(
                self._end(wanted), exact=True
            )
            self.hands.tick(box)

    def _fill_rows(self, scope: Locator, field: Field, records: Iterable[Any]) -> None:
        """As many lines as the form has: the last is blank, and another comes with a save."""
        for number, record in enumerate(records):
            for column in field.columns:
                value = getattr(record, column.key)
                name = f"{field.key}-{number}-{column.key}"
                if value not in (None, "") and scope.locator(f'[name="{name}"]').count():
                    self._answer(scope, column, value, name)

    def _link_all(self, link: str, items: Iterable[Any], *, flip: bool = False) -> None:
        pairs = [
            (self.names[item.id], self._end(end)) for item in items for end in getattr(item, link)
        ]
        self._link(link, [(right, left) for left, right in pairs] if flip else pairs)

    def _link(self, link: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Cells of a link table, named by their row and column."""
        closed = self.page.get_by_role("link", name="See all links")
        if closed.count():
            self.hands.press(closed)
        table = self.page.locator(f"#table-{link}")
        for row, column in pairs:
            self.hands.tick(table.get_by_label(f"{row}: {column}", exact=True))
        self.hands.finish(table.get_by_role("button", name="Save links"))

    def _end(self, end: Any) -> str:
        """What a link's end is called: an item, or a fit's pair."""
        if isinstance(end, str):
            return self.names[end]
        return f"{self.names[end.who]} → {self.names[end.proposition]}"

    def _say(self, problem: Any) -> None:
        """A sentence of step 2 in the blanks that stand there for one person."""
        who = self.names[problem.who]
        blank = self.page.locator("form.sentence[data-once]")
        sentence = blank.filter(has=self.page.get_by_label(f"What does {who} need?"))
        offer = next(p.name for p in self.case.propositions if problem.id in p.solves)
        self.hands.write(sentence.locator("[name=need]"), problem.text)
        self.hands.write(sentence.locator("[name=today]"), problem.alternative)
        self.hands.write(sentence.locator("[name=offer]"), offer)
        self.hands.send(sentence.locator("[name=offer]"))
        expect(self.page.get_by_label(f"What does {who} need?")).to_have_value(problem.text)

    def _say_new(self, problem: Any) -> None:
        """Another sentence about somebody, without an offer yet."""
        self.hands.choose(self.page.locator("#who-new"), self.names[problem.who])
        self.hands.write(self.page.locator("#need-new"), problem.text)
        self.hands.write(self.page.locator("#today-new"), problem.alternative)
        self.hands.send(self.page.locator("#offer-new"))
        expect(self.page.locator("#need-new")).to_have_value("")

    def _travel(self, who: Any) -> None:
        """One person's journey: which channel at which stage, and a word about a stage."""
        self.hands.choose(self.page.locator("#journey-who"), who.name)
        self.hands.finish(self.page.locator("#journey-show"))
        heading = self.page.get_by_role("heading", name=f"The journey of {who.name}")
        form = self.page.locator("form").filter(has=heading)
        expect(form).to_have_count(1)
        for channel in self.case.channels:
            for touch in channel.touches:
                if touch.who == who.id:
                    label = f"{channel.name}: {touch.stage.capitalize()}"
                    self.hands.tick(form.get_by_label(label, exact=True))
        for note in self.case.journey_notes:
            if note.who == who.id:
                self.hands.write(form.locator(f"[name=note-{note.stage}]"), note.text)
        self.hands.finish(form.get_by_role("button", name="Save the journey"))

    def _deal(self, form: str, relationship: Any) -> None:
        for key in ("contact", "service", "basis"):
            self.hands.pick(self.page.locator(f"#{form}-{key}-{getattr(relationship, key)}"))
        self.hands.finish(self.page.locator(f"#{form}-save"))

    def _write_answers(self, form: str, group: str, answers: dict[str, str]) -> None:
        for key, text in answers.items():
            self.hands.write(self.page.locator(f'[id="text-{group}{key}"]'), text)
        self.hands.finish(self.page.locator(f"#{form}-save"))

    def _plan(self, row: Locator, action: Any) -> None:
        self.hands.write(row.locator("[name=owner]"), action.owner)
        self.hands.date(row.locator("[name=due]"), str(action.due))
        if action.done:
            self.hands.tick(row.locator("[name=done]"))
        self.hands.finish(row.get_by_role("button", name="Save"))


def _name(item: Any) -> str:
    name: str = getattr(item, "name", None) or item.text
    return name


def _fields(key: str) -> list[Field]:
    """What the form of a list's item asks, in its order."""
    declared = (block for step in BY_KEY.values() for block in (*step.blocks, ASSUMPTIONS))
    block = next(block for block in declared if block.key == key)
    return [block.name, *block.fields, *(field for more in block.more for field in more.fields)]
