"""What comes back beyond money."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, choice

BLOCK = Block(
    key="captures",
    one="other return",
    many="other returns",
    title="Beyond money",
    ask="Add what else you get, for example “A satisfied technician tells his crew”",
    name=Field(
        key="text",
        label="What comes back",
        kind="text",
        placeholder="A satisfied technician tells his crew",
    ),
    fields=(choice("captures.form", "Kind"),),
    more=(
        More(
            line="Say what earns it, and when",
            fields=(
                Field(
                    key="earned_by",
                    label="Earned by",
                    kind="refs",
                    of=("problems", "propositions"),
                    help="The need that you met, or the offer that pleased them.",
                ),
                choice("captures.stage", "When"),
            ),
        ),
    ),
    line="Add what comes back besides money",
    noun=("other return", "other returns"),
    end="capture",
    letter="k",
    open_slot=OpenSlot(("earned_by",), "Link what earns it"),
    draft=AssumptionDraft("value", "we earn this beyond the price: {name}"),
)
