"""What they need, and what they do about it today."""

from canvases.blocks.block import AssumptionDraft, Block, Field

BLOCK = Block(
    key="problems",
    one="problem",
    many="problems",
    title="What they need",
    ask="Add what somebody needs, for example “the right part number on a roof”",
    name=Field(
        key="text",
        label="Needs",
        kind="text",
        help="It follows “Ted needs”.",
        placeholder="the right part number on a roof",
    ),
    fields=(
        Field(key="who", label="Who", kind="ref", of=("segments", "personas")),
        Field(
            key="alternative",
            label="Today they",
            kind="text",
            help="It follows “Today”. If they do nothing about it, write “nothing”.",
            placeholder="calls the counter and waits",
        ),
    ),
    noun=("problem", "problems"),
    end="problem",
    letter="q",
    draft=AssumptionDraft("problem", "{who} would pay to be rid of this: {name}"),
)
