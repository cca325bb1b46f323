"""Groups of customers who are served alike."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, PosterPlace, choice
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="segments",
    one=_("segment"),
    many=_("segments"),
    title=_("Segments"),
    ask=_("Add a segment, for example “Technicians”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("A group you could draw a line around, in words its members would use."),
        placeholder=_("Technicians"),
    ),
    fields=(
        Field(
            key="description",
            label=_("What they have in common"),
            report_label="",
            kind="text",
            help=_("Same problem, same way to reach them, same reason to pay."),
            placeholder=_("Repair air conditioning on flat roofs, alone, eight jobs a day"),
        ),
    ),
    more=(
        More(
            line=_("Say how many they are"),
            fields=(
                Field(
                    key="size",
                    label=_("How many"),
                    kind="count",
                    help=_("Those you could reach, not all on earth. A guess may stand here."),
                    placeholder="12000",
                ),
            ),
        ),
        More(
            line=_("Say which side they are on, if one side pays for another"),
            fields=(
                choice(
                    "segments.side",
                    _("Side"),
                    choices=(
                        ("paying", _("Paying")),
                        ("subsidised", _("Subsidised")),
                        ("beneficiary", _("Beneficiary")),
                    ),
                    glosses={
                        "paying": _("their money keeps the rest going"),
                        "subsidised": _("they pay less or nothing, so that others pay"),
                        "beneficiary": _("they benefit and are not asked to pay"),
                    },
                    report_label="",
                ),
            ),
        ),
    ),
    line=_("Group them into segments"),
    noun=ngettext_noop("%(count)s segment", "%(count)s segments"),
    end="segment",
    letter="s",
    draft=AssumptionDraft(
        "persona", _("{name} are alike in what they need, and we can reach them")
    ),
    on_poster=PosterPlace("whole", 4),
)
