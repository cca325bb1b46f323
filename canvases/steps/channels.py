"""Step 3: how they hear of it, buy it and get it."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("A channel at every stage, from first hearing of you to staying."),
        _("Things that a stranger could find: this counter, that newsletter."),
        _("You see who came, and can follow up."),
    ),
    traps=(
        _("They can hear of you, and there is no way to buy."),
        _("A partner sells for you, and nobody looks after the partner."),
        _("After the sale, silence. Staying needs a channel too."),
        _("Every channel is for later."),
    ),
    examples={
        "product": _(
            "Ted sees a *poster at the trade counter*, looks over *a colleague’s "
            "shoulder*, installs from the *app stores* and learns *inside the app*. Andi and Omar "
            "never see the poster: they get a *call* and a *demo by video*. The trade fair was "
            "rejected. It cost a month’s sales and drew students."
        ),
        "scope": _(
            "Ruth hears of Docket at a *law society evening*, talks to a *client firm*, "
            "and signs after a *visit to her office*. Lena’s channel is the *desk line*, every "
            "week. Sam comes through the *maker of his case software*, who recommends Docket: a "
            "partner’s channel, so somebody rings that partner each month."
        ),
        "infrastructure": _(
            "Nobody shops for a utility. Marta meets Gridline in the "
            "*moving-in pack* from her landlord and signs on the *website*. After that the *wire* "
            "is the channel, and *texts* when it fails. For Ines it is one *engineer’s visit* from "
            "the first talk to the last."
        ),
    },
    more=(
        Help(
            _("The six stages, in plain words"),
            _(
                "- **Attention**: they hear of you. Where are they when they first do?\n"
                "- **Interest**: they look closer. What do they look at?\n"
                "- **Desire**: they want it. What tipped the scales?\n"
                "- **Action**: they buy or sign up. Where do they click, sign or hand over money?\n"
                "- **Onboarding**: they get going. Who or what shows them the first step?\n"
                "- **Retention**: they stay and come back. What reminds them that you are "
                "there?\n\n"
                "The last stage of one customer is the first of the next: people hear of you from "
                "people who stayed."
            ),
        ),
        Help(
            _("Your own, or a partner’s?"),
            _(
                "Your own channel costs more to build. You keep the margin, and you see who comes. "
                "A partner’s channel has the customers already, takes a part of the price, and "
                "often keeps the customer’s name.\n\n"
                "If people buy through a partner, plan the hours it takes to keep that partner "
                "interested, and put them into step 6."
            ),
        ),
        Help(
            _("How to rate a channel"),
            _(
                "Five is always good. Speed 5: they have it at once. Efficiency 5: little effort "
                "for each customer. Investment 5: it needs little money to begin. Preference 5: it "
                "is the way they would choose themselves.\n\n"
                "A new business does well to begin where preference and investment are both high."
            ),
        ),
        Help(
            _("What about those you rejected?"),
            _(
                "Keep them in the list, marked as rejected, with the reason. Somebody will propose "
                "them again next year."
            ),
        ),
        Help(
            _("Channel or relationship?"),
            _(
                "How the thing reaches them, by van, by download, by wire, belongs here. How they "
                "are treated on the way is step 4."
            ),
        ),
    ),
)

STEP = Step(
    key="channels",
    part=_("Offer and customers"),
    title=_("Channels"),
    question=_("How do they hear of you, buy from you and get what they bought?"),
    minutes=8,
    note_prompt=_("Why these channels? Write which one you would keep if you could keep only one."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["channels"],),
    asks=("journey_notes",),
    links=(
        LinkTable(
            key="touches",
            rows=("who",),
            columns=("stages",),
            holder="cells",
            cells=("channels",),
            title=_("How does each of them get from hearing of you to staying?"),
            hint=_(
                "Rows are people, columns the stages of their journey. Put the channels into "
                "the cells. The row “Everyone” holds for all whom a channel reaches."
            ),
        ),
        LinkTable(
            key="reaches",
            rows=("channels",),
            columns=("who",),
            title=_("Whom does each channel reach?"),
            hint=_("A row without a tick reaches everyone."),
        ),
    ),
    litmus=(
        Litmus(key="see-user", question=_("Do they let you see the user and follow up?")),
        Litmus(key="first-hear", question=_("How do they first hear of you?")),
        Litmus(key="recommend", question=_("What makes them tell a colleague?")),
    ),
)
