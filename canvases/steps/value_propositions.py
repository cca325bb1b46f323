"""Step 2: what each of them needs, what they do today, and what is offered instead."""

from canvases.blocks import BLOCKS, Field
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("A need in their words: what stops them, where and when."),
        _("What they do today, named. If they do nothing, write “nothing”: it is hard to beat."),
        _("An offer that somebody would ask for by name."),
    ),
    traps=(
        _("A feature that answers no need. Whose day does it change?"),
        _("A need that everyone nods at and nobody pays to end."),
        _("An offer for all. If you cannot say for whom, it is for nobody."),
    ),
    examples={
        "product": _(
            "**Ted** needs the right part number on a roof. Today he calls the counter "
            "and waits. We offer *parts lookup in the field*. Better means one minute instead of "
            "twenty, in gloves, without a signal. If it took five minutes, he would go on calling."
        ),
        "scope": _(
            "**Lena** needs one number to ring when anything fails. Today she rings four "
            "suppliers, who blame each other. We offer *one desk for everything*. Docket is not "
            "the best at any single thing. It is the only one that knows the whole firm, and what "
            "a court deadline is."
        ),
        "infrastructure": _(
            "**Joe** needs the ovens to run on at four in the morning. Today "
            "he keeps a diesel generator in the yard. We offer *power that stays on*. He will "
            "never praise it. He will sell the generator, and that is the proof."
        ),
    },
    more=(
        Help(
            _("How to find out what they do today"),
            _(
                "Watch them once, or ask “what did you do the last time?” Never ask what they "
                "would do.\n\n"
                "The answer is seldom a rival’s product. It is a spreadsheet, a phone call, a "
                "cousin, or putting up with it. Your offer has to beat that, and the trouble of "
                "changing as well."
            ),
        ),
        Help(
            _("Several people, one need"),
            _(
                "Write it once for their segment. Add a row for a person only where that person’s "
                "version differs: what the firm calls “downtime” is a lost evening to Dev and an "
                "angry client to Ruth."
            ),
        ),
        Help(
            _("Solution or nice extra?"),
            _(
                "Take it away. If they still buy, it was a nice extra. Extras please people and "
                "keep them, but nobody starts to pay because of them. Spend your first months on "
                "solutions."
            ),
        ),
        Help(
            _("What you would tell a stranger"),
            _(
                "*For* whom, *who* have what trouble, your product *is a* what, *that* does what. "
                "*Unlike* today’s way, it does what?\n\n"
                "The first draft comes from your own rows. Rewrite it until you can say it in one "
                "breath, and a stranger can say it back."
            ),
        ),
    ),
)

# The seven slots of the sentence for a stranger, in the order in which it is read.
POSITIONING = (
    Field(key="for", label=_("For"), kind="text", placeholder=_("roof technicians")),
    Field(
        key="who", label=_("who"), kind="text", placeholder=_("lose an hour finding a part number")
    ),
    Field(key="product", label=_("our"), kind="text", placeholder=_("Rooftop Parts")),
    Field(key="is_a", label=_("is a"), kind="text", placeholder=_("phone app")),
    Field(key="that", label=_("that"), kind="text", placeholder=_("names the part on the spot")),
    Field(key="unlike", label=_("Unlike"), kind="text", placeholder=_("calling the counter")),
    Field(
        key="ours",
        label=_("ours"),
        kind="text",
        help=_("How yours differs, as a clause of its own."),
        placeholder=_("it works where they stand"),
    ),
)

STEP = Step(
    key="value-propositions",
    part=_("Offer and customers"),
    title=_("Value propositions"),
    question=_(
        "What does each of them need, what do they do today, and what do you offer instead?"
    ),
    minutes=6,
    note_prompt=_("Why would they choose this? Write what a doubtful customer would ask you."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["propositions"], BLOCKS["problems"]),
    asks=("fits", "positioning"),
    links=(
        LinkTable(
            key="fits",
            rows=("who",),
            columns=("propositions",),
            title=_("Who is each offer for?"),
            hint=_("Rows are the people of step 1. Tick what is meant for them."),
        ),
        LinkTable(
            key="solves",
            rows=("problems",),
            columns=("propositions",),
            holder="columns",
            title=_("What does each offer solve?"),
            hint=_("Rows are the needs. Tick the offer that answers each one."),
        ),
    ),
    litmus=(
        Litmus(key="matters", question=_("Does the problem matter to them, or only to you?")),
        Litmus(key="better", question=_("Is it clearly better than what they do today?")),
        Litmus(key="choose", question=_("Why would they choose you?")),
    ),
)
