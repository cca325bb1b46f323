"""Step 9: what drives cost, and whether cost follows what is sold."""

from canvases.steps.base import (
    Block,
    Field,
    Guidance,
    Link,
    Litmus,
    More,
    Step,
    choice,
)

GUIDANCE = Guidance(good=("Large ones.",), traps=("Paper clips.",), examples={})

COSTS = Block(
    key="costs",
    one="cost",
    many="costs",
    title="Costs",
    ask="Add a cost, for example “Manual licences”",
    name=Field(
        key="name",
        label="Name",
        help="What the money is spent on.",
        placeholder="Manual licences",
    ),
    fields=(
        Field(key="amount", label="Amount", kind="money", placeholder="1200.00"),
        choice("costs.period", "How often"),
        Field(
            key="driven_by",
            label="Driven by",
            kind="refs",
            of=("activities", "resources", "partners"),
            help="What would have to shrink for this cost to shrink?",
        ),
    ),
    more=(
        More(
            line="Say how {name} behaves as you grow",
            fields=(choice("costs.behaviour", "Behaviour"),),
        ),
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What is in it, and where the figure comes from",
                    kind="text",
                    placeholder="Eleven makers at about 110 a month each",
                ),
            ),
        ),
    ),
)

STEP = Step(
    key="cost-structure",
    number=9,
    part="Infrastructure",
    title="Cost structure",
    question="What drives your costs, and do they follow what you sell?",
    minutes=8,
    note_prompt="Which cost surprises people? Write where each figure comes from.",
    guidance=GUIDANCE,
    blocks=(COSTS,),
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
