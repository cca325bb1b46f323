"""Finding canvases by what stands on them.

A save only says that the index is behind. Workers bring it up to date every half minute, and a
search brings along the few of the searcher's own canvases that changed just now: nobody searches
in what is no longer so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from accounts import names
from accounts.models import User
from canvases import storage
from canvases.document import Document
from canvases.document import index as index_of
from canvases.models import Canvas
from reviews.desk import words
from reviews.models import CanvasText, DeskRow, PrivateNote

# As many as a search waits for; the others it does without, and says so.
MOST_AT_ONCE = 10
# Somebody is typing: what changed a moment ago will change again.
_SETTLED = dt.timedelta(seconds=20)
_AT_A_TURN = 50
MOST_WORDS = 12
# Keys of the document whose texts are no words of people.
_NO_WORDS = frozenset({"format", "step", "about_hash", "code", "currency"})


def found(user: User, typed: str) -> Q:
    """The rows of somebody's desk whose canvases say all that was typed.

    Where they may not read the draft, title and organisation are all that is searched, and always
    what they noted for themselves.
    """
    wanted = words.words_in(typed)[:MOST_WORDS]
    if not wanted:
        return Q(pk__in=())
    titles = words.matching(user.pk, wanted, title_only=True)
    everything = words.matching(user.pk, wanted, title_only=False)
    return Q(text__in=everything, reads=True) | Q(text__in=titles, reads=False)


def bring_along(user: User) -> int:
    """Index what is behind on somebody's desk; how many there are for which that takes too long."""
    behind = CanvasText.objects.filter(
        stale_since__isnull=False, pk__in=DeskRow.objects.filter(user=user).values("text")
    )
    found = list(behind.order_by("-stale_since", "-id")[: MOST_AT_ONCE + 1])
    for text in found[:MOST_AT_ONCE]:
        index(text)
    return behind.count() if len(found) > MOST_AT_ONCE else 0


def catch_up() -> int:
    """Index what has been behind for a while; how many canvases. Workers call it in turns."""
    since = timezone.now() - _SETTLED
    behind = CanvasText.objects.filter(stale_since__isnull=False, stale_since__lt=since)
    found = list(behind.order_by("stale_since", "id")[:_AT_A_TURN])
    return sum(index(text) for text in found)


def index(text: CanvasText) -> bool:
    """Have the index say what the canvas says; False where somebody wrote meanwhile."""
    canvas = Canvas.objects.select_related("owner").filter(pk=text.canvas_id).first()
    if canvas is None:
        return False
    snapshot = storage.snapshot(canvas)
    title, told = words_of(snapshot.document)
    title = [*title, *words.words_in(_client(canvas))]
    with transaction.atomic():
        # Whoever saves holds this row: the words and the mark that they are true go together.
        held = Canvas.objects.select_for_update(no_key=True).filter(pk=canvas.pk).first()
        if held is None or held.revision != snapshot.revision:
            return False
        people = DeskRow.objects.filter(canvas=canvas).values_list("user", flat=True)
        words.put({text.pk: words.tokens(people, title, told, _noted(canvas))})
        CanvasText.objects.filter(pk=text.pk).update(stale_since=None)
    return True


def words_of(document: Document) -> tuple[Sequence[str], Sequence[str]]:
    """The words of title and organisation, and those of all that a canvas says."""
    title = words.words_in(f"{document.title} {document.organisation}")
    ids = index_of(document)
    told = (text for text in _texts(msgspec.to_builtins(document)) if text not in ids)
    return title, words.words_in("\n".join(told))


@receiver(names.renamed)
def call_anew(user: User, **rest: Any) -> None:
    """The canvases of somebody who is called otherwise now are found by that name."""
    behind = CanvasText.objects.filter(canvas__owner=user, stale_since=None)
    behind.update(stale_since=timezone.now())


def _client(canvas: Canvas) -> str:
    return canvas.owner.name if canvas.owner is not None else ""


@receiver(post_delete, sender=CanvasText)
def forget(instance: CanvasText, **rest: Any) -> None:
    """What is gone cannot be found, nor read in the index by who has the database."""
    words.drop([instance.pk])


def _noted(canvas: Canvas) -> Iterator[tuple[int, str]]:
    """The words of private notes, each with whose it is."""
    notes = PrivateNote.objects.filter(canvas=canvas).values_list("user", "text")
    return ((user, word) for user, text in notes for word in words.words_in(text))


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if key not in _NO_WORDS:
            yield value
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _texts(held, name)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held, key)
