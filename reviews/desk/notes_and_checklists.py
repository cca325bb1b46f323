"""What one person keeps for themselves: notes, phrases, and a checklist a step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from canvases import document as doc
from canvases import editing
from canvases.models import Canvas
from canvases.steps import BY_KEY
from reviews.desk.rows import mark_stale
from reviews.models import CheckItem, CheckTick, Phrase, PrivateNote, Round
from reviews.texts import checked

MOST_LINES = 50


class CheckLine(NamedTuple):
    """What to look at, and whether that was done."""

    pk: int
    text: str
    ticked: bool


def note_of(user: User, canvas: Canvas, step: str) -> str:
    """What somebody noted for themselves about a step, or with "" about the canvas."""
    held = PrivateNote.objects.filter(user=user, canvas=canvas, step=step)
    return held.values_list("text", flat=True).first() or ""


def save_note(user: User, canvas: Canvas, step: str, text: str) -> None:
    """Raises NotFound for a step that there is not, and Invalid."""
    if step and step not in BY_KEY:
        raise editing.NotFound
    said = checked(text, "note", most=doc.NOTE_LENGTH, clear=False)
    place: dict[str, Any] = {"user": user, "canvas": canvas, "step": step}
    with transaction.atomic():
        # Whoever indexes the canvas holds this row: the note is in there, or known to be missing.
        Canvas.objects.select_for_update(no_key=True).filter(pk=canvas.pk).first()
        if said.strip():
            values = {"text": said, "at": timezone.now()}
            PrivateNote.objects.update_or_create(defaults=values, **place)
        else:
            PrivateNote.objects.filter(**place).delete()
        mark_stale(canvas.pk)


def phrases(user: User) -> list[Phrase]:
    return list(Phrase.objects.filter(user=user).order_by("id"))


def save_phrases(user: User, typed: str) -> None:
    """One a line, in place of those there are. Raises Invalid."""
    lines = _lines(typed, "phrases", doc.TEXT_LENGTH)
    with transaction.atomic():
        Phrase.objects.filter(user=user).exclude(text__in=lines).delete()
        known = set(Phrase.objects.filter(user=user).values_list("text", flat=True))
        Phrase.objects.bulk_create(Phrase(user=user, text=t) for t in lines if t not in known)


def checklists(user: User) -> Mapping[str, tuple[str, ...]]:
    """What somebody looks at, by step."""
    found: dict[str, list[str]] = {key: [] for key in BY_KEY}
    for item in CheckItem.objects.filter(user=user).order_by("step", "position"):
        found[item.step].append(item.text)
    return {step: tuple(lines) for step, lines in found.items()}


def save_checklist(user: User, step: str, typed: str) -> None:
    """One a line, in this order; what was ticked and stays, stays ticked. Raises Invalid."""
    if step not in BY_KEY:
        raise editing.NotFound
    lines = _lines(typed, step, doc.NAME_LENGTH)
    with transaction.atomic():
        items = CheckItem.objects.filter(user=user, step=step)
        items.exclude(text__in=lines).delete()
        known = {item.text: item for item in items}
        for position, text in enumerate(lines):
            item = known.get(text) or CheckItem(user=user, step=step, text=text)
            item.position = position
            item.save()


def save_all(user: User, typed: Mapping[str, str]) -> None:
    """Phrases, and the checklist of each step that is given, all or nothing. Raises Invalid."""
    with transaction.atomic():
        if "phrases" in typed:
            save_phrases(user, typed["phrases"])
        for step in BY_KEY:
            if step in typed:
                save_checklist(user, step, typed[step])


def checklist(user: User, step: str, round_: Round | None) -> list[CheckLine]:
    """The lines of a step, ticked or not in this round."""
    ticks = CheckTick.objects.filter(item=OuterRef("pk"), round=round_)
    items = CheckItem.objects.filter(user=user, step=step).order_by("position")
    found = items.annotate(ticked=Exists(ticks)).values_list("pk", "text", "ticked")
    return [CheckLine(*one) for one in found]


def tick(user: User, step: str, round_: Round, wanted: Iterable[str]) -> None:
    """Tick these lines of the step in this round, and no others."""
    ids = {int(pk) for pk in wanted if pk.isdecimal()}
    items = CheckItem.objects.filter(user=user, step=step)
    with transaction.atomic():
        CheckTick.objects.filter(round=round_, item__in=items).exclude(item__in=ids).delete()
        CheckTick.objects.bulk_create(
            [CheckTick(item=item, round=round_) for item in items.filter(pk__in=ids)],
            ignore_conflicts=True,
        )


def _lines(typed: str, field: str, most: int) -> list[str]:
    text = checked(typed, field, most=MOST_LINES * most)
    lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if len(lines) > MOST_LINES:
        raise editing.Invalid(
            {
                field: [
                    gettext("At most %(most)s lines; these are %(count)s.")
                    % {"most": MOST_LINES, "count": len(lines)}
                ]
            }
        )
    return [checked(line, field, most=most) for line in lines]
