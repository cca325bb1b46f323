"""Step 9: what drives cost, and whether cost follows what is sold."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("The few large ones, each with an amount and a period."),
        _("Each tied to what drives it: cut that, and the cost falls."),
        _("Your own time, at a wage that you would pay."),
    ),
    traps=(
        _("A cost that nothing drives. Why do you have it?"),
        _("Core work that costs nothing: somebody’s time was forgotten."),
        _("More going out than coming in, and no date when that turns."),
    ),
    examples={
        "product": _(
            "The largest cost of Rooftop Parts is *inside sales*, 4,200 a month, and not "
            "the app. *Catalogue editors* come next. Only *hosting*, *support* and *card fees* "
            "grow with each seat: together about 5 of the 25 that a seat brings. So the next "
            "hundred seats are cheap, if they can be won without a call."
        ),
        "scope": _(
            "Nearly three fifths of Docket’s money goes to *engineers and the desk*: people "
            "who know the firms, which is what firms choose it for. Cost rises in steps, one "
            "engineer for about nine firms. The ninth firm is pure profit. The tenth is a salary."
        ),
        "infrastructure": _(
            "*Power bought* is three fifths of Gridline’s cost and moves with "
            "every unit sold. The *network* costs the same in a mild winter as in a hard one. So "
            "the margin lives in buying well and in wires that last, not in selling more."
        ),
    },
    more=(
        Help(
            _("Fixed, variable, in steps"),
            _(
                "- **Fixed**: the same whether you sell one or a thousand.\n"
                "- **Variable**: grows with every sale.\n"
                "- **In steps**: the same for a while, then a jump. The sixth van, the second "
                "office.\n\n"
                "Know where your next step is. Many growing businesses fail just after one."
            ),
        ),
        Help(
            _("Does cost follow value?"),
            _(
                "Lay the two lists side by side: what customers choose you for, and where the "
                "money goes. Where a large cost serves nothing that they would miss, you have "
                "found money. Where something that they love costs almost nothing, you have found "
                "a risk: who is doing that for free?"
            ),
        ),
        Help(
            _("Cheap, or worth it?"),
            _(
                "Some businesses win by being the cheapest, and watch every coin. Others win by "
                "being worth it, and spend where it shows. Most sit between. It helps to know "
                "which way you lean before you cut something."
            ),
        ),
        Help(
            _("No figures yet?"),
            _(
                "Guess, and write the guess as an assumption. Ask one person in the trade: “is "
                "that twice too high, or half?” A number that is right within a factor of two "
                "already tells you whether the model can work."
            ),
        ),
    ),
)

STEP = Step(
    key="cost-structure",
    part=_("Infrastructure"),
    title=_("Cost structure"),
    question=_("What drives your costs, and do they follow what you sell?"),
    minutes=8,
    note_prompt=_("Which cost surprises people? Write where each figure comes from."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["costs"],),
    links=(
        LinkTable(
            key="driven_by",
            rows=("costs",),
            columns=("activities", "resources", "partners"),
            title=_("What drives each cost?"),
            hint=_("Tick what would have to shrink for the cost to shrink."),
        ),
    ),
    litmus=(
        Litmus(key="biggest-three", question=_("Which three make up most of the money?")),
        Litmus(
            key="grows-with",
            question=_("Which grow with sales, and which stay if nobody buys?"),
        ),
        Litmus(
            key="pays-for-value",
            question=_("Does most of the money go into what customers choose you for?"),
        ),
    ),
)
