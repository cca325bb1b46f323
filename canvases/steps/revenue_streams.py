"""Step 5: who pays for what, and what comes back besides money."""

from canvases.blocks import BLOCKS, Field
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("A sentence for each stream: who pays what, for whose use of which offer."),
        _("A price, a period, and the number that you expect."),
    ),
    traps=(
        _("Money without a reason: nobody’s use of an offer brings it in."),
        _("Users who cannot pay, and payers who do not know why they should."),
        _("Nearly all of it from one customer."),
        _("Everything is free, and the payer comes later."),
    ),
    examples={
        "product": _(
            "**Omar** pays *25 a seat each month* for Ted’s use of parts lookup and "
            "offline manuals. He pays *20 a vehicle* for Andi’s job board. Ted would not pay "
            "himself, and need not. The price rests on what twenty minutes on a roof are worth, "
            "not on what the servers cost."
        ),
        "scope": _(
            "**Ruth** pays *65 a head each month* for everything, so that she never has "
            "to ask what a call will cost. Office moves are priced one by one. Sam pays *95 a "
            "month*. By the hour, every fault would earn Docket money. By the month, every fault "
            "costs it some."
        ),
        "infrastructure": _(
            "**Marta** pays for each unit, and a small sum for being connected, "
            "because wires cost the same whether she is at home or not. Joe pays a little more for "
            "*a fixed price all year*. Ines negotiates. Same current, four prices, four reasons."
        ),
        "beyond_money": _(
            "An **insurance broker** earns a commission once a year. That is the "
            "smaller part. A claim that was handled well brings a good word at the tennis club, "
            "two neighbours, and ten more years of the same policy. All this is earned on the "
            "worst day of the customer’s year, not on the day of signing. So that is where the "
            "broker puts the best person. In a sentence: a family stays eleven years and brings "
            "one more."
        ),
    },
    more=(
        Help(
            _("What comes back besides money"),
            _(
                "Most firms watch the price of one sale. They miss what a customer is worth over "
                "the years, and whom that customer brings.\n\n"
                "Write down what else comes back: what they tell you, whom they send, what they "
                "say in public, how often they return. For each, say which need or offer earned it "
                "and at which stage. Then you know where good work pays twice."
            ),
        ),
        Help(
            _("On value, or on cost?"),
            _(
                "**On cost**: you add up and put something on top. It is safe, and leaves money on "
                "the table. **On value**: you ask what the result is worth to them and take a fair "
                "part. **On what they think it is worth**: brands and firsts live on it, until "
                "somebody explains it better.\n\n"
                "A test: would you dare to show the payer how you came to the price?"
            ),
        ),
        Help(
            _("Banker or lawyer?"),
            _(
                "Few people mind what a bank earns. It earns while they do something else. Many "
                "mind the lawyer’s bill: it comes by the quarter of an hour, after the trouble. "
                "Where do your customers notice that they pay, and do they feel richer or poorer "
                "at that moment? Sometimes the same sum in another form mends it."
            ),
        ),
        Help(
            _("When the payer is not the user"),
            _(
                "Name both. The stream comes from the user’s use of an offer, and paid by "
                "somebody else. Then ask what that somebody sees of it. If Omar never notices what "
                "Ted saves, he will cancel in a bad month, however happy Ted is."
            ),
        ),
        Help(
            _("Find a business to copy"),
            _(
                "It is seldom in your own trade. A parts app can be priced like phone contracts "
                "for a fleet. An IT firm can be paid like a lift engineer, who is there so that "
                "nothing happens. If nobody anywhere earns money in this way, ask why."
            ),
        ),
        Help(
            _("How to guess a number"),
            _(
                "Take those you could reach in a year. Take the share that would try, the share "
                "that would stay, and the price. Write the guess as units in a package, and the "
                "shares as assumptions. A wrong number that you can see is better than none."
            ),
        ),
    ),
)

CAPTURE_SUMMARY = Field(
    key="capture_summary",
    label=_("In one sentence: what is a customer worth over the years?"),
    kind="text",
    placeholder=_(
        "A crew stays about four years, brings one more crew, and costs one visit to win."
    ),
)

STEP = Step(
    key="revenue-streams",
    part=_("Offer and customers"),
    title=_("Revenue streams"),
    question=_("For each way you earn money: who pays, and for whose use of what?"),
    minutes=10,
    note_prompt=_(
        "Why these streams, and why at these prices? Write what a colleague would ask you."
    ),
    guidance=GUIDANCE,
    blocks=(BLOCKS["revenue_streams"], BLOCKS["captures"]),
    asks=("capture_summary",),
    links=(
        LinkTable(
            key="drivers",
            rows=("fits",),
            columns=("revenue_streams",),
            holder="columns",
            title=_("What brings in each stream?"),
            hint=_(
                "Each row is somebody with an offer made to them in step 2. Tick what it earns."
            ),
        ),
        LinkTable(
            key="paid_by",
            rows=("revenue_streams",),
            columns=("who",),
            title=_("Who pays for each stream?"),
            hint=_("Tick the one whose money it is. A row without a tick is paid by its user."),
        ),
        LinkTable(
            key="earned_by",
            rows=("captures",),
            columns=("problems", "propositions"),
            title=_("What earns the rest?"),
            hint=_("Tick the need or the offer that brings feedback, praise and loyalty."),
        ),
    ),
    litmus=(
        Litmus(key="value-or-cost", question=_("Do you charge on value, or on cost?")),
        Litmus(
            key="banker-lawyer",
            question=_(
                "People like their banker and resent their lawyer. Which are you when they pay?"
            ),
        ),
        Litmus(key="analogue", question=_("Is there a business to copy this from?")),
        Litmus(
            key="matches-effort",
            question=_("Does the money come from where the effort goes?"),
        ),
    ),
)
