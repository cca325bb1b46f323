"""What some steps show beyond their lists: one function a step that has more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext

from canvases import markdown, sentences, words
from canvases.blocks import ACTIONS, Field, relationships
from canvases.document import WHO, Document, named
from canvases.insights import ChipMaker
from canvases.page_ids import handle
from canvases.steps import (
    EXAMPLE_TITLES,
    Question,
    Step,
    analysis,
    customer_relationships,
    revenue_streams,
    value_propositions,
)
from canvases.storage import Snapshot
from wizard.shown import journey, need_sentences
from wizard.shown.item_marks import ItemMarks


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question that is answered once for the whole canvas, and what stands there."""

    key: str
    label: str
    help: str
    placeholder: str
    text: str
    revision: int


@dataclass(frozen=True)
class DealingChoice:
    """One of the three choices of step 4, with what each option means."""

    key: str
    label: str
    options: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Dealing:
    """How everyone is dealt with: the relationship that names nobody, "" where there is none."""

    ref: str
    revision: int
    fields: tuple[tuple[DealingChoice, str], ...]


@dataclass(frozen=True)
class ForceRow:
    key: str
    question: str
    help: str
    rating: int | None
    note: str
    revision: int


@dataclass(frozen=True)
class ActionRow:
    ref: str
    text: str
    owner: str
    due: Any
    done: bool
    revision: int


