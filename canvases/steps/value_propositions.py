"""Step 2: what each of them needs, what they do today, and what is offered instead."""

from canvases.blocks import BLOCKS, Field
from canvases.steps.base import Guidance, Help, Link, Litmus, Step

GUIDANCE = Guidance(
    good=(
        "A need in their words: what stops them, where and when.",
        "What they do today, named. If they do nothing, write “nothing”: it is hard to beat.",
        "An offer that somebody would ask for by name.",
    ),
    traps=(
        "A feature that answers no need. Whose day does it change?",
        "A need that everyone nods at and nobody pays to end.",
        "An offer for all. If you cannot say for whom, it is for nobody.",
    ),
    examples={
        "product": "**Ted** needs the right part number on a roof. Today he calls the counter "
        "and waits. We offer *parts lookup in the field*. Better means one minute instead of "
        "twenty, in gloves, without a signal. If it took five minutes, he would go on calling.",
        "scope": "**Lena** needs one number to ring when anything fails. Today she rings four "
        "suppliers, who blame each other. We offer *one desk for everything*. Docket is not the "
        "best at any single thing. It is the only one that knows the whole firm, and what a "
        "court deadline is.",
        "infrastructure": "**Joe** needs the ovens to run on at four in the morning. Today "
        "he keeps a diesel generator in the yard. We offer *power that stays on*. He will never "
        "praise it. He will sell the generator, and that is the proof.",
    },
    more=(
        Help(
            "How to find out what they do today",
            "Watch them once, or ask “what did you do the last time?” Never ask what they would "
            "do.\n\n"
            "The answer is seldom a rival’s product. It is a spreadsheet, a phone call, a "
            "cousin, or putting up with it. Your offer has to beat that, and the trouble of "
            "changing as well.",
        ),
        Help(
            "Several people, one need",
            "Write it once for their segment. Add a row for a person only where that person’s "
            "version differs: what the firm calls “downtime” is a lost evening to Dev and an "
            "angry client to Ruth.",
        ),
        Help(
            "Solution or nice extra?",
            "Take it away. If they still buy, it was a nice extra. Extras please people and "
            "keep them, but nobody starts to pay because of them. Spend your first months on "
            "solutions.",
        ),
        Help(
            "What you would tell a stranger",
            "*For* whom, *who* have what trouble, your product *is a* what, *that* does what. "
            "*Unlike* today’s way, it does what?\n\n"
            "The first draft comes from your own rows. Rewrite it until you can say it in one "
            "breath, and a stranger can say it back.",
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
    Field(
        key="ours",
        label="ours",
        kind="text",
        help="How yours differs, as a clause of its own.",
        placeholder="it works where they stand",
    ),
)

STEP = Step(
    key="value-propositions",
    part="Offer and customers",
    title="Value propositions",
    question="What does each of them need, what do they do today, and what do you offer instead?",
    minutes=6,
    note_prompt="Why would they choose this? Write what a doubtful customer would ask you.",
    guidance=GUIDANCE,
    blocks=(BLOCKS["propositions"], BLOCKS["problems"]),
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
