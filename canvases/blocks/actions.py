"""Next steps. They have no id in the file."""

from canvases.blocks.block import Block, Field

BLOCK = Block(
    key="actions",
    one="next step",
    many="next steps",
    title="Next steps",
    ask="Add a next step, for example “Ask twelve technicians to show an expense claim”",
    name=Field(
        key="text",
        label="What",
        kind="text",
        placeholder="Ask twelve technicians to show an expense claim",
    ),
    fields=(
        Field(key="owner", label="Who does it", placeholder="Priya"),
        Field(key="due", label="By", kind="date"),
        Field(key="done", label="Done", kind="tick"),
    ),
    noun=("next step", "next steps"),
    letter="t",
)