def context(
    step: Step, snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    """The template variables that one step needs beyond every step's."""
    maker = _MAKERS.get(step.key)
    return maker(snapshot, chip_maker, asked) if maker else {}


def advice(step: Step, document: Document) -> str:
    """What steps 6 and 7 say to the founder's kind of business, once it is known."""
    return step.guidance.advice.get(document.business_type or "", "")


def more_help(step: Step) -> tuple[tuple[str, str], ...]:
    """The longer help as HTML."""
    return tuple((help.title, _drawn(help.text)) for help in step.guidance.more)


def examples(step: Step, document: Document) -> list[dict[str, Any]]:
    """The worked examples, the founder's own kind of business first."""
    texts = step.guidance.examples
    own = document.business_type or "product"
    order = sorted(texts, key=lambda kind: kind != own)
    return [{"title": gettext(EXAMPLE_TITLES[kind]), "text": _drawn(texts[kind])} for kind in order]


@cache
def _drawn(text: str) -> str:
    """Guidance as HTML, made once a process and language: it is the same for everybody."""
    return markdown.render(text)


def _value_propositions(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    document = snapshot.document
    marks = ItemMarks(document, snapshot.insights, value_propositions.STEP.key, snapshot.revisions)
    return {
        "sentences": need_sentences.sentences_of(chip_maker, snapshot.revisions, marks),
        "positioning": sentences.positioning(document),
        "positioning_fields": _answers(
            "positioning", value_propositions.POSITIONING, document.positioning, snapshot
        ),
    }


def _channels(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    who = asked.get("who", "")
    return {
        "journeys": journey.journeys(chip_maker),
        "journey_stages": journey.heads(),
        "journey_whos": (
            (journey.EVERYONE, journey.EVERYONE),
            *((handle(ref), name) for ref, name in named(snapshot.document, WHO)),
        ),
        "journey_editor": journey.editor(snapshot.document, who, snapshot.revisions)
        if who and snapshot.document.channels
        else None,
    }


def _relationships(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    document = snapshot.document
    shared = next((r for r in document.relationships if not r.serves), None)
    choices = [_choice(field) for field in relationships.EVERYONE]
    return {
        "dealing_title": gettext(customer_relationships.EVERYONE_TITLE),
        "differs_title": gettext(customer_relationships.DIFFERENT_TITLE),
        "dealing": Dealing(
            ref=handle(shared.id) if shared else "",
            revision=snapshot.revisions.get(shared.id, 0) if shared else 0,
            fields=tuple((c, getattr(shared, c.key, None) or "") for c in choices),
        ),
        "whos": named(document, WHO),
        "journeys": journey.journeys(chip_maker),
        "journey_stages": journey.heads(),
        "premiums": [(handle(r.id), r.name) for r in document.relationships if r.premium == "yes"],
    }


def _choice(field: Field) -> DealingChoice:
    options = tuple((key, label, field.glosses.get(key, "")) for key, label in field.choices)
    return DealingChoice(field.key, field.label, options)


def _revenue_streams(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    document = snapshot.document
    field = revenue_streams.CAPTURE_SUMMARY
    return {
        "capture_answers": [
            AnsweredQuestion(
                field.key,
                field.label,
                field.help,
                field.placeholder,
                document.capture_summary,
                snapshot.revisions.get(f"answer:{field.key}", 0),
            )
        ],
        "also_whos": named(document, WHO),
        "also_offers": named(document, ("propositions",)),
    }


def _halfway(snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]) -> dict[str, Any]:
    return {"story": sentences.story(snapshot.document, half=True)}


def _key_activities(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "business_types": words.choices("canvas.business_type"),
        "details_revision": snapshot.revisions.get("details", 0),
    }


def _key_partnerships(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    """Partners are suggested from what is not core and what nobody provides yet."""
    provided = {ref for partner in snapshot.document.partners for ref in partner.provides}
    return {
        "suggestions": [
            (activity.id, activity.name)
            for activity in snapshot.document.activities
            if not activity.core and activity.id not in provided
        ]
    }


def _analysis(
    snapshot: Snapshot, chip_maker: ChipMaker, asked: Mapping[str, str]
) -> dict[str, Any]:
    document = snapshot.document
    told = sentences.story(document)
    half = len(sentences.story(document, half=True))
    return {
        "story": told[:half],
        "infrastructure": told[half:],
        "design": _answers(
            "design_answers", analysis.DESIGN_QUESTIONS, document.design_answers, snapshot
        ),
        "forces": _forces(snapshot),
        "force_rating": gettext(analysis.FORCE_RATING),
        "actions_block": ACTIONS,
        "actions": _actions(snapshot),
        "next_review": document.next_review,
        "next_review_field": analysis.NEXT_REVIEW,
        "details_revision": snapshot.revisions.get("details", 0),
    }


def _answers(
    group: str, fields: tuple[Field | Question, ...], held: Any, snapshot: Snapshot
) -> list[AnsweredQuestion]:
    return [
        AnsweredQuestion(
            f"{group}.{field.key}",
            field.label if isinstance(field, Field) else field.question,
            field.help,
            getattr(field, "placeholder", ""),
            getattr(held, "for_" if field.key == "for" else field.key),
            snapshot.revisions.get(f"answer:{group}.{field.key}", 0),
        )
        for field in fields
    ]


def _forces(snapshot: Snapshot) -> list[ForceRow]:
    held = {force.force: force for force in snapshot.document.forces}
    return [
        ForceRow(
            question.key,
            question.question,
            question.help,
            held[question.key].rating if question.key in held else None,
            held[question.key].note if question.key in held else "",
            snapshot.revisions.get(f"force:{question.key}", 0),
        )
        for question in analysis.FORCES
    ]


def _actions(snapshot: Snapshot) -> list[ActionRow]:
    return [
        ActionRow(
            ref,
            action.text,
            action.owner,
            action.due,
            action.done,
            snapshot.revisions.get(f"action:{ref}", 0),
        )
        for ref, action in zip(snapshot.actions, snapshot.document.actions, strict=True)
    ]


_Maker = Callable[[Snapshot, ChipMaker, Mapping[str, str]], dict[str, Any]]
_MAKERS: Mapping[str, _Maker] = {
    "value-propositions": _value_propositions,
    "channels": _channels,
    "customer-relationships": _relationships,
    "revenue-streams": _revenue_streams,
    "halfway": _halfway,
    "key-activities": _key_activities,
    "key-partnerships": _key_partnerships,
    "analysis": _analysis,
}
