"""What they need, and what they do about it today."""

from canvases.blocks.block import AssumptionDraft, Block, Field
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="problems",
    one=_("problem"),
    many=_("problems"),
    title=_("What they need"),
    ask=_("Add what somebody needs, for example “the right part number on a roof”"),
    name=Field(
        key="text",
        label=_("Needs"),
        kind="text",
        help=_("It follows “Ted needs”."),
        placeholder=_("the right part number on a roof"),
    ),
    fields=(
        Field(key="who", label=_("Who"), kind="ref", of=("segments", "personas")),
        Field(
            key="alternative",
            label=_("Today they"),
            report_label=_("Today"),
            kind="text",
            help=_("It follows “Today”. If they do nothing about it, write “nothing”."),
            placeholder=_("calls the counter and waits"),
        ),
    ),
    noun=ngettext_noop("%(count)s problem", "%(count)s problems"),
    end="problem",
    letter="q",
    draft=AssumptionDraft("problem", _("{who} would pay to be rid of this: {name}")),
)
