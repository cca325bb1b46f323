"""What the business must do well."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace

BLOCK = Block(
    key="activities",
    one="activity",
    many="activities",
    title="Key activities",
    ask="Add what you must do well, for example “Keep the catalogue current”",
    name=Field(
        key="name",
        label="Name",
        help="A verb and what it is done to.",
        placeholder="Keep the catalogue current",
    ),
    fields=(
        Field(
            key="delivers",
            label="Delivers",
            kind="refs",
            of=("propositions",),
            help="Which offers would fail without it?",
        ),
    ),
    more=(
        More(
            line="Say what else it keeps running",
            fields=(
                Field(
                    key="manages",
                    label="Looks after",
                    kind="refs",
                    of=("channels", "relationships", "partners"),
                    help="Channels, relationships and partners that somebody must tend.",
                ),
            ),
        ),
        More(
            line="Say whether it is the heart of the business",
            fields=(
                Field(
                    key="core",
                    label="Core",
                    kind="tick",
                    help="Core: you win or lose by it. What is not core, a partner may do.",
                ),
            ),
        ),
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What is done, how often, by whom",
                    kind="text",
                    placeholder="Two people read new manuals every Monday",
                ),
            ),
        ),
    ),
    noun=("activity", "activities"),
    end="activity",
    letter="a",
    open_slot=OpenSlot(("delivers", "manages"), "Link what it delivers or manages"),
    draft=AssumptionDraft("other", "we can do this well: {name}"),
    on_poster=PosterPlace("above", 1),
)
