"""What has to be paid, whatever drives it."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace, choice
from canvases.blocks.shared import PERIOD
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="costs",
    one=_("cost"),
    many=_("costs"),
    title=_("Costs"),
    ask=_("Add a cost, for example “Manual licences”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("What the money is spent on."),
        placeholder=_("Manual licences"),
    ),
    fields=(
        Field(key="amount", label=_("Amount"), kind="money", placeholder="1200"),
        choice("costs.period", _("How often"), choices=PERIOD),
        Field(
            key="driven_by",
            label=_("Driven by"),
            kind="refs",
            of=("activities", "resources", "partners"),
            help=_("What would have to shrink for this cost to shrink?"),
        ),
    ),
    more=(
        More(
            line=_("Say how {name} behaves as you grow"),
            fields=(
                choice(
                    "costs.behaviour",
                    _("How it grows"),
                    choices=(
                        ("fixed", _("Fixed")),
                        ("variable", _("Variable")),
                        ("stepped", _("In steps")),
                    ),
                    glosses={
                        "fixed": _("the same whether you sell one or a thousand"),
                        "variable": _("grows with every sale"),
                        "stepped": _("the same for a while, then a jump: one more van"),
                    },
                    report_label="",
                ),
            ),
        ),
        More(
            line=_("Describe {name}"),
            fields=(
                Field(
                    key="description",
                    label=_("What is in it, and where the figure comes from"),
                    report_label="",
                    kind="text",
                    placeholder=_("Eleven makers at about 110 a month each"),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s cost", "%(count)s costs"),
    end="cost",
    letter="x",
    open_slot=OpenSlot(("driven_by",), _("Link what drives it")),
    draft=AssumptionDraft("other", _("{name} costs no more than we think")),
    on_poster=PosterPlace("foot", 0),
)
