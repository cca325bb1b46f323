"""What comes back beyond money."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, choice
from canvases.blocks.shared import JOURNEY, JOURNEY_GLOSSES
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="captures",
    one=_("other return"),
    many=_("other returns"),
    title=_("Beyond money"),
    ask=_("Add what else you get, for example “A satisfied technician tells his crew”"),
    name=Field(
        key="text",
        label=_("What comes back"),
        kind="text",
        placeholder=_("A satisfied technician tells his crew"),
    ),
    fields=(
        choice(
            "captures.form",
            _("Kind"),
            choices=(
                ("payment", _("Payment")),
                ("feedback", _("Feedback")),
                ("referral", _("Referral")),
                ("review", _("Review")),
                ("loyalty", _("Loyalty")),
                ("lifetime_value", _("Value over the years")),
            ),
            glosses={
                "payment": _("money, as in the streams above"),
                "feedback": _("they tell you what to mend"),
                "referral": _("they bring somebody"),
                "review": _("they praise you in public"),
                "loyalty": _("they choose you again"),
                "lifetime_value": _("what one customer is worth over all the years"),
            },
            report_label="",
        ),
    ),
    more=(
        More(
            line=_("Say what earns it, and when"),
            fields=(
                Field(
                    key="earned_by",
                    label=_("Earned by"),
                    kind="refs",
                    of=("problems", "propositions"),
                    help=_("The need that you met, or the offer that pleased them."),
                ),
                choice("captures.stage", _("When"), choices=JOURNEY, glosses=JOURNEY_GLOSSES),
            ),
        ),
    ),
    line=_("Add what comes back besides money"),
    noun=ngettext_noop("%(count)s other return", "%(count)s other returns"),
    end="capture",
    letter="k",
    open_slot=OpenSlot(("earned_by",), _("Link what earns it")),
    draft=AssumptionDraft("value", _("we earn this beyond the price: {name}")),
)
