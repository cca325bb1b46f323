"""Those who do what the business should not do itself."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace, choice

BLOCK = Block(
    key="partners",
    one="partner",
    many="partners",
    title="Key partners",
    ask="Add a partner, for example “Equipment makers”",
    name=Field(
        key="name",
        label="Name",
        help="A firm, or a kind of firm that you could list.",
        placeholder="Equipment makers",
    ),
    fields=(
        Field(
            key="provides",
            label="Provides",
            kind="refs",
            of=("activities", "resources", "channels"),
            help="What you would have to do, own or run without them.",
        ),
        choice("partners.motive", "Why a partner?"),
    ),
    more=(
        More(
            line="Say whether you could go on without {name}",
            fields=(
                Field(
                    key="key",
                    label="Key partner",
                    kind="tick",
                    help="Key: the model stops when they stop. Others are suppliers.",
                ),
            ),
        ),
        More(
            line="Describe the deal",
            fields=(
                Field(
                    key="description",
                    label="What you give them, what they give you",
                    kind="text",
                    placeholder="They license the manuals; we send them what fails in the field",
                ),
            ),
        ),
    ),
    noun=("partner", "partners"),
    end="partner",
    letter="n",
    open_slot=OpenSlot(("provides",), "Link what they provide"),
    draft=AssumptionDraft("other", "{name} will do their part"),
    on_poster=PosterPlace("whole", 0),
)
