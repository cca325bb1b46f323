"""Kinds of dealing with customers while they buy and while they use."""

from canvases.blocks.block import (
    AssumptionDraft,
    Block,
    Field,
    More,
    PosterPlace,
    choice,
    choices,
    yes_no,
)

# The choices that are made once for everyone, before anybody differs.
EVERYONE = (
    choice("relationships.contact", "Who answers them?"),
    choice("relationships.service", "Who does the work?"),
    choice("relationships.basis", "How long does it last?"),
)

BLOCK = Block(
    key="relationships",
    one="relationship",
    many="relationships",
    title="Relationships",
    ask="Add a kind of dealing, for example “A named person for the owner”",
    name=Field(
        key="name",
        label="Name",
        help="The kind of dealing, not the means: “help within the hour”, not “chat”.",
        placeholder="Help inside the app, answered within the hour",
    ),
    fields=EVERYONE,
    more=(
        More(
            line="Say whom it is for, if not everyone",
            fields=(
                Field(
                    key="serves",
                    label="For",
                    kind="refs",
                    of=("segments", "personas"),
                    help="Leave empty for everyone.",
                ),
            ),
        ),
        More(
            line="Describe a day of it",
            fields=(
                Field(
                    key="description",
                    label="What it is like for them",
                    kind="text",
                    placeholder="Ted asks in the app. Within the hour somebody who has repaired "
                    "that unit answers.",
                ),
            ),
        ),
        More(
            line="Say what it is to achieve",
            fields=(choices("relationships.aims", "It is to"),),
        ),
        More(
            line="Say how they reach you",
            fields=(
                choice("relationships.path", "Path"),
                Field(
                    key="through",
                    label="Through",
                    kind="refs",
                    of=("channels",),
                    help="The channels of step 3 that carry it.",
                ),
            ),
        ),
        More(
            line="Say whether it pays",
            fields=(
                yes_no(
                    "relationships.numbers_work",
                    "Do the numbers work?",
                    help="People, hours and money for a customer, against what that customer pays.",
                ),
                Field(
                    key="concierge",
                    label="By hand for now, to learn",
                    kind="tick",
                    help="A concierge test: you do by hand what a machine may do later.",
                ),
                yes_no(
                    "relationships.premium",
                    "Is there a premium support to test?",
                    help="Personal help at a fair price, for those who want it.",
                ),
            ),
        ),
        More(
            line="Say how you hear that their needs have changed",
            fields=(
                Field(
                    key="listening",
                    label="How you hear",
                    kind="text",
                    placeholder="We ring ten users each month, and read every question asked",
                ),
            ),
        ),
        More(
            line="Note where it differs, for one of them or at one stage",
            fields=(
                Field(
                    key="notes",
                    label="Where it differs",
                    kind="rows",
                    columns=(
                        Field(
                            key="who",
                            label="For",
                            kind="ref",
                            of=("segments", "personas"),
                            help="Leave empty for everyone.",
                        ),
                        choice("notes.stage", "When"),
                        Field(key="text", label="What is different", kind="text"),
                    ),
                ),
            ),
        ),
    ),
    noun=("relationship", "relationships"),
    end="relationship",
    letter="r",
    draft=AssumptionDraft("usability", "{name} is how they want to be dealt with"),
    on_poster=PosterPlace("above", 3),
)
