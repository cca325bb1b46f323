"""Step 1: who they are, and who matters most."""

from canvases.steps.base import Block, Field, Guidance, Litmus, More, Step, choice

GUIDANCE = Guidance(good=("People, not markets.",), traps=("Everyone is nobody.",), examples={})

PERSONAS = Block(
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
    fields=(choice("personas.role", "Do they buy, or use?"),),
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
)

SEGMENTS = Block(
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
)

STEP = Step(
    key="customer-segments",
    number=1,
    part="Offer and customers",
    title="Customer segments",
    question="Who are they, and who matters most?",
    minutes=6,
    note_prompt="Why these people, and why in this order? Write what a colleague would ask you.",
    guidance=GUIDANCE,
    blocks=(PERSONAS, SEGMENTS),
    litmus=(
        Litmus(key="shoes", question="What shoes would they wear?"),
        Litmus(key="five-real", question="Can you name five real ones?"),
        Litmus(key="met-one", question="Have you met one?"),
        Litmus(key="buyer-user", question="Are those who buy and those who use both here?"),
        Litmus(key="order", question="Would you pitch to them in this order?"),
    ),
)
