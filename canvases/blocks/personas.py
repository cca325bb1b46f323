"""People, each drawn well enough to recognise."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, choice

BLOCK = Block(
    key="personas",
    one="person",
    many="people",
    title="People",
    ask="Add a person by first name, for example “Ted”",
    name=Field(
        key="name",
        label="Name",
        help="A first name is enough. It goes into sentences: “Ted needs …”",
        placeholder="Ted",
    ),
    fields=(
        choice(
            "personas.role",
            "Do they buy, or use?",
            brief={"buyer": "buys", "user": "uses", "both": "both", "beneficiary": "benefits"},
        ),
    ),
    in_row=("role", "segment"),
    more=(
        More(
            line="Add what {name} thinks and feels",
            fields=(
                Field(
                    key="think",
                    label="Thinks",
                    kind="text",
                    help="What do they believe about this part of their day? In their own words.",
                    placeholder="“I should not have to climb down for a number.”",
                ),
                Field(
                    key="see",
                    label="Sees",
                    kind="text",
                    help="What is around them? What do colleagues and rivals of yours show them?",
                    placeholder="Faded type plates, and colleagues who carry paper lists",
                ),
                Field(
                    key="feel",
                    label="Feels",
                    kind="text",
                    help="What worries or pleases them, when it matters most?",
                    placeholder="Watched by the customer while waiting on hold",
                ),
                Field(
                    key="do",
                    label="Does",
                    kind="text",
                    help="What would you film them doing today?",
                    placeholder="Photographs the plate, rings the counter, waits",
                ),
            ),
        ),
        More(
            line="Say who {name} is in real life",
            fields=(
                Field(
                    key="examples",
                    label="Real examples",
                    kind="text",
                    help="People whom you could ring today. First names will do.",
                    placeholder="Theo at Ridgeway, Dana at Cooper & Sons, …",
                ),
            ),
        ),
        More(
            line="Put {name} into a segment",
            fields=(Field(key="segment", label="Segment", kind="ref", of=("segments",)),),
        ),
    ),
    noun=("person", "people"),
    end="persona",
    letter="p",
    draft=AssumptionDraft("persona", "there are many like {name}"),
)
