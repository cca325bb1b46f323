"""Means by which offers are promoted, sold or delivered."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, PosterPlace, choice

BLOCK = Block(
    key="channels",
    one="channel",
    many="channels",
    title="Channels",
    ask="Add a channel, for example “Poster at the trade counter”",
    name=Field(
        key="name",
        label="Name",
        help="The thing itself, so that a stranger could find it.",
        placeholder="Poster at the trade counter",
    ),
    fields=(choice("channels.kind", "Kind"),),
    more=(
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What happens there",
                    kind="text",
                    placeholder="A code on the poster opens the app store",
                ),
            ),
        ),
        More(
            line="Say whom {name} reaches, if not everyone",
            fields=(
                Field(
                    key="reaches",
                    label="Reaches",
                    kind="refs",
                    of=("segments", "personas"),
                    help="Leave empty for everyone.",
                ),
            ),
        ),
        More(
            line="Say whose {name} is, and whether it is in use yet",
            fields=(
                choice("channels.owner", "Whose"),
                choice("channels.use", "In use"),
            ),
        ),
        More(
            line="Rate {name}",
            fields=(
                Field(
                    key="speed",
                    label="Speed",
                    kind="rating",
                    help="5: the customer has it at once.",
                ),
                Field(
                    key="efficiency",
                    label="Efficiency",
                    kind="rating",
                    help="5: little effort for each customer won or served.",
                ),
                Field(
                    key="investment",
                    label="Investment",
                    kind="rating",
                    help="5: needs little money to set up.",
                ),
                Field(
                    key="preference",
                    label="Customer preference",
                    kind="rating",
                    help="5: it is the way that they would choose.",
                ),
            ),
        ),
    ),
    noun=("channel", "channels"),
    end="channel",
    letter="c",
    draft=AssumptionDraft("customer_creation", "they find us, and buy, through {name}"),
    on_poster=PosterPlace("below", 3),
)
