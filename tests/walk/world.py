"""Where the walker walks: a server of its own, and for each walk new people with rich canvases."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.focus_record import record_focus
from tests.faults.server import ROOT, Server
from tests.walk.line import Line
from tests.walk.manners import Manner, manner_of
from tests.walk.scene import set_scene

PASSWORD = "rooftop parts, every morning"
_DATA = ROOT / "tests" / "data"
_EXAMPLES = ROOT / "examples"
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Rows get such names; a digit tells them from words.
_REF = re.compile(r"(?<![\w{])[a-z](?=[a-z]*[0-9])[0-9a-z]{10}(?![\w}])")
# What a script's console says of answers that the page itself deals with.
_EXPECTED = (
    "Failed to load resource",
    "Response Status Error Code",
    "htmx:sendError",
    "htmx:timeout",
    "htmx:afterRequest",
)
_TABS = 3


class Site:
    """The server and its task worker, with the database that the walker reads beside them."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder)
        os.environ.update(self.server.env, DJANGO_ALLOW_ASYNC_UNSAFE="true")
        self._read = 0

    @contextmanager
    def running(self) -> Iterator[Site]:
        import django

        self.server.prepare()
        django.setup()
        with self.server.log.open("ab") as log:
            command = [sys.executable, "-m", "operations.worker"]
            worker = subprocess.Popen(
                command, cwd=ROOT, env=self.server.env, stdout=log, stderr=log
            )
        try:
            self.server.start()
            yield self
        finally:
            worker.terminate()
            worker.wait()
            self.server.kill()

    def new_log(self) -> str:
        """What the log says since it was last asked."""
        text = self.server.log.read_text(errors="replace")
        new, self._read = text[self._read :], len(text)
        return new

    def mails_to(self, email: str) -> list[str]:
        """The paths that the mails to somebody lead to, the oldest first."""
        folder = self.server.folder / "mail"
        found = []
        for mail in sorted(folder.glob("*"), key=lambda one: one.stat().st_mtime):
            text = mail.read_text(errors="replace").replace("=\n", "").replace("=3D", "=")
            if email in text:
                found += list(dict.fromkeys(re.findall(r"https?://[^/\s]+(/[^\s<>\"]+)", text)))
        return found

    def code_for(self, email: str) -> str:
        """The last code that was mailed to somebody; "" where there was none."""
        folder, found = self.server.folder / "mail", ""
        for mail in sorted(folder.glob("*"), key=lambda one: one.stat().st_mtime):
            text = mail.read_text(errors="replace")
            if email in text:
                found = (re.findall(r"^([A-Z]{4}-[A-Z]{4})$", text, re.MULTILINE) or [found])[-1]
        return found


@dataclass
class Person:
    """Somebody with a browser, perhaps with more than one tab open."""

    name: str
    email: str = ""
    session: str = ""
    canvases: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    mends: list[str] = field(default_factory=list)  # pages that offer to mend something
    line: Line = field(default=None)  # type: ignore[assignment]
    manner: Manner = field(default_factory=Manner)
    _context: BrowserContext | None = None
    tabs: list[Page] = field(default_factory=list)
    lost_focus: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    cookie: str = ""  # the session that the server gave last
    since: float = 0.0  # when that was
    heard: int = 0  # of the line's exchanges
    ended: bool = False
    offline: bool = False

    @property
    def is_here(self) -> bool:
        return self._context is not None

    @property
    def context(self) -> BrowserContext:
        assert self._context is not None
        return self._context

    @property
    def is_in_order(self) -> bool:
        """Whether nothing keeps what is saved from being stored."""
        return not (self.line.mischief or self.offline or self.ended)


