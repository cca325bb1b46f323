"""What a step rests on and has not proven yet: the same list stands in every step."""

from canvases.blocks.block import Block, Field, More, choice
from canvases.blocks.shared import STEPS
from canvases.document import REFERENCES
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="assumptions",
    one=_("assumption"),
    many=_("assumptions"),
    title=_("Assumptions to test"),
    ask=_("We believe that …"),
    name=Field(
        key="text",
        label=_("We believe that"),
        kind="text",
        placeholder=_("technicians can expense up to $30 a month without asking"),
    ),
    fields=(
        Field(
            key="impact",
            label=_("If it is wrong"),
            report_label=_("Impact"),
            kind="rating",
            help=_("1: we shrug. 5: the business ends."),
        ),
        Field(
            key="evidence",
            label=_("What we know"),
            report_label=_("Evidence"),
            kind="rating",
            help=_("1: a guess. 3: people said so. 5: people did so, and paid."),
        ),
        choice(
            "assumptions.status",
            _("Status"),
            choices=(
                ("untested", _("Untested")),
                ("testing", _("Testing")),
                ("supported", _("Supported")),
                ("contradicted", _("Contradicted")),
                ("dropped", _("Dropped")),
            ),
            report_label="",
        ),
    ),
    more=(
        More(
            line=_("Plan a test"),
            fields=(
                Field(
                    key="tests",
                    label=_("Tests"),
                    kind="rows",
                    columns=(
                        Field(
                            key="how",
                            label=_("How"),
                            kind="text",
                            placeholder=_("Ask twelve technicians to show a claim"),
                        ),
                        Field(
                            key="measure",
                            label=_("What is counted"),
                            kind="text",
                            placeholder=_("Claims of up to $30 that nobody had to approve"),
                        ),
                        Field(
                            key="pass_mark",
                            label=_("Pass mark, set beforehand"),
                            kind="text",
                            placeholder=_("9 of 12"),
                        ),
                        Field(key="due", label=_("By"), kind="date"),
                        Field(key="result", label=_("What came out"), kind="text"),
                        choice(
                            "tests.verdict",
                            _("Verdict"),
                            choices=(
                                ("pass", _("Passed")),
                                ("fail", _("Failed")),
                                ("unclear", _("Unclear")),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        More(
            line=_("Say what kind of belief it is, and what rests on it"),
            fields=(
                choice(
                    "assumptions.kind",
                    _("It is about"),
                    choices=(
                        ("persona", _("Persona")),
                        ("problem", _("Problem")),
                        ("value", _("Value")),
                        ("customer_creation", _("Winning customers")),
                        ("usability", _("Ease of use")),
                        ("other", _("Other")),
                    ),
                    glosses={
                        "persona": _("these people exist and are as described"),
                        "problem": _("the problem is real and hurts"),
                        "value": _("they prefer your offer to what they do today"),
                        "customer_creation": _("you can win them at a price that pays"),
                        "usability": _("they manage to use it"),
                        "other": _("a law, a supplier, a technique"),
                    },
                    report_label="",
                ),
                choice("assumptions.step", _("Step"), choices=STEPS),
                Field(
                    key="about",
                    label=_("Rests on it"),
                    kind="ref",
                    of=REFERENCES["assumptions"]["about"],
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s assumption", "%(count)s assumptions"),
    end="assumption",
    letter="h",
)
