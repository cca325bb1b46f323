"""Step 10: whether it holds together, and what to test next."""

from canvases.blocks import Field
from canvases.steps.base import Guidance, Help, Litmus, Question, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("A story without a gap, from the need to the money to the cost."),
        _("One test this week, with a pass mark set beforehand."),
        _("Next steps that have a name and a date."),
    ),
    traps=(
        _("Testing whether they can use it before you know whether they want it."),
        _("A belief called proven, though its test failed."),
        _("Building the plumbing for a guess."),
    ),
    examples={
        "product": _(
            "The story of Ted held. The question was Omar: will he let a technician "
            "spend 30 a month without asking? Two streams rest on it. So this week: ask twelve "
            "technicians to show an expense claim. Pass mark, nine. It costs two afternoons, and "
            "no code."
        ),
        "scope": _(
            "The story of the firms held. Sam’s was thin. So before anybody is hired for sole "
            "practitioners, thirty of them get the offer, with a price. If six sign without a "
            "visit, it goes on."
        ),
        "infrastructure": _(
            "Rivals hardly trouble Gridline. Roofs do: each solar panel takes a "
            "unit out of the bill and leaves the wire to pay for. The test is a tariff in two "
            "streets for one winter, before the council hears of it for all."
        ),
    },
    more=(
        Help(
            _("Three questions for the team"),
            _(
                "Does it make sense? Could it be better? Do we agree? Ask them in this order, and "
                "let the quietest person answer first. Where two people tell different stories, "
                "the canvas has a hole, whatever it says."
            ),
        ),
        Help(
            _("Which assumption first?"),
            _(
                "First those about the person, the problem and the value. If nobody has the "
                "problem, it does not matter that the button is hard to find. Among these, take "
                "the one with the highest price of being wrong and the least evidence."
            ),
        ),
        Help(
            _("What makes a good test"),
            _(
                "It can fail. It counts something that people do, not what they say. Its pass mark "
                "stands before it begins. It costs less than building the thing. And somebody has "
                "put a date to it."
            ),
        ),
        Help(
            _("When a test fails"),
            _(
                "Good: it was cheap. Mark the assumption as contradicted, change the item that "
                "rested on it, and read its sentences aloud again. If you find yourself explaining "
                "the result away, let somebody else write the verdict."
            ),
        ),
        Help(
            _("Five forces, in a minute each"),
            _(
                "Buyers, suppliers, newcomers, substitutes, rivals. Rate how hard each one presses "
                "on what you can earn, and give the reason in a line. A five is no verdict. It is "
                "where your design has to answer."
            ),
        ),
    ),
)

DESIGN_QUESTIONS = (
    Question(
        key="staying",
        question=_("Do customers stay because leaving would cost them?"),
        help=_("Data they would lose, habits, contracts. Or may they go tomorrow?"),
    ),
    Question(
        key="recurring",
        question=_("Does money come in again without a new sale?"),
        help=_("A subscription does. A single project does not."),
    ),
    Question(
        key="earn_first",
        question=_("Are you paid before you spend?"),
        help=_("Deposits and yearly bills help. Stock and long projects do not."),
    ),
    Question(
        key="others_work",
        question=_("Do others do part of the work?"),
        help=_("Customers who serve themselves or each other, partners who sell for you."),
    ),
    Question(
        key="growth",
        question=_("Can you grow without your costs growing as fast?"),
        help=_("What would ten times the customers cost you?"),
    ),
    Question(
        key="protection",
        question=_("What keeps others from doing the same?"),
        help=_("A head start is short. Rights, data, contracts and a name last longer."),
    ),
)

FORCES = (
    Question(
        key="buyers",
        question=_("How hard can customers press you on price?"),
        help=_("Hard where they are few, large and free to leave."),
    ),
    Question(
        key="suppliers",
        question=_("How hard can suppliers press you?"),
        help=_("Hard where only one of them has what you need."),
    ),
    Question(
        key="entrants",
        question=_("How easily can somebody new come in?"),
        help=_("Easily where it takes little money, no licence and no reputation."),
    ),
    Question(
        key="substitutes",
        question=_("How well can customers do without the whole kind of thing?"),
        help=_("Look at what they do today. Doing nothing is a substitute too."),
    ),
    Question(
        key="rivalry",
        question=_("How hard do those already there fight?"),
        help=_("Hard where they are many, alike and growing slowly."),
    ),
)
FORCE_RATING = _("1: hardly felt. 5: it decides what you can earn.")

NEXT_REVIEW = Field(
    key="next_review",
    label=_("When will you read this canvas again?"),
    kind="date",
    help=_("Three months is a good rhythm for a young business."),
)

STEP = Step(
    key="analysis",
    part=_("What now"),
    title=_("Analysis and next steps"),
    question=_("Does it hold together, and what do you test first?"),
    minutes=15,
    note_prompt=_("What did reading it aloud change? Write what the team does not agree on yet."),
    guidance=GUIDANCE,
    asks=("assumptions", "design_answers", "forces", "actions", "next_review"),
    litmus=(
        Litmus(key="read-aloud", question=_("Have you read it aloud to somebody new to it?")),
        Litmus(key="team-agrees", question=_("Does the whole team agree, in their own words?")),
        Litmus(key="next-test", question=_("Do you know what you will test this week?")),
    ),
)