class World:
    """Everybody, and the names by which acts call what has another id in each world."""

    def __init__(self, site: Site, browser: Browser, seed: str) -> None:
        self.site, self.browser, self.seed = site, browser, seed
        self.rng = random.Random(f"world {seed}")
        self.ids: dict[str, str] = {}  # what an act calls it -> what it is here
        self.canvas_pks: dict[str, str] = {}
        self.people: dict[str, Person] = {}
        self.pressed: dict[str, list[str]] = {}  # the form of the last mend
        self._settle()

    def close(self) -> None:
        for person in self.people.values():
            if person.is_here:
                with suppress(Error):
                    person.context.close()
                person.line.stop()

    # Names

    def name(self, path: str) -> str:
        """The address as acts say it."""
        for said, real in self.ids.items():
            path = path.replace(real, said)
        for pattern, kind in ((_UUID, "new"), (_REF, "row")):
            for unknown in pattern.findall(path):
                number = sum(said.startswith(f"{{{kind}-") for said in self.ids)
                self.ids[f"{{{kind}-{number}}}"] = unknown
                path = path.replace(unknown, f"{{{kind}-{number}}}")
        return path

    def real(self, path: str) -> str:
        for said, real in self.ids.items():
            path = path.replace(said, real)
        return path

    # People

    def enter(self, name: str) -> Person:
        """The person, with a browser open."""
        person = self.people[name]
        if person.is_here:
            return person
        person.line = Line(self.site.server.port, seed=len(name))
        person.line.loses_scripts = person.manner.loses_scripts
        person._context = context = self.browser.new_context(
            base_url=person.line.address, accept_downloads=False, **person.manner.screen
        )
        context.set_default_timeout(15_000)
        if person.session:
            cookie = {"name": "sessionid", "value": person.session, "url": person.line.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
            person.cookie = person.session
        person.lost_focus = record_focus(context)
        context.on("page", lambda page: self._listen(person, page))
        context.new_page()
        return person

    def _listen(self, person: Person, page: Page) -> None:
        person.tabs.append(page)
        page.on("console", lambda said: self._hear(person, said))
        page.on("pageerror", lambda error: person.said.append(f"{page.url}: {error.message}"))
        page.on("dialog", lambda dialog: dialog.accept())

    def _hear(self, person: Person, said: Any) -> None:
        if said.type in ("error", "warning") and not any(one in said.text for one in _EXPECTED):
            person.said.append(f"{said.type}: {said.text}")

    def tidy_tabs(self, person: Person) -> None:
        person.tabs[:] = [tab for tab in person.tabs if not tab.is_closed()]
        for tab in person.tabs[_TABS:]:
            tab.close()
        del person.tabs[_TABS:]

    # What is there at the start

    def _settle(self) -> None:
        from allauth.account.models import EmailAddress
        from django.contrib.auth.hashers import make_password
        from django.test import Client

        from accounts.models import User

        number = User.objects.count()
        hashed = _hashed.setdefault("", make_password(PASSWORD))
        for name in ("ann", "ben", "rae", "sam", "pat", "vic", "gus"):
            person = self.people[name] = Person(name, manner=manner_of(self.seed, name))
            if name in ("vic", "gus"):
                continue
            person.email = f"{name}{number}@example.org"
            user = User(email=person.email)
            user.password = make_password(None) if name == "pat" else hashed
            user.save()
            EmailAddress.objects.create(
                user=user, email=person.email, verified=name != "pat", primary=True
            )
            client = Client()
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            person.session = client.cookies["sessionid"].value
        self.people["gus"].email = f"gus{number}@example.org"
        self.people["vic"].email = f"vic{number}@example.org"
        self._draw_canvases()

    def _draw_canvases(self) -> None:
        from accounts.models import User
        from canvases import editing
        from canvases.access import Actor
        from canvases.models import Canvas
        from reviews.desk.rows import lay_out

        users = {
            user.email.partition("@")[0].rstrip("0123456789"): user
            for user in User.objects.order_by("pk")
        }
        for pk, slug in Canvas.objects.exclude(example="").values_list("pk", "example"):
            self.ids[f"{{{slug}}}"] = str(pk)
        for name, document in self._documents():
            self.store(name, document, users["ann"])
        shared = uuid.UUID(self.canvas_pks["{parts}"])
        for name, role in (("ben", "editor"), ("rae", "reviewer")):
            self.let_in(shared, "{parts}", users[name], role)
        set_scene(self, users)
        lay_out(map(uuid.UUID, self.canvas_pks.values()))
        self.people["ann"].canvases = [name for name in self.canvas_pks if name != "{binned}"]
        self.store("{sams}", _blank("Sam's own"), users["sam"])
        self.people["sam"].canvases = ["{sams}"]
        kind = self.rng.choice(("view", "comment"))
        _, secret = editing.make_link(
            Actor.of(users["ann"]), shared, kind, days=30, label="For Vic"
        )
        self.ids["{link}"] = secret
        self.people["vic"].pages = ["/s/{link}/"]

    def store(self, name: str, document: Any, owner: Any) -> str:
        """Give the id of a new canvas, which acts call by this name."""
        from canvases import storage

        canvas = storage.create(document, owner=owner)
        self.ids[name] = self.canvas_pks[name] = str(canvas.pk)
        return self.ids[name]

    def let_in(self, canvas_pk: uuid.UUID, name: str, user: Any, role: str) -> None:
        from canvases.models import Member

        Member.objects.create(canvas_id=canvas_pk, user=user, role=role)
        self.people[user.email.partition("@")[0].rstrip("0123456789")].canvases.append(name)

    def _documents(self) -> Iterator[tuple[str, Any]]:
        """A case that is whole, one that links a bit of everything, and some with findings."""
        from canvases import document as doc
        from tests.canvases.checks.test_pairs import PAIRS
        from tests.canvases.checks.writing import canvas
        from tests.canvases.factories import linked_document

        files = sorted([*_DATA.glob("*.canvas.json"), *_EXAMPLES.glob("*.canvas.json")])
        yield "{parts}", linked_document()
        yield "{case}", doc.decode(self.rng.choice(files).read_bytes())
        with_mends = [pair for pair in PAIRS if _finding(pair).mends]
        pairs = [*self.rng.sample(with_mends, 4), *self.rng.sample(PAIRS, 2)]
        for number, pair in enumerate(pairs):
            name = f"{{found-{number}}}"
            self.people["ann"].mends.append(f"/canvases/{name}/steps/{_finding(pair).step}/")
            yield name, canvas(pair.canvas)
        yield "{blank}", _blank("Blank")

    def document(self, canvas_pk: str) -> Any:
        """As it is stored now; None where there is no such canvas."""
        from canvases import storage
        from canvases.models import Canvas

        known = _UUID.fullmatch(canvas_pk)  # done again, an act may name what is not there
        canvas = Canvas.objects.filter(pk=canvas_pk).first() if known else None
        return storage.read(canvas) if canvas else None

    def canvas_of(self, path: str) -> str:
        found = re.match(r"/canvases/([0-9a-f-]{36})/", path)
        return found.group(1) if found else ""

    def told(self, canvas_pk: str) -> str:
        """The canvas as its file says it; "" where there is none.

        A step that was begun stays begun, whatever is taken back in it.
        """
        from canvases import document as doc

        document = self.document(canvas_pk)
        tree = json.loads(doc.encode(document)) if document else {}
        for key, step in list(tree.get("steps", {}).items()):
            if step.get("status") == "in_progress":
                del step["status"]
            if not step:
                del tree["steps"][key]
        if not tree.get("steps"):
            tree.pop("steps", None)
        return json.dumps(tree, ensure_ascii=False, indent=1)

    def add_behind(self, canvas_pk: str, text: str) -> None:
        """The owner adds a next step in a window that nobody sees."""
        from canvases import editing
        from canvases.access import Actor
        from canvases.models import Canvas

        known = _UUID.fullmatch(canvas_pk)
        canvas = Canvas.objects.filter(pk=canvas_pk).first() if known else None
        if canvas and canvas.owner:
            editing.add(Actor.of(canvas.owner), canvas.pk, "actions", {"text": text})

    def user_of(self, session: str) -> str:
        """Whose session it is; "" for nobody's."""
        from django.contrib.sessions.backends.db import SessionStore

        return str(SessionStore(session).load().get("_auth_user_id", "")) if session else ""

    def said_in(self, session: str) -> str:
        """What a session keeps, such as a guest's name."""
        from django.contrib.sessions.backends.db import SessionStore

        return str(SessionStore(session).load()) if session else ""

    def end_sessions(self, person: Person) -> None:
        from django.contrib.sessions.models import Session

        cookies = {one["name"]: one["value"] for one in person.context.cookies()}
        Session.objects.filter(pk=cookies.get("sessionid", "")).delete()


def _finding(pair: Any) -> Any:
    from canvases.checks import find
    from tests.canvases.checks.writing import canvas

    return find(canvas(pair.canvas), pair.code, pair.raised[1])


_hashed: dict[str, str] = {}


def _blank(title: str) -> Any:
    from canvases import document as doc

    return doc.Document(format="canvas", version=1, title=title)
