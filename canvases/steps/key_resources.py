"""Step 7: the assets without which the activities stop."""

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

GUIDANCE = Guidance(good=("Assets.",), traps=("Desks.",), examples={})

RESOURCES = Block(
    key="resources",
    one="resource",
    many="resources",
    title="Key resources",
    ask="Add what you must have, for example “Licensed manual library”",
    name=Field(
        key="name",
        label="Name",
        help="Something that you have, can get, or would miss.",
        placeholder="Licensed manual library",
    ),
    fields=(
        choice("resources.kind", "Kind"),
        Field(
            key="used_by",
            label="Used by",
            kind="refs",
            of=("activities", "relationships"),
            help="What would stop without it?",
        ),
    ),
    more=(
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="Where it comes from, and what would replace it",
                    kind="text",
                    placeholder="Licensed for three years from eleven makers",
                ),
            ),
        ),
    ),
)

STEP = Step(
    key="key-resources",
    number=7,
    part="Infrastructure",
    title="Key resources",
    question="What must you have to do that?",
    minutes=5,
    note_prompt="Which of these would hurt most to lose? Write how long replacing it would take.",
    guidance=GUIDANCE,
    blocks=(RESOURCES,),
    links=(
        Link(
            key="used_by",
            rows=("resources",),
            columns=("activities", "relationships"),
            title="What uses each resource?",
            hint="Tick what would stop without it.",
        ),
    ),
    litmus=(
        Litmus(
            key="hard-to-copy",
            question="Which of these could a rival not buy next month?",
        ),
        Litmus(key="have-or-get", question="Which do you have, and which must you still get?"),
        Litmus(key="lose-it", question="What happens on the day you lose one?"),
    ),
)
