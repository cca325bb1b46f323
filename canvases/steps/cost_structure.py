"""Step 9: what drives cost, and whether cost follows what is sold."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, Link, Litmus, Step

GUIDANCE = Guidance(
    good=(
        "The few large ones, each with an amount and a period.",
        "Each tied to what drives it: cut that, and the cost falls.",
        "Your own time, at a wage that you would pay.",
    ),
    traps=(
        "A cost that nothing drives. Why do you have it?",
        "Core work that costs nothing: somebody’s time was forgotten.",
        "More going out than coming in, and no date when that turns.",
    ),
    examples={
        "product": "The largest cost of Rooftop Parts is *inside sales*, 4,200 a month, and not "
        "the app. *Catalogue editors* come next. Only *hosting*, *support* and *card fees* grow "
        "with each seat: together about 5 of the 25 that a seat brings. So the next hundred "
        "seats are cheap, if they can be won without a call.",
        "scope": "Nearly three fifths of Docket’s money goes to *engineers and the desk*: people "
        "who know the firms, which is what firms choose it for. Cost rises in steps, one "
        "engineer for about nine firms. The ninth firm is pure profit. The tenth is a salary.",
        "infrastructure": "*Power bought* is three fifths of Gridline’s cost and moves with "
        "every unit sold. The *network* costs the same in a mild winter as in a hard one. So "
        "the margin lives in buying well and in wires that last, not in selling more.",
    },
    more=(
        Help(
            "Fixed, variable, in steps",
            "- **Fixed**: the same whether you sell one or a thousand.\n"
            "- **Variable**: grows with every sale.\n"
            "- **In steps**: the same for a while, then a jump. The sixth van, the second "
            "office.\n\n"
            "Know where your next step is. Many growing businesses fail just after one.",
        ),
        Help(
            "Does cost follow value?",
            "Lay the two lists side by side: what customers choose you for, and where the money "
            "goes. Where a large cost serves nothing that they would miss, you have found money. "
            "Where something that they love costs almost nothing, you have found a risk: who is "
            "doing that for free?",
        ),
        Help(
            "Cheap, or worth it?",
            "Some businesses win by being the cheapest, and watch every coin. Others win by "
            "being worth it, and spend where it shows. Most sit between. It helps to know which "
            "way you lean before you cut something.",
        ),
        Help(
            "No figures yet?",
            "Guess, and write the guess as an assumption. Ask one person in the trade: “is that "
            "twice too high, or half?” A number that is right within a factor of two already "
            "tells you whether the model can work.",
        ),
    ),
)

STEP = Step(
    key="cost-structure",
    part="Infrastructure",
    title="Cost structure",
    question="What drives your costs, and do they follow what you sell?",
    minutes=8,
    note_prompt="Which cost surprises people? Write where each figure comes from.",
    guidance=GUIDANCE,
    blocks=(BLOCKS["costs"],),
    links=(
        Link(
            key="driven_by",
            rows=("costs",),
            columns=("activities", "resources", "partners"),
            title="What drives each cost?",
            hint="Tick what would have to shrink for the cost to shrink.",
        ),
    ),
    litmus=(
        Litmus(key="biggest-three", question="Which three make up most of the money?"),
        Litmus(
            key="grows-with",
            question="Which grow with sales, and which stay if nobody buys?",
        ),
        Litmus(
            key="pays-for-value",
            question="Does most of the money go into what customers choose you for?",
        ),
    ),
)
