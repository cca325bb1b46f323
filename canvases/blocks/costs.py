"""What has to be paid, whatever drives it."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace, choice

BLOCK = Block(
    key="costs",
    one="cost",
    many="costs",
    title="Costs",
    ask="Add a cost, for example “Manual licences”",
    name=Field(
        key="name",
        label="Name",
        help="What the money is spent on.",
        placeholder="Manual licences",
    ),
    fields=(
        Field(key="amount", label="Amount", kind="money", placeholder="1200"),
        choice("costs.period", "How often"),
        Field(
            key="driven_by",
            label="Driven by",
            kind="refs",
            of=("activities", "resources", "partners"),
            help="What would have to shrink for this cost to shrink?",
        ),
    ),
    more=(
        More(
            line="Say how {name} behaves as you grow",
            fields=(choice("costs.behaviour", "How it grows"),),
        ),
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What is in it, and where the figure comes from",
                    kind="text",
                    placeholder="Eleven makers at about 110 a month each",
                ),
            ),
        ),
    ),
    noun=("cost", "costs"),
    end="cost",
    letter="x",
    open_slot=OpenSlot(("driven_by",), "Link what drives it"),
    draft=AssumptionDraft("other", "{name} costs no more than we think"),
    on_poster=PosterPlace("foot", 0),
)
