"""What is offered."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, PosterPlace, choice

BLOCK = Block(
    key="propositions",
    one="proposition",
    many="propositions",
    title="What you offer",
    ask="Add what you offer, for example “Parts lookup in the field”",
    name=Field(
        key="name",
        label="Name",
        help="What they get, as they would say it. Not how it is built.",
        placeholder="Parts lookup in the field",
    ),
    fields=(
        Field(
            key="description",
            label="What it does for them",
            kind="text",
            placeholder="Names the part from a photograph of the type plate",
        ),
    ),
    more=(
        More(
            line="Say which problems {name} solves",
            fields=(Field(key="solves", label="Solves", kind="refs", of=("problems",)),),
        ),
        More(
            line="Say whether {name} solves something or is a nice extra",
            fields=(choice("propositions.kind", "Kind"),),
        ),
    ),
    noun=("offer", "offers"),
    end="proposition",
    letter="v",
    draft=AssumptionDraft("value", "{name} is better than what they do today"),
    on_poster=PosterPlace("whole", 2),
)
