"""What the halfway review and the analysis read out of a canvas, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from canvases.document import Document, is_empty
from canvases.insights import assumption_register
from canvases.insights.assumption_register import RegisteredAssumption
from canvases.measures import risks
from canvases.page_ids import handle
from canvases.plots import assumption_plot, balance_plot, channel_plot, thread_picture
from canvases.steps import BY_KEY, STEPS, Step
from canvases.storage import Snapshot
from canvases.threads import Thread
from wizard.shown.findings import SHOWN, ShownFinding, notices

RISKIEST = 3
WHOS_SHOWN = 12  # to choose from, before the rest stand behind a line
# The steps up to the halfway review.
_CUSTOMER_HALF = frozenset(step.key for step in STEPS[: STEPS.index(BY_KEY["halfway"]) + 1])


def context(
    step: Step, canvas_id: UUID, snapshot: Snapshot, asked: Mapping[str, str]
) -> dict[str, Any]:
    """What the template of the review, or of the analysis, needs; nothing at other steps.

    `who` chooses whose thread is drawn.
    """
    empty = {"is_empty": is_empty(snapshot.document)}
    if step.key == "halfway":
        found = [one for one in snapshot.insights.findings if one.step in _CUSTOMER_HALF]
        settle = _to_settle(notices(canvas_id, found, snapshot))
        return {**empty, **settle, "riskiest": _riskiest(snapshot.document)}
    if step.key == "analysis":
        every = notices(canvas_id, snapshot.insights.findings, snapshot)
        return {**empty, **_to_settle(every), **_whole(snapshot, asked.get("who", ""))}
    return {}


def _to_settle(found: tuple[ShownFinding, ...]) -> dict[str, Any]:
    """The findings to settle, the worst first, and those that were dismissed."""
    standing = [one for one in found if not one.reason]
    return {
        "settle": standing[:SHOWN],
        "more_settle": standing[SHOWN:],
        "settled": [one for one in found if one.reason],
    }


def _whole(snapshot: Snapshot, who: str) -> dict[str, Any]:
    """All that can be read out of the canvas."""
    document, insights = snapshot.document, snapshot.insights
    entries = assumption_register.entries(document, today=timezone.localdate())
    return {
        **_thread(document, insights.threads, who),
        "week": insights.week,
        "week_ref": handle(insights.week.assumption.id) if insights.week else "",
        "balance": balance_plot(document, insights.balance),
        "entries": entries,
        "late": assumption_register.late(entries),
        "assumption_plot": assumption_plot(entries),
        "grid": insights.grid,
        "channel_plot": channel_plot(insights.ranking),
        "things": insights.things,
    }


def _riskiest(document: Document) -> list[tuple[str, RegisteredAssumption]]:
    entries = {
        one.id: one for one in assumption_register.entries(document, today=timezone.localdate())
    }
    return [(handle(one.id), entries[one.id]) for one in risks.riskiest(document, RISKIEST)]


def _thread(document: Document, found: tuple[Thread, ...], who: str) -> dict[str, Any]:
    whos = [(handle(one.who), one) for one in found]
    chosen = dict(whos).get(who) or (found[0] if found else None)
    return {
        "whos": whos[:WHOS_SHOWN],
        "more_whos": whos[WHOS_SHOWN:],
        "thread": chosen,
        "who": handle(chosen.who) if chosen else "",
        "who_asked": bool(who),
        "picture": thread_picture(document, chosen) if chosen else None,
    }
