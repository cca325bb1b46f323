"""PDFs that people asked for wait in line here, and task workers make them.

A web process never draws: it writes an order, and hands over what came of it. Small PDFs have a
lane of their own, so that a large one holds up none of them. In each, people take turns: whoever
asks for ten waits with nine of them while others get their first.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django_tasks import TaskContext, task

from canvases.exports.pdf import cache, process
from canvases.exports.pdf.process import PdfRequest
from canvases.models import Canvas, PdfOrder

QUICK, LONG = "pdf", "pdf-long"
LANES = (QUICK, LONG)
QUICK_SECONDS = 60.0
LONG_SECONDS = 20 * 60.0
LARGE = 200_000  # bytes of text, from which on it is not even tried among the quick ones
AT_ONCE = 1  # that are made for one person
AT_ONCE_IN_NETWORK = 3
MOST_WAITING = 10  # of one person; who asks for more asks again until there is room
MOST_WAITING_IN_NETWORK = 200
KEPT_FOR = dt.timedelta(hours=1)  # to be fetched, and remembered as failed
_UNABLE_FOR = dt.timedelta(seconds=30)
_LOST_AFTER = dt.timedelta(seconds=2 * LONG_SECONDS)
_BROKE_OFF = gettext_noop("The making of this PDF broke off.")
_WAITING, _MAKING = Q(state="waits"), Q(state="making")
_HEAVY = ("body", "content")


@dataclass(frozen=True)
class Asker:
    """Who asks, and from where; neither can be read back."""

    person: str
    network: str


@dataclass(frozen=True)
class QueuePosition:
    """Where an order is in its line: how many are made or wait before it."""

    before: int
    own: int  # of them, those of the same person


def ask(wanted: PdfRequest, canvas: Canvas, subject: str, asker: Asker) -> PdfOrder | None:
    """The order for this PDF, which is there already or made now; None while as many wait for this
    person, or in this network, as may."""
    key = _key(wanted, canvas, subject)
    found = _order_of(key)
    if found is not None:
        return found
    with transaction.atomic():
        # What was asked for before an edit, and has not begun, is of no use any more.
        _waiting_of(asker).filter(canvas=canvas, subject=subject).delete()
        if _is_full(asker):
            return None
        order = _written(wanted, canvas, subject, asker, key)
        if order is not None:
            _enqueue(is_long=order.is_long)
    return _order_of(key)


def find(canvas: Canvas, subject: str, order_id: str) -> PdfOrder | None:
    """An order by its id, without its bytes; None where it is over, or was never of this."""
    orders = PdfOrder.objects.defer(*_HEAVY).filter(canvas=canvas, subject=subject)
    order = orders.filter(pk=order_id).first()
    return order if order is not None and not is_over(order) else None


def content(order: PdfOrder) -> bytes:
    """The PDF that was made."""
    return bytes(PdfOrder.objects.values_list("content", flat=True).get(pk=order.pk))


def place(order: PdfOrder) -> QueuePosition:
    """How long the line is before an order that waits."""
    lane = PdfOrder.objects.defer(*_HEAVY).filter(_WAITING | _MAKING, is_long=order.is_long)
    before = [other for other in lane if other.state == "making" or _turn(other) < _turn(order)]
    return QueuePosition(len(before), sum(other.asker == order.asker for other in before))


def is_over(order: PdfOrder) -> bool:
    """Whether what came of it is too old to be handed over, or to be remembered."""
    if order.settled_at is None:
        return order.state == "making" and _is_lost(order)
    kept_for = _UNABLE_FOR if order.unable else KEPT_FOR
    return timezone.now() - order.settled_at > kept_for


@task(takes_context=True)
def make_next(context: TaskContext, is_long: bool) -> None:
    """Make the PDF of one lane whose turn it is."""
    order = _claimed(str(context.task_result.id), is_long)
    if order is None:
        return
    _make(order)
    with transaction.atomic():
        # Somebody may have been passed over while this one was made.
        waiting = PdfOrder.objects.filter(_WAITING)
        for lane in {order.is_long for order in waiting.only("is_long")}:
            _enqueue(is_long=lane)


def tidy() -> None:
    """Forget what is over. What was lost with its worker fails, or is done again by its task."""
    now = timezone.now()
    PdfOrder.objects.filter(settled_at__lt=now - KEPT_FOR).delete()
    lost = PdfOrder.objects.filter(_MAKING, began_at__lt=now - _LOST_AFTER)
    lost.update(state="failed", said=gettext(_BROKE_OFF), settled_at=now, body=b"")
    for lane in set(PdfOrder.objects.filter(_WAITING).values_list("is_long", flat=True)):
        _enqueue(is_long=lane)


def give_up(task_id: str) -> None:
    """Let what a task was at fail: its workers ended with it, again and again."""
    PdfOrder.objects.filter(_MAKING, task=task_id).update(
        state="failed", said=gettext(_BROKE_OFF), settled_at=timezone.now(), body=b""
    )


def draw_in_lane(wanted: PdfRequest, *, is_long: bool) -> bytes:
    """The PDF, in the time that its lane has. Raises process.NotMade."""
    if not is_long and len(wanted.body) > LARGE:
        raise process.TookTooLong(gettext("It is a large one."))
    seconds = LONG_SECONDS if is_long else QUICK_SECONDS
    return cache.make(wanted, seconds=seconds, is_long=is_long)


def _order_of(key: str) -> PdfOrder | None:
    order = PdfOrder.objects.defer(*_HEAVY).filter(key=key).first()
    if order is not None and is_over(order):
        order.delete()
        return None
    return order


def _key(wanted: PdfRequest, canvas: Canvas, subject: str) -> str:
    return hashlib.sha256(f"{canvas.pk} {subject} {cache.name_of(wanted)}".encode()).hexdigest()


def _waiting_of(asker: Asker) -> QuerySet[PdfOrder]:
    return PdfOrder.objects.filter(_WAITING, asker=asker.person)


def _is_full(asker: Asker) -> bool:
    if _waiting_of(asker).count() >= MOST_WAITING:
        return True
    nearby = PdfOrder.objects.filter(_WAITING, network=asker.network)
    return nearby.count() >= MOST_WAITING_IN_NETWORK


def _written(
    wanted: PdfRequest, canvas: Canvas, subject: str, asker: Asker, key: str
) -> PdfOrder | None:
    """None where another window wrote the same order a moment ago."""
    try:
        with transaction.atomic():
            return PdfOrder.objects.create(
                canvas=canvas,
                revision=canvas.revision,
                subject=subject,
                key=key,
                asker=asker.person,
                network=asker.network,
                turn=_turn_for(asker),
                is_long=len(wanted.body) > LARGE,
                question=dict(wanted.question),
                body=wanted.body,
            )
    except IntegrityError:
        return None


def _enqueue(*, is_long: bool) -> None:
    make_next.using(queue_name=LONG if is_long else QUICK).enqueue(is_long)


def _claimed(task_id: str, is_long: bool) -> PdfOrder | None:
    """The next one in line, as this task's own; None where nobody's turn is."""
    with transaction.atomic():
        busy = PdfOrder.objects.select_for_update().filter(_WAITING | _MAKING)
        orders = list(busy.defer("content", "body"))
        order = _left_by(task_id, orders) or _next(orders, is_long)
        if order is None:
            return None
        order.state, order.task, order.began_at = "making", task_id, timezone.now()
        order.save(update_fields=["state", "task", "began_at"])
    return order


def _left_by(task_id: str, orders: Sequence[PdfOrder]) -> PdfOrder | None:
    """What this same task was at when its worker ended."""
    left = (order for order in orders if order.state == "making" and order.task == task_id)
    return next(left, None)


def _next(orders: Sequence[PdfOrder], is_long: bool) -> PdfOrder | None:
    making = [order for order in orders if order.state == "making" and not _is_lost(order)]
    people = Counter(order.asker for order in making)
    networks = Counter(order.network for order in making)
    lane = (order for order in orders if order.state == "waits" and order.is_long == is_long)
    free = (
        order
        for order in sorted(lane, key=_turn)
        if people[order.asker] < AT_ONCE and networks[order.network] < AT_ONCE_IN_NETWORK
    )
    return next(free, None)


def _turn(order: PdfOrder) -> tuple[int, dt.datetime, UUID]:
    return order.turn, order.asked_at, order.pk


def _turn_for(asker: Asker) -> int:
    """One after the last of one's own, and none before those who are served now."""
    busy = PdfOrder.objects.filter(_WAITING | _MAKING)
    found = busy.aggregate(least=Min("turn"), own=Max("turn", filter=Q(asker=asker.person)))
    own = -1 if found["own"] is None else found["own"]
    return max(found["least"] or 0, own + 1)


