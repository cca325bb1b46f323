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
        choice(
            "revenue_streams.form",
            _("Kind of income"),
            choices=(
                ("sale", _("Sale")),
                ("usage_fee", _("Usage fee")),
                ("subscription", _("Subscription")),
                ("registration_fee", _("Registration fee")),
                ("rental", _("Rental")),
                ("licence", _("Licence")),
                ("commission", _("Commission")),
                ("advertising", _("Advertising")),
                ("auction", _("Auction")),
                ("donation", _("Donation")),
                ("grant", _("Grant")),
                ("revenue_share", _("Share of revenue")),
                ("free", _("Free")),
            ),
            glosses={
                "sale": _("they own it afterwards"),
                "usage_fee": _("the more they use, the more they pay"),
                "subscription": _("they pay for access, again and again"),
                "registration_fee": _("they pay once to come in"),
                "rental": _("they have it for a time"),
                "licence": _("they may use what you own"),
                "commission": _("you keep a part of what passes through you"),
                "advertising": _("somebody pays to be seen"),
                "auction": _("the highest bid wins"),
                "donation": _("they give because they want it to exist"),
                "grant": _("a body pays for a purpose"),
                "revenue_share": _("you take part in what they earn with it"),
                "free": _("they pay nothing"),
            },
            report_label="",
        ),
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
                        choice(
                            "packages.period",
                            _("Period"),
                            choices=(
                                ("week", _("Week")),
                                ("month", _("Month")),
                                ("quarter", _("Quarter")),
                                ("year", _("Year")),
                                ("once", _("No period")),
                            ),
                        ),
                        Field(
                            key="units",
                            label=_("How many you expect"),
                            kind="count",
                            help=_("In that period: 400 seats a month, or 150 single repairs."),
                            placeholder="400",
                        ),
                    ),
                ),
                choice(
                    "revenue_streams.pricing",
                    _("How the price is set"),
                    choices=(
                        ("fixed", _("Fixed price")),
                        ("negotiable", _("Negotiated")),
                        ("auction", _("Auction")),
                    ),
                    report_label="",
                ),
            ),
        ),
        More(
            line=_("Say what the price rests on"),
            fields=(
                choice(
                    "revenue_streams.charged_on",
                    _("Charged on"),
                    choices=(
                        ("value", _("What it is worth to them")),
                        ("perceived_value", _("What they think it is worth")),
                        ("cost", _("What it costs us")),
                    ),
                ),
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
