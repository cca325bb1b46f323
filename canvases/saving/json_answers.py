"""What saves answer to a script: JSON, in the words of the wire (see docs/adr/0090).

A request asks for it with `Accept: application/json`. All others get pages.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext, gettext_noop

from accounts.actors import belongs_to
from canvases import access, editing
from canvases.access import Actor
from canvases.editing import Outcome, Saved
from canvases.models import Canvas, Edition
from canvases.saving import edition_log
from canvases.saving.conflicts import Clash, Conflict
from canvases.saving.settling import Edit, Keep, Save, Settled, Stored, decide
from web.answers import kept_nowhere

KEY = "X-Save-Key"
ACTOR = "X-Save-Actor"
# What a page says beside what was typed. It may have moved on when a save is sent again.
_BESIDE = ("csrfmiddlewaretoken", "revision", "base-", "seen")
_KEEPS: Mapping[str, Keep] = {"both": "both", "mine": "mine", "theirs": "theirs"}
_UNREAD = gettext_noop(
    "The server could not read this. Copy it, reload the page, and put it in again."
)


class SaveReply(JsonResponse):
    """An outcome, on its way to a script."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.body, status=outcome.status)
        self.outcome = outcome
        kept_nowhere(self)


def wanted(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def answer(
    request: HttpRequest, canvas_id: uuid.UUID, run: Callable[[Canvas], Outcome]
) -> SaveReply:
    """Run the saves of a request once, and answer. `run` gets the locked canvas; what it raises
    of NotFound, Forbidden, Http404 and PermissionDenied is answered here."""
    signed_out = _signed_out(request)
    if signed_out:
        return SaveReply(signed_out)
    try:
        key = _key(request)
    except ValueError:
        return SaveReply(invalid({"": [gettext(_UNREAD)]}, ""))
    try:
        outcome = editing.once(access.actor_of(request), canvas_id, key, _sent(request), run)
    except (editing.NotFound, Http404):
        outcome = _not_found(request, canvas_id)
    except (editing.Forbidden, PermissionDenied):
        outcome = _refusal(editing.Forbidden)
    except editing.EditingError as refused:
        outcome = _refused(refused, "")
    return SaveReply(outcome)


def settle(
    request: HttpRequest,
    canvas: Canvas,
    saves: Sequence[Save],
    where: str,
    done: Callable[[Stored], Outcome],
    *,
    restored: bool = False,
) -> Outcome:
    """All saves of a form, or why they are refused; `where` is the form's id.

    For what was `restored` unseen both texts are kept, as a conflict would offer.
    """
    keep = "both" if restored else _KEEPS.get(request.POST.get("resolve", ""), "")
    match decide(saves, merging=True, keep=keep, anyhow=restored):
        case Stored() as stored:
            return done(stored)
        case editing.Shared() as shared:
            return _asks(shared, where)
        case Conflict() as conflict:
            return _conflict(conflict, canvas, access.actor_of(request), where)
        case refused:
            return _refused(refused, where)


def answered(
    saves: Sequence[Save],
    stored: Stored,
    canvas: Canvas,
    *,
    where: str,
    ref: str = "",
    focus: str = "",
    said: str = "",
    undo: str = "",
    **more: Any,
) -> Outcome:
    """Saves that went through, of which the last is what the form is about. `undo` is the
    address that takes it back without scripts; "changes" are the revisions that they made of the
    `canvas`, as it was found, for undo and redo."""
    saved = stored.last or Saved("", 0, canvas.revision, at=canvas.changed_at)
    merged = {name: value for one in stored.settled for name, value in one.merged.items()}
    text = " ".join((said, *stored.also)).strip()
    body = {
        "ref": ref,
        "revision": saved.revision,
        "revisions": _revisions(saves, stored.settled),
        "canvas": saved.canvas_revision,
        "at": saved.at.isoformat() if saved.at else None,
        "where": where,
        "focus": focus,
        "flash": {"text": text, "undo": undo} if text else None,
        "undo": undo or None,
        "changes": list(range(canvas.revision + 1, saved.canvas_revision + 1)),
        "merged": merged or None,
        "repeat": False,
        **more,
    }
    return Outcome(HTTPStatus.OK, body)


def invalid(errors: Mapping[str, list[str]], where: str) -> Outcome:
    body = {"errors": {name: list(said) for name, said in errors.items()}, "where": where}
    return Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, body)


