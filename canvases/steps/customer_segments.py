"""Step 1: who they are, and who matters most."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("A person you could ring, not a market you could size."),
        _("Those who buy and those who use, even within one firm."),
        _("In order: first the one you would serve if you could serve only one."),
    ),
    traps=(
        _("“Everyone” is nobody. Start with those who suffer most."),
        _("Users only. Somebody has to sign."),
        _("Groups that differ in name only. Split where need, price or the way in differs."),
    ),
    examples={
        "product": _(
            "Rooftop Parts starts with **Ted**, who repairs air conditioning on flat "
            "roofs and will use the app. **Andi** sends the crews out. **Omar** owns the firm and "
            "signs. One firm, three people, three needs: so three segments. Ted comes first, "
            "because Omar will not go on paying for what Ted does not open."
        ),
        "scope": _(
            "Docket does all the IT for small law firms. **Ruth**, the managing partner, "
            "signs. **Lena** runs the office and lives with it every day. **Dev**, a young "
            "solicitor, wants his file at midnight. They are one segment, because the firm buys "
            "once for all three. **Sam**, who practises alone, buys differently: a second segment."
        ),
        "infrastructure": _(
            "Gridline supplies one town. **Marta’s** household, **Joe’s** bakery "
            "and **Ines’s** cold store take the same current from the same wire. They pay "
            "differently, and an hour without it costs them a cold supper, a night’s bread or a "
            "warehouse. So they are three segments. The town’s street lights are the fourth."
        ),
    },
    more=(
        Help(
            _("Why people come before segments"),
            _(
                "A segment does not wait on a roof. Ted does. Picture one person on a Tuesday "
                "morning, and the need, the price and the way in follow from there.\n\n"
                "A segment is what several such people turn out to share. With three people or "
                "fewer you can leave segments out."
            ),
        ),
        Help(
            _("When is it a second segment?"),
            _(
                "When at least one of these differs:\n\n"
                "- what they need\n"
                "- how you reach them\n"
                "- how you deal with them\n"
                "- what they pay, or how\n\n"
                "If none does, it is one segment with two names."
            ),
        ),
        Help(
            _("What a person thinks, sees, feels and does"),
            _(
                "Four short answers keep a person from turning into a form.\n\n"
                "- **Thinks**: what they would say to a friend.\n"
                "- **Sees**: what is around them all day.\n"
                "- **Feels**: what makes them wince, or smile.\n"
                "- **Does**: what a camera would show.\n\n"
                "Where you have to invent an answer, you have found your next interview."
            ),
        ),
        Help(
            _("When one side pays for another"),
            _(
                "Readers and advertisers, students and the state, shoppers and shops: some "
                "businesses need two sides at once. Give each side its own segment. Then say who "
                "pays, who pays less so that the others come, and who is better off without being "
                "asked for money. Somebody has to be the paying side."
            ),
        ),
    ),
)

STEP = Step(
    key="customer-segments",
    part=_("Offer and customers"),
    title=_("Customer segments"),
    question=_("Who are they, and who matters most?"),
    minutes=6,
    note_prompt=_("Why these people, and why in this order? Write what a colleague would ask you."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["personas"], BLOCKS["segments"]),
    litmus=(
        Litmus(key="shoes", question=_("What shoes would they wear?")),
        Litmus(key="five-real", question=_("Can you name five real ones?")),
        Litmus(key="met-one", question=_("Have you met one?")),
        Litmus(key="buyer-user", question=_("Are those who buy and those who use both here?")),
        Litmus(key="order", question=_("Would you pitch to them in this order?")),
    ),
)
