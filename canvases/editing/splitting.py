"""Making several items of one whose name says several things."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from canvases import document as doc
from canvases import models
from canvases.access import Actor
from canvases.editing import consequences
from canvases.editing.errors import Invalid, NotFound
from canvases.editing.items import (
    add_item,
    change_item,
    check_revision,
    find,
    following,
    names_in,
    step_of,
)
from canvases.editing.two_in_one import parts
from canvases.editing.work import Saved, work_on

_ONE = gettext_noop("This reads like one thing.")
# What a list that has no names calls its items by.
_TEXTS = ("captures", "assumptions", "actions")


def split(actor: Actor, canvas_id: UUID, block: str, ref: str, revision: int | None) -> Saved:
    """Leave an item the first of the things that its name says, and add the others behind it.

    One step takes it back. A name that is on the list already is not added again. Raises Invalid
    where the name reads like one thing, and NotFound for a need, which is a part of a sentence.
    """
    if block == "problems":
        raise NotFound
    key = key_of(block)
    with work_on(actor, canvas_id) as work:
        item = find(work, block, ref)
        check_revision(work, block, item, revision)
        first, *others = several(block, getattr(item, key)) or ("",)
        if not others:
            raise Invalid({key: [gettext(_ONE)]})
        before = following(item)
        change_item(work, block, item, {key: first}, item.revision)
        taken = names_in(work, block)
        known = [name for name in others if doc.name_key(name) in taken]
        for name in (name for name in others if name not in known):
            about = {"step": item.step} if isinstance(item, models.Assumption) else {}
            add_item(work, block, {**about, key: name}, before=before)
        if known:
            work.also.append(
                gettext("On the list already: %(names)s.") % {"names": consequences.listed(known)}
            )
        work.did("change", block, ref, step=step_of(item))
    return work.saved(ref, item.revision, str(item))


def key_of(block: str) -> str:
    """What an item of a list is called by."""
    return "text" if block in _TEXTS else "name"


def several(block: str, name: str) -> tuple[str, ...]:
    """The several items that one of a list may be; empty where it reads like one."""
    return parts(name, of_people=block == "personas")