def _refused(refused: editing.EditingError, where: str) -> Outcome:
    """What has nothing to choose between, in words for a person."""
    if isinstance(refused, editing.Invalid):
        return invalid(refused.errors, where)
    if isinstance(refused, editing.KeyTaken):
        return invalid({"": [gettext(refused.words)]}, where)
    return _refusal(type(refused), where=where)


def deleted(edition: Edition, restore: str, actor: Actor) -> Outcome:
    """What somebody deleted meanwhile, and the address that brings it back."""
    by = edition_log.name_for(edition.user, edition.guest, actor)
    body = {
        "what": edition.name,
        "by": by,
        "own": by == gettext(edition_log.ELSEWHERE),
        "at": edition.ended_at.isoformat(),
        "restore": restore,
    }
    return Outcome(HTTPStatus.CONFLICT, {"deleted": body})


def _asks(shared: editing.Shared, where: str) -> Outcome:
    """What somebody has to say before it can be stored; the answer is sent as `shared`."""
    answers = [{"value": value, "label": label} for value, label in shared.answers.items()]
    asks = {"field": shared.field, "text": shared.ask, "name": "shared", "answers": answers}
    return Outcome(HTTPStatus.CONFLICT, {"where": where, "asks": asks})


def _refusal(refused: type[editing.EditingError], **more: str) -> Outcome:
    """`reason` is a word for scripts, `message` the sentence that a person reads."""
    body = {"reason": refused.reason, "message": gettext(refused.words), **more}
    return Outcome(refused.status, body)


def _conflict(found: Conflict, canvas: Canvas, actor: Actor, where: str) -> Outcome:
    """What somebody has to choose between, and whose words they are."""
    by, at = edition_log.who_changed(canvas.pk, found.stale.changed_in, actor)
    clashes = found.clashes.items()
    body = {
        "where": where,
        "act": found.act,
        "revision": found.stale.revision,
        "revisions": found.revisions,
        "by": by,
        "own": by == gettext(edition_log.ELSEWHERE),
        "at": at.isoformat() if at else None,
        "fields": {name: _clash(clash) for name, clash in clashes},
        "both": {name: clash.both for name, clash in clashes if clash.both is not None},
        "second": found.second or None,
    }
    return Outcome(HTTPStatus.CONFLICT, {"conflict": body})


def _revisions(saves: Sequence[Save], settled: Sequence[Settled]) -> dict[str, int]:
    """What the form has seen now, by the names under which it says so."""
    pairs = zip(saves, settled, strict=True)
    return {
        save.seen_as if isinstance(save, Edit) else "revision": one.saved.revision
        for save, one in pairs
    }


def _clash(clash: Clash) -> dict[str, str]:
    return {
        "label": clash.label,
        "kind": clash.kind,
        "mine": clash.mine,
        "theirs": clash.theirs,
    }


def _signed_out(request: HttpRequest) -> Outcome | None:
    """Words of one person are never stored as somebody else's, who signed in meanwhile."""
    actor = access.actor_of(request)
    if KEY in request.headers and actor.user is None and actor.guest is None:
        return Outcome(HTTPStatus.UNAUTHORIZED, {"reason": "signed-out"})
    if ACTOR in request.headers and not belongs_to(request, request.headers[ACTOR]):
        reason = "somebody-else" if actor.user else "signed-out"
        return Outcome(HTTPStatus.UNAUTHORIZED, {"reason": reason})
    return None


def _not_found(request: HttpRequest, canvas_id: uuid.UUID) -> Outcome:
    """404; but 401 for a guest who does not see the canvas, who may be somebody signed out.

    Whether there is such a canvas makes no difference.
    """
    actor = access.actor_of(request)
    sees = access.visible_to(actor).filter(pk=canvas_id)
    if KEY in request.headers and actor.user is None and not sees.exists():
        return Outcome(HTTPStatus.UNAUTHORIZED, {"reason": "signed-out"})
    return _refusal(editing.NotFound)


def _key(request: HttpRequest) -> uuid.UUID | None:
    said = request.headers.get(KEY)
    return None if said is None else uuid.UUID(said)


def _sent(request: HttpRequest) -> str:
    """A hash of the address and of what was typed."""
    typed = [
        (name, sorted(values) if name == "cell" else values)
        for name, values in sorted(request.POST.lists())
        if not name.startswith(_BESIDE)
    ]
    return sha256(json.dumps([request.path, typed]).encode()).hexdigest()
