"""Step 2: what each of them needs, what they do today, and what is offered instead."""

from canvases.steps.base import Block, Field, Guidance, Link, Litmus, More, Step, choice

GUIDANCE = Guidance(good=("One need.",), traps=("No alternative.",), examples={})

PROPOSITIONS = Block(
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
)

PROBLEMS = Block(
    key="problems",
    one="problem",
    many="problems",
    title="What they need",
    ask="Add what somebody needs, for example “the right part number on a roof”",
    name=Field(
        key="text",
        label="Needs",
        kind="text",
        help="It follows “Ted needs”.",
        placeholder="the right part number on a roof",
    ),
    fields=(
        Field(key="who", label="Who", kind="ref", of=("segments", "personas")),
        Field(
            key="alternative",
            label="Today they",
            kind="text",
            help="It follows “Today”. If they do nothing about it, write “nothing”.",
            placeholder="calls the counter and waits",
        ),
    ),
)

# The seven slots of the sentence for a stranger, in the order in which it is read.
POSITIONING = (
    Field(key="for", label="For", kind="text", placeholder="roof technicians"),
    Field(key="who", label="who", kind="text", placeholder="lose an hour finding a part number"),
    Field(key="product", label="our", kind="text", placeholder="Rooftop Parts"),
    Field(key="is_a", label="is a", kind="text", placeholder="phone app"),
    Field(key="that", label="that", kind="text", placeholder="names the part on the spot"),
    Field(key="unlike", label="Unlike", kind="text", placeholder="calling the counter"),
    Field(key="ours", label="ours", kind="text", placeholder="works where they stand"),
)

STEP = Step(
    key="value-propositions",
    number=2,
    part="Offer and customers",
    title="Value propositions",
    question="What does each of them need, what do they do today, and what do you offer instead?",
    minutes=6,
    note_prompt="Why would they choose this? Write what a doubtful customer would ask you.",
    guidance=GUIDANCE,
    blocks=(PROPOSITIONS, PROBLEMS),
    links=(
        Link(
            key="fits",
            rows=("who",),
            columns=("propositions",),
            title="Who is each offer for?",
            hint="Rows are the people of step 1. Tick what is meant for them.",
        ),
        Link(
            key="solves",
            rows=("problems",),
            columns=("propositions",),
            holder="columns",
            title="What does each offer solve?",
            hint="Rows are the needs. Tick the offer that answers each one.",
        ),
    ),
    litmus=(
        Litmus(key="matters", question="Does the problem matter to them, or only to you?"),
        Litmus(key="better", question="Is it clearly better than what they do today?"),
        Litmus(key="choose", question="Why would they choose you?"),
    ),
)
