"""Groups of customers who are served alike."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, PosterPlace, choice

BLOCK = Block(
    key="segments",
    one="segment",
    many="segments",
    title="Segments",
    ask="Add a segment, for example “Technicians”",
    name=Field(
        key="name",
        label="Name",
        help="A group you could draw a line around, in words its members would use.",
        placeholder="Technicians",
    ),
    fields=(
        Field(
            key="description",
            label="What they have in common",
            kind="text",
            help="Same problem, same way to reach them, same reason to pay.",
            placeholder="Repair air conditioning on flat roofs, alone, eight jobs a day",
        ),
    ),
    more=(
        More(
            line="Say how many they are",
            fields=(
                Field(
                    key="size",
                    label="How many",
                    kind="count",
                    help="Those you could reach, not all on earth. A guess may stand here.",
                    placeholder="12000",
                ),
            ),
        ),
        More(
            line="Say which side they are on, if one side pays for another",
            fields=(choice("segments.side", "Side"),),
        ),
    ),
    line="Group them into segments",
    noun=("segment", "segments"),
    end="segment",
    letter="s",
    draft=AssumptionDraft("persona", "{name} are alike in what they need, and we can reach them"),
    on_poster=PosterPlace("whole", 4),
)