def _is_lost(order: PdfOrder) -> bool:
    return order.began_at is not None and timezone.now() - order.began_at > _LOST_AFTER


def _make(order: PdfOrder) -> None:
    """Draw it; what is too much for the lane of the quick ones goes to the other, and what is too
    much there ends as a summary."""
    if order.canvas.deleted_at is not None:
        order.delete()
        return
    wanted = PdfRequest(order.question, bytes(order.body))
    try:
        made = draw_in_lane(wanted, is_long=order.is_long)
    except process.Unable as reason:
        _settle(order, state="failed", said=str(reason), unable=True)
    except process.TookTooLong as reason:
        if order.is_long:
            _settle(order, state="failed", said=str(reason), instead=_summarise(order, wanted))
        else:
            _put_in_long_lane(order)
    except process.NotMade as reason:
        _settle(order, state="failed", said=str(reason), instead=_summarise(order, wanted))
    else:
        _settle(order, state="made", content=made)


def _settle(order: PdfOrder, **said: object) -> None:
    PdfOrder.objects.filter(pk=order.pk).update(settled_at=timezone.now(), body=b"", **said)


def _put_in_long_lane(order: PdfOrder) -> None:
    with transaction.atomic():
        waits = {"state": "waits", "is_long": True, "task": "", "began_at": None}
        if PdfOrder.objects.filter(pk=order.pk).update(**waits):
            _enqueue(is_long=True)


def _summarise(order: PdfOrder, wanted: PdfRequest) -> bool:
    """Make the summary of what cannot be drawn whole, for whoever asks for it then."""
    summary = wanted.summary
    if summary is None:
        return False
    try:
        made = cache.make(summary, seconds=QUICK_SECONDS, is_long=order.is_long)
    except process.NotMade:
        return False
    subject = f"{order.subject}-summary"
    PdfOrder.objects.update_or_create(
        key=_key(summary, order.canvas, subject),
        defaults={
            "canvas": order.canvas,
            "revision": order.revision,
            "subject": subject,
            "asker": order.asker,
            "network": order.network,
            "question": dict(summary.question),
            "state": "made",
            "content": made,
            "settled_at": timezone.now(),
        },
    )
    return True
