"""Desks of any size, made in few statements: what they hold is what lists read."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from accounts.models import User
from canvases.document import name_key
from canvases.models import Assumption, Canvas, Member, StepState, Version
from reviews.desk import words
from reviews.models import CanvasText, DeskRow, Review, Round

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
_STATES = (
    ("draft", "them"),
    ("submitted", "me"),
    ("changes_requested", "them"),
    ("approved", ""),
)
_NAMES = ("Rooftop", "Harbour", "Docket", "Gridline", "Lantern", "Orchard", "Quarry")
_AT_ONCE = 1_000


def fill(reviewer: User, others: User, *, mine: int, all_in_all: int, seed: int = 1) -> None:
    """Canvases of `others`, of which the first `mine` lie on the reviewer's desk and the rest on
    that of a colleague, and whose words are indexed."""
    colleague, _ = User.objects.get_or_create(email=f"colleague{reviewer.pk}@example.org")
    chance = random.Random(seed)
    for start in range(0, all_in_all, _AT_ONCE):
        some = range(start, min(start + _AT_ONCE, all_in_all))
        canvases = Canvas.objects.bulk_create(_canvases(others, some, chance))
        texts = CanvasText.objects.bulk_create(CanvasText(canvas=one) for one in canvases)
        Member.objects.bulk_create(
            Member(canvas=one, user=reviewer if number < mine else colleague, role="reviewer")
            for number, one in zip(some, canvases, strict=True)
        )
        rows = list(zip(some, canvases, texts, strict=True))
        _stand_on(canvases)
        DeskRow.objects.bulk_create(_rows(others, "owner", rows, chance))
        on_desk = [row for row in rows if row[0] < mine]
        DeskRow.objects.bulk_create(_rows(reviewer, "reviewer", on_desk, chance))
        words.put(
            {
                text.pk: _words(one, number, others, reviewer if number < mine else None)
                for number, one, text in rows
            }
        )


def _words(canvas: Canvas, number: int, *people: User | None) -> list[str]:
    told = (f"word{number % 97}", "technicians" if number % 4 else "owners", f"roof{number % 3}")
    readers = [person.pk for person in people if person]
    return words.tokens(readers, words.words_in(canvas.title), told)


def _canvases(owner: User, numbers: range, chance: random.Random) -> Iterator[Canvas]:
    for number in numbers:
        yield Canvas(
            owner=owner,
            title=f"{chance.choice(_NAMES)} {number}",
            organisation=f"Client {number % 500}",
            changed_at=NOW - dt.timedelta(minutes=chance.randrange(100_000)),
            revision=chance.randrange(1, 50),
            errors=chance.choice((0, 0, 0, 1, 4)),
            warnings=chance.choice((0, 0, 2, 5)),
            untested=1,
        )


def _stand_on(canvases: list[Canvas]) -> None:
    """A round, two steps begun and two assumptions for each, so that no table is empty."""
    versions = Version.objects.bulk_create(
        Version(canvas=one, number=1, kind="submitted", document="{}", revision=1)
        for one in canvases
    )
    rounds = Round.objects.bulk_create(
        Round(canvas=version.canvas, number=1, scope="whole", version=version)
        for version in versions
    )
    Review.objects.bulk_create(
        Review(canvas=one.canvas, state="submitted", number=1, round=one) for one in rounds
    )
    StepState.objects.bulk_create(
        StepState(canvas=one, step=step, status="done")
        for one in canvases
        for step in ("customer-segments", "channels")
    )
    Assumption.objects.bulk_create(
        Assumption(canvas=one, ref=ref, position=1, text="Ted has a phone", status=status)
        for one in canvases
        for ref, status in (("h1", "untested"), ("h2", "supported"))
    )


def _rows(
    user: User, role: str, rows: list[tuple[int, Canvas, CanvasText]], chance: random.Random
) -> Iterator[DeskRow]:
    for _, canvas, text in rows:
        state, waits = chance.choice(_STATES)
        yield DeskRow(
            user=user,
            canvas=canvas,
            text=text,
            role=role,
            reads=True,
            title_key=name_key(canvas.title),
            organisation_key=name_key(canvas.organisation),
            changed_at=canvas.changed_at,
            revision=canvas.revision,
            seen=chance.choice((0, canvas.revision)),
            errors=canvas.counts["error"],
            findings=sum(canvas.counts.values()),
            untested=canvas.untested,
            comments=chance.randrange(5),
            state=state,
            approved_revision=canvas.revision // 2 if state == "approved" else 0,
            waits=waits,
            since=canvas.changed_at,
        )
