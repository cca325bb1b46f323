"""Step 3: how they hear of it, buy it and get it."""

from canvases.steps.base import Block, Field, Guidance, Link, Litmus, More, Step, choice

GUIDANCE = Guidance(good=("Six stages.",), traps=("No way back.",), examples={})

CHANNELS = Block(
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
)

STEP = Step(
    key="channels",
    number=3,
    part="Offer and customers",
    title="Channels",
    question="How do they hear of you, buy from you and get what they bought?",
    minutes=8,
    note_prompt="Why these channels? Write which one you would keep if you could keep only one.",
    guidance=GUIDANCE,
    blocks=(CHANNELS,),
    links=(
        Link(
            key="touches",
            rows=("who",),
            columns=("stages",),
            holder="cells",
            cells=("channels",),
            title="How does each of them get from hearing of you to staying?",
            hint="Rows are people, columns the stages of their journey. Put the channels into "
            "the cells. The row “Everyone” holds for all whom a channel reaches.",
        ),
        Link(
            key="reaches",
            rows=("channels",),
            columns=("who",),
            title="Whom does each channel reach?",
            hint="A row without a tick reaches everyone.",
        ),
    ),
    litmus=(
        Litmus(key="see-user", question="Do they let you see the user and follow up?"),
        Litmus(key="first-hear", question="How do they first hear of you?"),
        Litmus(key="recommend", question="What makes them tell a colleague?"),
    ),
)
