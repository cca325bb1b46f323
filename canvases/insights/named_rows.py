"""What the rows of a canvas are called in front of people, and what their fields are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvases import words
from canvases.blocks import LISTS, Field
from canvases.checks import REGISTRY
from canvases.document import isolated
from canvases.steps import (
    BY_KEY,
    DETAILS,
    STEP_OF_KEY,
    Question,
    analysis,
    revenue_streams,
    value_propositions,
)
from web.text import formats
from web.text.language import gettext
from web.text.language import gettext_noop as _

Fields = Mapping[str, Field]  # by their keys in the document

NOTE = Field(key="note", label=_("Note for this step"), kind="text")
STATUS = Field(
    key="status",
    label=_("How far is this step?"),
    kind="choice",
    choices=words.CHOICES["steps.status"],
)
LITMUS = "litmus"
WHY_ASIDE = Field(key="reason", label=_("Why it may stay as it is"), kind="text")
REASON = Field(key="reason", label=_("Why it does not apply"))
_ANSWERS: Mapping[str, Field | Question] = {
    "capture_summary": revenue_streams.CAPTURE_SUMMARY,
    **{f"positioning.{field.key}": field for field in value_propositions.POSITIONING},
    **{f"design_answers.{question.key}": question for question in analysis.DESIGN_QUESTIONS},
}
_FORCES = {question.key: question for question in analysis.FORCES}


@dataclass(frozen=True)
class NamedRow:
    """A row as people know it. `step` is where it stands, "" for the canvas itself; `texts` are
    the fields whose earlier words can be put back."""

    kind: str
    title: str
    step: str
    fields: Fields

    @property
    def texts(self) -> frozenset[str]:
        return frozenset(self.fields) - {STATUS.key, REASON.key, LITMUS}


def named_row(row: str, block: str, name: str) -> NamedRow:
    """A row of `storage.Snapshot.revisions`; `name` is what its item is called."""
    if block in LISTS:
        return _item(block, name)
    key = row.partition(":")[2]
    if block == "steps":
        return _step(key)
    if block == "answers":
        step = STEP_OF_KEY[key.partition(".")[0]].key
        fields = {"text": Field(key="text", label=_("Answer"), kind="text")}
        return NamedRow(gettext("Answer"), answer_label(key), step, fields)
    if block == "forces":
        rated = {"rating": Field(key="rating", label=_("How hard"), kind="rating")}
        fields = {**rated, "note": Field(key="note", label=_("A line about it"))}
        return NamedRow(gettext("Force"), force_label(key), STEP_OF_KEY[block].key, fields)
    if block == "journey_notes":
        stage = words.label("journey_notes.stage", key.rpartition(":")[2])
        fields = {"text": Field(key="text", label=_("On the journey"), kind="text")}
        who_and_when = formats.in_line((isolated(name), stage.lower()))
        return NamedRow(gettext("Journey"), who_and_when, STEP_OF_KEY[block].key, fields)
    if block == "dismissals":
        code = key.partition(":")[0]
        return NamedRow(gettext("Finding"), name, REGISTRY[code].step, {"reason": WHY_ASIDE})
    if block == "versions":
        return NamedRow(gettext("Canvas"), name, "", {})
    return NamedRow(
        gettext("Canvas"), gettext("Title and details"), "", {field.key: field for field in DETAILS}
    )


def answer_label(key: str) -> str:
    """The question that an answer is to, or its place in the sentence for a stranger."""
    asked = _ANSWERS.get(key)
    return key if asked is None else asked.label if isinstance(asked, Field) else asked.question


def force_label(key: str) -> str:
    return _FORCES[key].question


def list_label(block: str, name: str) -> str:
    """What a list of links is called."""
    if block in LISTS:
        for field in LISTS[block].every_field:
            if field.key == name:
                return field.label
    links = (link for step in BY_KEY.values() for link in step.links)
    return next((link.title for link in links if link.key == name), name)


def _item(block: str, name: str) -> NamedRow:
    listed = LISTS[block]
    fields = {field.key: field for field in listed.every_field}
    return NamedRow(listed.one.capitalize(), name, STEP_OF_KEY[block].key, fields)


def _step(key: str) -> NamedRow:
    step = BY_KEY[key]
    tests = tuple((test.key, test.question) for test in step.litmus)
    litmus = Field(key=LITMUS, label=_("Questions to ask yourself"), kind="choices", choices=tests)
    fields = {field.key: field for field in (NOTE, STATUS, REASON, litmus)}
    return NamedRow(gettext("Step"), step.title, key, fields)
