"""What the rows of a canvas are called in front of people, and what their fields are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvases import words
from canvases.blocks import LISTS, Field
from canvases.checks import REGISTRY
from canvases.document import isolated
from canvases.steps import BY_KEY, DETAILS, STEP_OF, analysis, revenue_streams, value_propositions

Fields = Mapping[str, Field]  # by their keys in the document

NOTE = Field(key="note", label="Note for this step", kind="text")
STATUS = Field(
    key="status",
    label="How far is this step?",
    kind="choice",
    choices=words.CHOICES["steps.status"],
)
LITMUS = "litmus"
WHY_ASIDE = Field(key="reason", label="Why it may stay as it is", kind="text")
REASON = Field(key="reason", label="Why it does not apply")
ANSWERS: Mapping[str, str] = {
    "capture_summary": revenue_streams.CAPTURE_SUMMARY.label,
    **{f"positioning.{field.key}": field.label for field in value_propositions.POSITIONING},
    **{f"design_answers.{q.key}": q.question for q in analysis.DESIGN_QUESTIONS},
}
FORCES = {question.key: question.question for question in analysis.FORCES}
_ANSWER_STEPS = {
    "positioning": "value-propositions",
    "design_answers": "analysis",
    "capture_summary": "revenue-streams",
}


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
    _, _, key = row.partition(":")
    if block == "steps":
        return _step(key)
    if block == "answers":
        step = _ANSWER_STEPS[key.partition(".")[0]]
        fields = {"text": Field(key="text", label="Answer", kind="text")}
        return NamedRow("Answer", ANSWERS.get(key, key), step, fields)
    if block == "forces":
        rated = {"rating": Field(key="rating", label="How hard", kind="rating")}
        fields = {**rated, "note": Field(key="note", label="A line about it")}
        return NamedRow("Force", FORCES[key], "analysis", fields)
    if block == "journey_notes":
        stage = words.label("journey_notes.stage", key.rpartition(":")[2])
        fields = {"text": Field(key="text", label="On the journey", kind="text")}
        return NamedRow("Journey", f"{isolated(name)}, {stage.lower()}", "channels", fields)
    if block == "dismissals":
        code = key.partition(":")[0]
        return NamedRow("Finding", name, REGISTRY[code].step, {"reason": WHY_ASIDE})
    if block == "versions":
        return NamedRow("Canvas", name, "", {})
    return NamedRow("Canvas", "Title and details", "", {field.key: field for field in DETAILS})


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
    step = STEP_OF.get(block, analysis.STEP)
    return NamedRow(listed.one.capitalize(), name, step.key, fields)


def _step(key: str) -> NamedRow:
    step = BY_KEY[key]
    tests = tuple((test.key, test.question) for test in step.litmus)
    litmus = Field(key=LITMUS, label="Questions to ask yourself", kind="choices", choices=tests)
    fields = {field.key: field for field in (NOTE, STATUS, REASON, litmus)}
    return NamedRow("Step", step.title, key, fields)
