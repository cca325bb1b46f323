"""Money that somebody pays for somebody's use of an offer."""

from canvases.blocks.block import (
    AssumptionDraft,
    Block,
    Field,
    More,
    OpenSlot,
    PosterPlace,
    choice,
    yes_no,
)
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="revenue_streams",
    one=_("revenue stream"),
    many=_("revenue streams"),
    title=_("Revenue streams"),
    ask=_("Add a revenue stream, for example “Monthly seat licence”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("What would stand on the bill."),
        placeholder=_("Monthly seat licence"),
    ),
    fields=(
        Field(
            key="drivers",
            label=_("For whose use of what?"),
            kind="fits",
            of=("fits",),
            help=_("The pairs of step 2 that earn this money."),
        ),
        Field(
            key="paid_by",
            label=_("Who pays, if it is somebody else?"),
            kind="refs",
            of=("segments", "personas"),
        ),
        choice("revenue_streams.form", _("Kind of income"), report_label=""),
    ),
    more=(
        More(
            line=_("Add prices"),
            fields=(
                Field(
                    key="packages",
                    label=_("Packages"),
                    kind="rows",
                    columns=(
                        Field(key="name", label=_("Package"), placeholder=_("Standard")),
                        Field(key="price", label=_("Price"), kind="money", placeholder="25"),
                        Field(key="per", label=_("For each"), placeholder=_("seat")),
                        Field(
                            key="one_off",
                            label=_("A customer pays"),
                            kind="tick",
                            choices=(("", _("Again each")), ("on", _("Once"))),
                        ),
                        choice("packages.period", _("Period")),
                        Field(
                            key="units",
                            label=_("How many you expect"),
                            kind="count",
                            help=_("In that period: 400 seats a month, or 150 single repairs."),
                            placeholder="400",
                        ),
                    ),
                ),
                choice("revenue_streams.pricing", _("How the price is set"), report_label=""),
            ),
        ),
        More(
            line=_("Say what the price rests on"),
            fields=(
                choice("revenue_streams.charged_on", _("Charged on")),
                yes_no(
                    "revenue_streams.varies_by_segment",
                    _("Does it differ by segment?"),
                    report_label=_("Differs by segment"),
                ),
                yes_no(
                    "revenue_streams.volume_discount",
                    _("Is a larger order cheaper?"),
                    report_label=_("Larger orders cheaper"),
                ),
            ),
        ),
        More(
            line=_("Describe {name}"),
            fields=(
                Field(
                    key="description",
                    label=_("What the payer gets, and when they pay"),
                    report_label="",
                    kind="text",
                    placeholder=_("Billed on the first of the month, for the seats in use"),
                ),
            ),
        ),
        More(
            line=_("Name a business to copy it from"),
            fields=(
                Field(
                    key="analogue",
                    label=_("A business that earns like this"),
                    report_label=_("Earns like this"),
                    kind="text",
                    help=_("It may be from another trade."),
                    placeholder=_("Phone contracts for company fleets"),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s stream", "%(count)s streams"),
    end="stream",
    letter="m",
    open_slot=OpenSlot(("drivers",), _("Link who pays, and for what")),
    draft=AssumptionDraft("value", _("they pay for this: {name}")),
    on_poster=PosterPlace("foot", 1),
)
