"""A canvas full of secrets, everybody who might look at it, and the states that it can be in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.utils import timezone
from msgspec.structs import replace

from accounts.models import Guest, User
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Action, Canvas, Edition, Invitation, Member, Parting, ShareLink
from canvases.storage import snapshots
from reviews import archives, comments, rounds
from reviews.comments import About, Draft
from reviews.desk.rows import lay_out
from reviews.models import Letterhead
from tests.canvases.factories import linked_document, make_canvas
from tests.permissions.rules import Role

SECRET = "plover-57"
_STEP = "customer-segments"
# What each is to the canvas in most states.
ROLES: Mapping[str, Role] = {
    "anonymous": None,
    "guest": None,
    "owner": "owner",
    "editor": "editor",
    "reviewer": "reviewer",
    "viewer": "viewer",
    "stranger": None,
    "invited": None,
    "removed": None,
    "deactivated": None,
    "staff": None,
    "superuser": None,
    "view link": "visitor",
    "comment link": "commenter",
    "expired link": None,
    "revoked link": None,
}
SIGNED_IN = {
    "owner",
    "editor",
    "reviewer",
    "viewer",
    "stranger",
    "invited",
    "removed",
    "staff",
    "superuser",
}


@dataclass
class World:
    """What the addresses of a canvas need, and the session of each actor."""

    canvas: Canvas
    roles: Mapping[str, Role]
    sessions: dict[str, str] = field(default_factory=dict)
    at: dict[str, dict[str, Any]] = field(default_factory=dict)
    data: dict[str, dict[str, Any]] = field(default_factory=dict)

    def client(self, actor: str) -> Client:
        """A browser of its own for each request: what one does is undone with it."""
        client = Client(raise_request_exception=False)
        client.cookies["sessionid"] = self.sessions[actor]
        return client


def world(state: str) -> World:
    """Everybody, and the canvas in one of STATES."""
    people = {name: _user(name) for name in sorted(SIGNED_IN | {"deactivated"})}
    guest = Guest.objects.create()
    make_canvas(guest=guest)
    canvas = make_canvas(owner=people["owner"], document=_document())
    made = World(canvas, dict(ROLES))
    _let_in(canvas, people)
    _sessions(made, people, guest)
    _fill(made, people)
    STATES[state](made, people, guest)
    made.canvas = Canvas.objects.get(pk=canvas.pk)
    # Reading a canvas costs more than all else that a page does, and here it is read by thousands.
    snapshots._kept.put(canvas.pk, storage.fresh(made.canvas))
    return made


def _user(name: str) -> User:
    user = User(email=f"{name}@example.org", name=f"{name} {SECRET}" if name == "owner" else "")
    user.is_staff = name in ("staff", "superuser")
    user.is_superuser = name == "superuser"
    user.set_unusable_password()
    user.save()
    return user


def _document() -> Any:
    document = linked_document()
    personas = (replace(document.personas[0], think=SECRET), *document.personas[1:])
    steps = {_STEP: replace(document.step(_STEP), note=SECRET)}
    return replace(document, title=f"Parts {SECRET}", personas=personas, steps=steps)


def _let_in(canvas: Canvas, people: Mapping[str, User]) -> None:
    roles = {"editor": "editor", "reviewer": "reviewer", "viewer": "viewer"}
    roles |= {"removed": "editor", "deactivated": "editor"}
    for name, role in roles.items():
        Member.objects.create(canvas=canvas, user=people[name], role=role)
    lay_out([canvas.pk])


def _sessions(made: World, people: Mapping[str, User], guest: Guest) -> None:
    for name, user in people.items():
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        made.sessions[name] = client.session.session_key or ""
    made.sessions["anonymous"] = _session({})
    made.sessions["guest"] = _session({"guest": str(guest.pk)})
    now, owner = timezone.now(), Actor.of(people["owner"])
    over = {"expires_at": now - dt.timedelta(seconds=1)}
    for name, kind, columns in (
        ("view link", "view", {}),
        ("comment link", "comment", {}),
        ("expired link", "comment", over),
        ("revoked link", "comment", {"revoked_at": now}),
    ):
        link, secret = editing.make_link(owner, made.canvas.pk, kind, days=30, label=SECRET)
        ShareLink.objects.filter(pk=link.pk).update(**columns)
        made.sessions[name] = _session({"share_links": [link.pk], "share_name": "A visitor"})
        if name == "comment link":
            made.at["canvases:open_link"] = {"token": secret}
    # Their sessions are older than what happened to them a second ago.
    _part(made, people)
    User.objects.filter(pk=people["deactivated"].pk).update(is_active=False)


def _part(made: World, people: Mapping[str, User]) -> None:
    """Somebody was taken out, before there was anything of what is secret now."""
    owner, pk = Actor.of(people["owner"]), made.canvas.pk
    comments.add(Actor.of(people["removed"]), pk, Draft("should", "My own words."))
    editing.remove_member(owner, pk, _member(people["removed"]))
    Parting.objects.update(title="Parts", owner_name="The owner")
    made.at["reviews:kept"] = {"pk": Parting.objects.get().pk}


def _session(values: Mapping[str, Any]) -> str:
    session = SessionStore()
    session.update(values)
    session.create()
    return session.session_key or ""


def _fill(made: World, people: Mapping[str, User]) -> None:
    """Something of everything that an address can name."""
    owner, pk = Actor.of(people["owner"]), made.canvas.pk
    _, secret = editing.invite(owner, pk, f"{SECRET}@example.org", "viewer")
    address = people["invited"].email
    EmailAddress.objects.create(user=people["invited"], email=address, verified=True)
    invited, _ = editing.invite(owner, pk, address, "viewer")
    added = editing.add(owner, pk, "costs", {"name": f"Cost {SECRET}"})
    removed = editing.remove(owner, pk, "costs", "x1", 1)
    editing.save_version(owner, pk, note=SECRET, kind="submitted")
    about = About(step=_STEP, block="personas", ref="p1")
    said = Draft("should", SECRET, about, field="think", proposed=f"{SECRET}, he says")
    comment = comments.add(owner, pk, said)
    editing.change(owner, pk, "personas", "p1", {"think": f"{SECRET}, twice"}, 1)
    edition = Edition.objects.filter(canvas=pk, row="p1").latest("pk")
    put_back = {"edition": edition.pk, "field": "think", "revision": "9"}
    made.data["wizard:history_row"] = put_back
    Letterhead.objects.create(user=people["reviewer"], name=SECRET, logo=SECRET.encode())
    links = ShareLink.objects.filter(canvas=pk, revoked_at=None)
    archive = {"archive_id": archives.ask(people["reviewer"], [pk]).pk}
    made.at |= {
        "reviews:archive": archive,
        "reviews:archive_download": archive,
        "canvases:invitation": {"token": secret},
        "canvases:withdraw": {"invitation": Invitation.objects.exclude(pk=invited.pk).get().pk},
        "canvases:accept_invitation": {"invitation": invited.pk},
        "canvases:decline_invitation": {"invitation": invited.pk},
        "canvases:revoke_link": {"link": links[0].pk},
        "canvases:change_role": {"member": _member(people["viewer"])},
        "canvases:remove_member": {"member": _member(people["viewer"])},
        "wizard:undo": {"undo_id": removed.undo},
        "wizard:take_back": {"revision": added.canvas_revision},
        "wizard:action": {"key": "analysis", "ref": Action.objects.get(canvas=pk).ref},
        "": {"canvas_id": pk, "key": _STEP, "number": 1, "pk": comment.pk},
    }


def _member(user: User) -> int:
    return Member.objects.get(user=user).pk


# States


_People = Mapping[str, User]


def _as_is(made: World, people: _People, guest: Guest) -> None:
    pass


def _closed(made: World, people: _People, guest: Guest) -> None:
    owner = Actor.of(people["owner"])
    editing.set_reviewing(owner, made.canvas.pk, drafts_open=False, reviewers_may_edit=False)


def _submitted(made: World, people: _People, guest: Guest) -> None:
    rounds.submit(Actor.of(people["owner"]), made.canvas.pk, scope="whole", message=SECRET, seen=0)


def _in_review(made: World, people: _People, guest: Guest) -> None:
    _submitted(made, people, guest)
    rounds.judge(Actor.of(people["reviewer"]), made.canvas.pk, "channels", "approve", seen=1)


def _changes_requested(made: World, people: _People, guest: Guest) -> None:
    _submitted(made, people, guest)
    reviewer = Actor.of(people["reviewer"])
    rounds.finish(reviewer, made.canvas.pk, outcome="changes", message=SECRET, seen=1)


def _approved(made: World, people: _People, guest: Guest) -> None:
    _submitted(made, people, guest)
    reviewer = Actor.of(people["reviewer"])
    rounds.finish(reviewer, made.canvas.pk, outcome="approved", message=SECRET, seen=1)


def _changed(made: World, people: _People, guest: Guest) -> None:
    _approved(made, people, guest)
    editing.add(Actor.of(people["owner"]), made.canvas.pk, "channels", {"name": SECRET})


def _reopened(made: World, people: _People, guest: Guest) -> None:
    _approved(made, people, guest)
    rounds.reopen(Actor.of(people["owner"]), made.canvas.pk, reason=SECRET, seen=1)


def _deleted(made: World, people: _People, guest: Guest) -> None:
    Canvas.objects.filter(pk=made.canvas.pk).update(deleted_at=timezone.now())


def _guests(made: World, people: _People, guest: Guest) -> None:
    """The guest's own: nobody else has heard of it."""
    Member.objects.all().delete()
    ShareLink.objects.all().delete()
    Canvas.objects.filter(pk=made.canvas.pk).update(owner=None, guest=guest)
    made.roles = {name: "owner" if name == "guest" else None for name in ROLES}


def _example(made: World, people: _People, guest: Guest) -> None:
    Member.objects.all().delete()
    ShareLink.objects.all().delete()
    Canvas.objects.filter(pk=made.canvas.pk).update(owner=None, example="rooftop-parts")
    made.roles = dict.fromkeys(ROLES, "visitor")


STATES: Mapping[str, Callable[[World, _People, Guest], None]] = {
    "draft": _as_is,
    "closed": _closed,
    "submitted": _submitted,
    "in review": _in_review,
    "changes requested": _changes_requested,
    "approved": _approved,
    "changed after approval": _changed,
    "reopened": _reopened,
    "deleted": _deleted,
    "a guest's": _guests,
    "example": _example,
}


class Writes:
    """Listens to what is stored, sessions aside."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql:
            self.heard.append(sql[:120])
        return execute(sql, params, many, context)

    def listening(self) -> Any:
        self.heard.clear()
        return connection.execute_wrapper(self)
