"""Step 8: what others should do, so that the business can focus."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("A partner does something named: an activity, a resource, a channel."),
        _("There is a reason: cheaper, less risk, or something that you lack."),
        _("You know what they get out of it."),
    ),
    traps=(
        _("What you win or lose by, in somebody else’s hands."),
        _("A famous name that provides nothing."),
        _("A customer whom you call a partner."),
    ),
    examples={
        "product": _(
            "The *equipment makers* license their manuals, because fewer wrong parts "
            "come back to them. *Trade counters* hang the poster, because phones ring less. Card "
            "payments go to a provider. The catalogue stays in the house: a partner who kept it "
            "would own the business."
        ),
        "scope": _(
            "Docket resells *cloud software*, rents room in a *regional data centre*, and "
            "is recommended by the *maker of case software*, whose own desk gets quieter for it. "
            "Nobody else talks to the law firm. That is the one thing never given away."
        ),
        "infrastructure": _(
            "*Power producers* sell years ahead and sleep better. The "
            "*neighbouring utility* lends crews in a storm, and gets ours in the next. The "
            "*metering firm* does it for forty towns, at a cost that one town could never reach."
        ),
    },
    more=(
        Help(
            _("Where to begin"),
            _(
                "With the activities that are not core. Each is a candidate: who does this for a "
                "living? Then the resources that you do not have, and the channels that already "
                "reach your people."
            ),
        ),
        Help(
            _("Three good reasons"),
            _(
                "- **Cheaper.** They do it for many, you would do it for one.\n"
                "- **Shares the risk.** They carry a part of what may go wrong.\n"
                "- **Has what we lack.** A licence, a skill, the trust of your customers.\n\n"
                "“It would look good” is not among them."
            ),
        ),
        Help(
            _("Partner or supplier?"),
            _(
                "If you can replace them by Friday, they are a supplier: leave them out, or untick "
                "“key partner”. If the model stops with them, they are key. Then write down what "
                "you would do on that day, and who would be second choice."
            ),
        ),
        Help(
            _("Half of it in one pair of hands"),
            _(
                "Lending out one core activity can be right: a watchmaker may buy the movement. "
                "Lending out half of them to one partner turns you into that partner’s shop "
                "window. If you mean it, say in the note why they will not do the rest alone."
            ),
        ),
    ),
)

STEP = Step(
    key="key-partnerships",
    part=_("Infrastructure"),
    title=_("Key partnerships"),
    question=_("What should others do, so that you can focus?"),
    minutes=5,
    note_prompt=_("Why would they work with you? Write what happens if they stop."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["partners"],),
    links=(
        LinkTable(
            key="provides",
            rows=("partners",),
            columns=("activities", "resources", "channels"),
            title=_("What does each partner provide?"),
            hint=_("Tick what you would have to do, own or run without them."),
        ),
    ),
    litmus=(
        Litmus(key="why-them", question=_("Why them, and who would be second choice?")),
        Litmus(key="what-they-get", question=_("What do they get out of it?")),
        Litmus(key="if-they-leave", question=_("What stops on the day they leave?")),
    ),
)
