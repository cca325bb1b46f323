"""Setting a finding aside with a reason, and taking it up again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext

from canvases import checks, models, storage
from canvases import document as doc
from canvases.access import Actor
from canvases.checks import Finding
from canvases.document.shape import shape_of
from canvases.editing.errors import Gone, Invalid
from canvases.editing.recording import Edited
from canvases.editing.values import plain
from canvases.editing.work import Saved, Work, work_on
from canvases.fields.kinds import Refused
from canvases.models import POSITION_GAP

_REASON = shape_of(doc.Dismissal).keys["reason"]


def dismiss(actor: Actor, canvas_id: UUID, code: str, about: Iterable[str], reason: str) -> Saved:
    """Set a finding aside until what it is about changes. A reviewer sees the reason.

    Raises Invalid for the reason, and Gone where there is no such finding any more.
    """
    with work_on(actor, canvas_id) as work:
        said = _checked(reason)
        document = storage.fresh(work.canvas).document
        finding = checks.find(document, code, about)
        if finding is None:
            raise Gone(code)
        if finding.dismissed != said:
            _forget(work, finding.code, finding.about)
            _store(work, document, finding, said)
            _record(work, "dismiss", finding, {"reason": finding.dismissed or ""}, {"reason": said})
    return work.saved("", work.canvas.revision, finding.message)


def undo_dismiss(actor: Actor, canvas_id: UUID, code: str, about: Iterable[str]) -> Saved:
    """Let a finding stand again; one that stands already stays as it is.

    Raises Gone where there is no such finding any more.
    """
    with work_on(actor, canvas_id) as work:
        finding = checks.find(storage.fresh(work.canvas).document, code, about)
        if finding is None:
            raise Gone(code)
        if finding.dismissed is not None:
            _forget(work, finding.code, finding.about)
            _record(work, "stand", finding, {"reason": finding.dismissed}, {"reason": ""})
    return work.saved("", work.canvas.revision, finding.message)


def _checked(reason: str) -> str:
    try:
        said = str(plain(_REASON, reason, "reason")).strip()
    except Refused as refused:
        raise Invalid({"reason": [str(refused)]}) from refused
    if not said:
        raise Invalid({"reason": [gettext("Say in a few words why it may stay as it is.")]})
    return said


def _forget(work: Work, code: str, about: tuple[str, ...]) -> None:
    """Drop what was said of it before, what has lapsed too."""
    held = models.Dismissal.objects.filter(canvas=work.canvas, code=code)
    meant = [pk for pk, ids in held.values_list("pk", "about") if checks.is_of(code, about, ids)]
    gone = held.filter(pk__in=meant)
    work.journal.gone(*gone)
    gone.delete()


def _store(work: Work, document: doc.Document, finding: Finding, reason: str) -> None:
    held = models.Dismissal.objects.filter(canvas=work.canvas)
    if held.count() >= doc.BLOCK_ITEMS:
        raise Invalid(
            {
                "": [
                    gettext("At most %(most)s findings can be set aside.")
                    % {"most": doc.BLOCK_ITEMS}
                ]
            }
        )
    last = held.aggregate(last=Max("position"))["last"] or 0
    dismissal = doc.Dismissal(code=finding.code, about=finding.about)  # type: ignore[arg-type]
    made = models.Dismissal.objects.create(
        canvas=work.canvas,
        position=last + POSITION_GAP,
        code=finding.code,
        about=list(finding.about),
        about_hash=doc.dismissal_hash(document, dismissal),
        reason=reason,
    )
    work.journal.made(made)


def _record(
    work: Work, verb: str, finding: Finding, before: dict[str, str], after: dict[str, str]
) -> None:
    about = sha256("\0".join(sorted(finding.about)).encode()).hexdigest()[:16]
    row = f"finding:{finding.code}:{about}"
    work.edited(Edited(row, "dismissals", finding.message, verb, before, after))
    work.did(verb, "dismissals", finding.code)
