"""A save that is sent again stores nothing again, and is answered as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction

from canvases import models
from canvases.access import Actor
from canvases.editing.errors import KeyTaken
from canvases.editing.tallying import tallied_once
from canvases.editing.work import lock


@dataclass(frozen=True)
class Outcome:
    """What a save answers. `body` is JSON; "repeat" in it says that it was answered before."""

    status: int
    body: dict[str, Any]


def once(
    actor: Actor,
    canvas_id: UUID,
    key: UUID | None,
    sent: str,
    run: Callable[[models.Canvas], Outcome],
) -> Outcome:
    """All saves of one request in one transaction, together with what they answer; or, where the
    canvas knows the key, what was answered then.

    The canvas is locked before its receipts are read, so that of two copies that come at once the
    second finds the receipt of the first. What is refused stores nothing, no receipt either: sent
    again it is judged anew. `sent` is a hash of the request; without a key nothing is kept.
    Raises NotFound, Forbidden, KeyTaken, and whatever `run` raises.
    """
    with transaction.atomic(), tallied_once():
        canvas = lock(actor, canvas_id)
        known = _receipt(canvas, key)
        if known is not None:
            return _again(known, sent)
        outcome = run(canvas)
        if outcome.status != HTTPStatus.OK:
            transaction.set_rollback(True)
        elif key is not None:
            models.Receipt.objects.create(
                canvas=canvas, key=key, sent=sent, status=outcome.status, body=outcome.body
            )
    return outcome


def _receipt(canvas: models.Canvas, key: UUID | None) -> models.Receipt | None:
    if key is None:
        return None
    return models.Receipt.objects.filter(canvas=canvas, key=key).first()


def _again(known: models.Receipt, sent: str) -> Outcome:
    if known.sent != sent:
        raise KeyTaken
    return Outcome(known.status, {**known.body, "repeat": True})
