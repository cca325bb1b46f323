"""A document as the values that the templates of the PDF draw. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType

from canvases.blocks import ASSUMPTIONS
from canvases.chain import FONT_SIZE, Drawing, drawings
from canvases.document import Assumption, Document, block_of
from canvases.exports.pdf.entries import Entries, ReportEntry, Words
from canvases.exports.pdf.notes import note
from canvases.exports.pdf.poster import PrintedPoster, poster
from canvases.exports.pdf.readout import FAMILIES, Readout, readout
from canvases.fields.days import written
from canvases.fields.kinds import KINDS
from canvases.insights import Insights
from canvases.insights.assumption_register import entries
from canvases.measures.colours import Coloured, Swatch
from canvases.measures.risks import register, riskiest
from canvases.plots import AssumptionPlot, assumption_plot
from canvases.sentences import Sentence, one_line, positioning, shorten, story
from canvases.steps import DESIGN_QUESTIONS, FORCES, NUMBERED, POSITIONING, STEP_OF, STEPS, Step
from canvases.words import belief, label
from web.text.formats import in_line
from web.text.language import gettext

_LONG_TITLE, _LONGER_TITLE = 34, 90
# Points: the page between its margins, and so low that the riskiest assumptions stand below.
# Where one drawing is not enough they are lower, so that two share a page from the second on.
_DRAWING_WIDTHS = MappingProxyType({"A4": 728.0, "letter": 678.0})
_DRAWING_HEIGHT, _LOW_DRAWING_HEIGHT = 262.0, 214.0
_PASSING = 110  # characters of an assumption named in passing; its step has it whole
_PLOT_WIDTH, _PLOT_HEIGHT = 620.0, 250.0  # pixels of CSS
ANALYSIS = "analysis"


@dataclass(frozen=True)
class Run:
    """Neighbouring entries that are drawn alike: rows of one table, or one long entry."""

    long: bool
    entries: tuple[ReportEntry, ...]

    @property
    def has_words(self) -> bool:
        return any(entry.texts or entry.facts for entry in self.entries)

    @property
    def has_links(self) -> bool:
        return any(entry.links for entry in self.entries)


@dataclass(frozen=True)
class ReportList:
    """A list of items under its heading. `wide` where the name of an item is a whole sentence."""

    title: str
    one: str
    runs: tuple[Run, ...]
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Risk:
    text: str
    origin: str
    impact: str
    evidence: str
    status: str
    test: str
    number: str = ""  # in the plot


@dataclass(frozen=True)
class ChecklistLine:
    """A line of a small list that can be ticked off."""

    text: str
    done: bool = False
    rest: str = ""


@dataclass(frozen=True, kw_only=True)
class StepSection:
    key: str
    place: str  # "Step 5 of 10"
    title: str
    question: str
    status: str
    reason: str = ""
    note: str = ""
    lede: str = ""
    sayings: tuple[Sentence, ...] = ()
    words: tuple[Words, ...] = ()
    listings: tuple[ReportList, ...] = ()
    risks: tuple[Risk, ...] = ()
    plot: AssumptionPlot | None = None
    readout: Readout | None = None
    actions: tuple[ChecklistLine, ...] = ()
    litmus: tuple[ChecklistLine, ...] = ()

    @property
    def filled(self) -> bool:
        return any(
            (
                *(self.reason, self.note, self.lede, self.sayings, self.words, self.listings),
                *(self.risks, self.actions, self.litmus, self.readout),
            )
        )


@dataclass(frozen=True, kw_only=True)
class Report:
    title: str
    paper: str
    whole: bool  # else the summary only
    about: tuple[str, ...]  # organisation, stage, business type
    changed: str
    changed_iso: str
    stamp: str  # which version this is, "" for a canvas as it stands
    ink: str  # "31% ink"
    poster: PrintedPoster
    facts: tuple[Words, ...] = ()
    segments: tuple[Swatch, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    drawing_font: float = FONT_SIZE
    families: str = FAMILIES
    riskiest: tuple[Risk, ...] = ()
    sections: tuple[StepSection, ...] = field(default=())

    @property
    def title_class(self) -> str:
        """Long titles are set smaller, so that the poster below stays in its place."""
        lengths = ((_LONG_TITLE, ""), (_LONGER_TITLE, "longer"))
        return next((name for most, name in lengths if len(self.title) <= most), "longest")


def report(
    document: Document, *, part: str, paper: str, changed: dt.date | None, stamp: str = ""
) -> Report:
    coloured = Coloured(document)
    whole = part == "all"
    insights = Insights(document)
    teller = _SectionWriter(
        document, Entries(document, coloured, insights.strokes), insights, paper
    )
    return Report(
        title=document.title,
        paper=paper,
        whole=whole,
        about=tuple(filter(None, (document.organisation, *_kinds(document)))),
        changed=written(changed) if changed else "",
        changed_iso=changed.isoformat() if changed else "",
        stamp=stamp,
        ink=insights.share.words,
        facts=tuple(_facts(document, changed)),
        poster=poster(document, coloured, paper, to_settle=insights.by_item),
        segments=tuple(coloured.palette.values()),
        drawings=_drawings(document, paper),
        riskiest=tuple(map(teller.risk, riskiest(document))),
        sections=tuple(map(teller.section, STEPS)) if whole else (),
    )


def _drawings(document: Document, paper: str) -> tuple[Drawing, ...]:
    width = _DRAWING_WIDTHS[paper]
    drawn = drawings(document, width=width, height=_DRAWING_HEIGHT)
    if len(drawn) == 1:
        return drawn
    return drawings(document, width=width, height=_LOW_DRAWING_HEIGHT)


def _kinds(document: Document) -> tuple[str, str]:
    wins = label("canvas.business_type", document.business_type)
    return (
        label("canvas.stage", document.stage),
        gettext("Wins %(how)s") % {"how": f"{wins[:1].lower()}{wins[1:]}"} if wins else "",
    )


def _facts(document: Document, changed: dt.date | None) -> Iterator[Words]:
    stage, wins = _kinds(document)
    for name, text in (
        (gettext("Organisation"), document.organisation),
        (gettext("Stage"), stage),
        (gettext("Kind of business"), wins),
        (gettext("Currency"), document.currency),
        (gettext("Last change"), written(changed) if changed else ""),
        (gettext("Next review"), written(document.next_review) if document.next_review else ""),
    ):
        if text:
            yield Words(name, text)


def _place(step: Step) -> str:
    if not step.number:
        return gettext("Halfway")
    return gettext("Step %(number)s of %(all)s") % {"number": step.number, "all": len(NUMBERED)}


class _SectionWriter:
    """Draws up the sections of one document."""

    def __init__(
        self, document: Document, entries: Entries, insights: Insights, paper: str
    ) -> None:
        self._document = document
        self._insights = insights
        self._paper = paper
        self._entries = entries
        self._blocks = block_of(document)
        self._beliefs: dict[str, list[Assumption]] = {}
        for assumption in document.assumptions:
            self._beliefs.setdefault(self._home(assumption), []).append(assumption)

    def section(self, step: Step) -> StepSection:
        own = self._document.step(step.key)
        extra = _EXTRAS.get(step.key, _SectionWriter._nothing)(self)
        return StepSection(
            key=step.key,
            place=_place(step),
            title=step.title,
            question=step.question,
            status=label("steps.status", own.status) if own.status != "not_started" else "",
            reason=own.reason,
            note=note(own.note),
            listings=tuple(self._listings(step)),
            litmus=tuple(self._litmus(step)),
            **extra,  # type: ignore[arg-type]
        )

    def risk(self, assumption: Assumption, number: str = "") -> Risk:
        test = next((t for t in assumption.tests if t.verdict is None), None) or next(
            iter(assumption.tests), None
        )
        return Risk(
            text=shorten(one_line(belief(assumption.text)), _PASSING),
            origin=self._origin(assumption),
            impact=str(assumption.impact or ""),
            evidence=str(assumption.evidence or ""),
            status=label("assumptions.status", assumption.status),
            test=shorten(one_line(test.how), _PASSING) if test else "",
            number=number,
        )

    def _home(self, assumption: Assumption) -> str:
        """The step whose section holds an assumption whole."""
        if assumption.step:
            return assumption.step
        block = self._blocks.get(assumption.about or "", "")
        return STEP_OF[block].key if block in STEP_OF else ANALYSIS

    def _origin(self, assumption: Assumption) -> str:
        if assumption.about:
            return shorten(one_line(self._entries.name(assumption.about)), 60)
        return label("assumptions.step", assumption.step)

    def _listings(self, step: Step) -> Iterator[ReportList]:
        for block in step.blocks:
            if items := getattr(self._document, block.key):
                entries, wide = self._entries.of(block, items), KINDS[block.name.kind].has_lines
                yield _listing(block.title, block.one, entries, wide=wide)
        if step.key == "channels" and self._document.journey_notes:
            yield _listing(
                gettext("Notes on the journey"), gettext("where"), tuple(self._journey())
            )
        if beliefs := self._beliefs.get(step.key):
            entries = self._entries.of(ASSUMPTIONS, beliefs)
            yield _listing(gettext("Assumptions"), gettext("assumption"), entries, wide=True)

    def _journey(self) -> Iterator[ReportEntry]:
        for found in self._document.journey_notes:
            stage = label("journey_notes.stage", found.stage).lower()
            name = in_line((self._entries.name(found.who), stage))
            yield ReportEntry(name=name, texts=(Words("", found.text),))

    def _litmus(self, step: Step) -> Iterator[ChecklistLine]:
        """All of a step's questions, once one is ticked: a list of open ones tells nothing."""
        ticked = self._document.step(step.key).litmus
        if ticked:
            yield from (ChecklistLine(q.question, q.key in ticked) for q in step.litmus)

    def _nothing(self) -> Mapping[str, object]:
        return {}

    def _offer(self) -> Mapping[str, object]:
        sentence = positioning(self._document)
        own = self._document.positioning
        slots = ((slot.label, getattr(own, _slot(slot.key))) for slot in POSITIONING)
        left_out = (Words(name, text) for name, text in slots if text and text not in sentence)
        return {"lede": sentence, "words": tuple(left_out)}

    def _worth(self) -> Mapping[str, object]:
        summary = self._document.capture_summary
        return {"words": (Words(gettext("What a customer is worth"), summary),) if summary else ()}

    def _so_far(self) -> Mapping[str, object]:
        return {"sayings": story(self._document, half=True)}

    def _analysis(self) -> Mapping[str, object]:
        document = self._document
        answers = (
            (asked.question, getattr(document.design_answers, asked.key))
            for asked in DESIGN_QUESTIONS
        )
        review = document.next_review
        return {
            "words": (
                *(Words(question, answer) for question, answer in answers if answer),
                *self._forces(),
                *((Words(gettext("Next review"), written(review)),) if review else ()),
            ),
            "risks": tuple(
                self.risk(assumption, str(number))
                for number, assumption in enumerate(register(document), start=1)
            ),
            "plot": _plot(document),
            "readout": readout(document, self._insights, self._paper),
            "actions": tuple(self._actions()),
        }

    def _forces(self) -> Iterator[Words]:
        questions = {asked.key: asked.question for asked in FORCES}
        for force in self._document.forces:
            rating = gettext("%(rating)s of 5") % {"rating": force.rating} if force.rating else ""
            name = f"{label('forces.force', force.force)}: {questions[force.force]}"
            yield Words(name, "\n".join(filter(None, (rating, force.note))))

    def _actions(self) -> Iterator[ChecklistLine]:
        for action in self._document.actions:
            due = gettext("by %(day)s") % {"day": written(action.due)} if action.due else ""
            yield ChecklistLine(
                action.text, action.done, in_line(filter(None, (action.owner, due)))
            )


_EXTRAS: Mapping[str, Callable[[_SectionWriter], Mapping[str, object]]] = MappingProxyType(
    {
        "value-propositions": _SectionWriter._offer,
        "revenue-streams": _SectionWriter._worth,
        "halfway": _SectionWriter._so_far,
        "analysis": _SectionWriter._analysis,
    }
)


def _plot(document: Document) -> AssumptionPlot:
    """Without a word on what is late: the same document is the same PDF on every day."""
    found = entries(document, today=dt.date.min)
    return assumption_plot(found, width=_PLOT_WIDTH, height=_PLOT_HEIGHT, families=FAMILIES)


def _listing(
    title: str, one: str, entries: Sequence[ReportEntry], *, wide: bool = False
) -> ReportList:
    runs = (Run(long, tuple(run)) for long, run in groupby(entries, lambda entry: entry.long))
    return ReportList(title, one, tuple(runs), wide)


def _slot(key: str) -> str:
    return "for_" if key == "for" else key
