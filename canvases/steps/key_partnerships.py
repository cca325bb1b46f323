"""Step 8: what others should do, so that the business can focus."""

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

GUIDANCE = Guidance(good=("A reason.",), traps=("A wish list.",), examples={})

PARTNERS = Block(
    key="partners",
    one="partner",
    many="partners",
    title="Key partners",
    ask="Add a partner, for example “Equipment makers”",
    name=Field(
        key="name",
        label="Name",
        help="A firm, or a kind of firm that you could list.",
        placeholder="Equipment makers",
    ),
    fields=(
        Field(
            key="provides",
            label="Provides",
            kind="refs",
            of=("activities", "resources", "channels"),
            help="What you would have to do, own or run without them.",
        ),
        choice("partners.motive", "Why a partner?"),
    ),
    more=(
        More(
            line="Say whether you could go on without {name}",
            fields=(
                Field(
                    key="key",
                    label="Key partner",
                    kind="tick",
                    help="Key: the model stops when they stop. Others are suppliers.",
                ),
            ),
        ),
        More(
            line="Describe the deal",
            fields=(
                Field(
                    key="description",
                    label="What you give them, what they give you",
                    kind="text",
                    placeholder="They license the manuals; we send them what fails in the field",
                ),
            ),
        ),
    ),
)

STEP = Step(
    key="key-partnerships",
    number=8,
    part="Infrastructure",
    title="Key partnerships",
    question="What should others do, so that you can focus?",
    minutes=5,
    note_prompt="Why would they work with you? Write what happens if they stop.",
    guidance=GUIDANCE,
    blocks=(PARTNERS,),
    links=(
        Link(
            key="provides",
            rows=("partners",),
            columns=("activities", "resources", "channels"),
            title="What does each partner provide?",
            hint="Tick what you would have to do, own or run without them.",
        ),
    ),
    litmus=(
        Litmus(key="why-them", question="Why them, and who would be second choice?"),
        Litmus(key="what-they-get", question="What do they get out of it?"),
        Litmus(key="if-they-leave", question="What stops on the day they leave?"),
    ),
)
