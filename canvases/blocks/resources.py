"""Assets that the business must have."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace, choice

BLOCK = Block(
    key="resources",
    one="resource",
    many="resources",
    title="Key resources",
    ask="Add what you must have, for example “Licensed manual library”",
    name=Field(
        key="name",
        label="Name",
        help="Something that you have, can get, or would miss.",
        placeholder="Licensed manual library",
    ),
    fields=(
        choice("resources.kind", "Kind"),
        Field(
            key="used_by",
            label="Used by",
            kind="refs",
            of=("activities", "relationships"),
            help="What would stop without it?",
        ),
    ),
    more=(
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="Where it comes from, and what would replace it",
                    kind="text",
                    placeholder="Licensed for three years from eleven makers",
                ),
            ),
        ),
    ),
    noun=("resource", "resources"),
    end="resource",
    letter="e",
    open_slot=OpenSlot(("used_by",), "Link what uses it"),
    draft=AssumptionDraft("other", "we can get and keep this: {name}"),
    on_poster=PosterPlace("below", 1),
)
