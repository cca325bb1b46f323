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

BLOCK = Block(
    key="revenue_streams",
    one="revenue stream",
    many="revenue streams",
    title="Revenue streams",
    ask="Add a revenue stream, for example “Monthly seat licence”",
    name=Field(
        key="name",
        label="Name",
        help="What would stand on the bill.",
        placeholder="Monthly seat licence",
    ),
    fields=(
        Field(
            key="drivers",
            label="For whose use of what?",
            kind="fits",
            of=("fits",),
            help="The pairs of step 2 that earn this money.",
        ),
        Field(
            key="paid_by",
            label="Who pays, if it is somebody else?",
            kind="refs",
            of=("segments", "personas"),
        ),
        choice("revenue_streams.form", "Kind of income"),
    ),
    more=(
        More(
            line="Add prices",
            fields=(
                Field(
                    key="packages",
                    label="Packages",
                    kind="rows",
                    columns=(
                        Field(key="name", label="Package", placeholder="Standard"),
                        Field(key="price", label="Price", kind="money", placeholder="25"),
                        Field(key="per", label="For each", placeholder="seat"),
                        Field(
                            key="one_off",
                            label="A customer pays",
                            kind="tick",
                            choices=(("", "Again each"), ("on", "Once")),
                        ),
                        choice("packages.period", "Period"),
                        Field(
                            key="units",
                            label="How many you expect",
                            kind="count",
                            help="In that period: 400 seats a month, or 150 single repairs.",
                            placeholder="400",
                        ),
                    ),
                ),
                choice("revenue_streams.pricing", "How the price is set"),
            ),
        ),
        More(
            line="Say what the price rests on",
            fields=(
                choice("revenue_streams.charged_on", "Charged on"),
                yes_no("revenue_streams.varies_by_segment", "Does it differ by segment?"),
                yes_no("revenue_streams.volume_discount", "Is a larger order cheaper?"),
            ),
        ),
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What the payer gets, and when they pay",
                    kind="text",
                    placeholder="Billed on the first of the month, for the seats in use",
                ),
            ),
        ),
        More(
            line="Name a business to copy it from",
            fields=(
                Field(
                    key="analogue",
                    label="A business that earns like this",
                    kind="text",
                    help="It may be from another trade.",
                    placeholder="Phone contracts for company fleets",
                ),
            ),
        ),
    ),
    noun=("stream", "streams"),
    end="stream",
    letter="m",
    open_slot=OpenSlot(("drivers",), "Link who pays, and for what"),
    draft=AssumptionDraft("value", "they pay for this: {name}"),
    on_poster=PosterPlace("foot", 1),
)
