"""Step 6: what the business must do well."""

from canvases.steps.base import (
    Block,
    Field,
    Guidance,
    Link,
    Litmus,
    More,
    Step,
)

GUIDANCE = Guidance(good=("Few.",), traps=("A to-do list.",), examples={})

ACTIVITIES = Block(
    key="activities",
    one="activity",
    many="activities",
    title="Key activities",
    ask="Add what you must do well, for example “Keep the catalogue current”",
    name=Field(
        key="name",
        label="Name",
        help="A verb and what it is done to.",
        placeholder="Keep the catalogue current",
    ),
    fields=(
        Field(
            key="delivers",
            label="Delivers",
            kind="refs",
            of=("propositions",),
            help="Which offers would fail without it?",
        ),
    ),
    more=(
        More(
            line="Say what else it keeps running",
            fields=(
                Field(
                    key="manages",
                    label="Looks after",
                    kind="refs",
                    of=("channels", "relationships", "partners"),
                    help="Channels, relationships and partners that somebody must tend.",
                ),
            ),
        ),
        More(
            line="Say whether it is the heart of the business",
            fields=(
                Field(
                    key="core",
                    label="Core",
                    kind="tick",
                    help="Core: you win or lose by it. What is not core, a partner may do.",
                ),
            ),
        ),
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What is done, how often, by whom",
                    kind="text",
                    placeholder="Two people read new manuals every Monday",
                ),
            ),
        ),
    ),
)

STEP = Step(
    key="key-activities",
    number=6,
    part="Infrastructure",
    title="Key activities",
    question="What must you do well for all this to work?",
    minutes=6,
    note_prompt="Why these and no others? Write what you would stop doing first.",
    guidance=GUIDANCE,
    blocks=(ACTIVITIES,),
    links=(
        Link(
            key="delivers",
            rows=("activities",),
            columns=("propositions",),
            title="What does each activity deliver?",
            hint="Tick the offers that would fail without it.",
        ),
        Link(
            key="manages",
            rows=("activities",),
            columns=("channels", "relationships", "partners"),
            title="What does each activity look after?",
            hint="Tick the channels, relationships and partners that it keeps running.",
        ),
    ),
    litmus=(
        Litmus(
            key="vital-few",
            question="If you could do only three of these well, which three?",
        ),
        Litmus(
            key="own-hands",
            question="Which must stay in your own hands, because you win or lose by them?",
        ),
        Litmus(
            key="who-answers",
            question="For every promise of step 4: who answers, and when?",
        ),
    ),
)
