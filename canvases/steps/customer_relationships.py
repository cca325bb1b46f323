"""Step 4: how they deal with the business while they buy and while they use."""

from canvases import words
from canvases.steps.base import (
    Block,
    Field,
    Guidance,
    Link,
    Litmus,
    More,
    Step,
    choice,
    choices,
    yes_no,
)

GUIDANCE = Guidance(good=("Choices first.",), traps=("A phone is not a deal.",), examples={})

# "How do you deal with everyone?": these three, before any prose.
EVERYONE = (
    choice("relationships.contact", "Who answers them?"),
    choice("relationships.service", "Who does the work?"),
    choice("relationships.basis", "How long does it last?"),
)
EVERYONE_TITLE = "How do you deal with everyone?"
DIFFERENT_TITLE = "Does anyone differ?"


def named(contact: str | None, service: str | None, basis: str | None) -> str:
    """A name for a relationship of which only the choices are known: "Self-service, automated".

    Raises KeyError for a value that is no choice; "" where nothing was chosen.
    """
    labels = (
        words.label("relationships.service", service),
        words.label("relationships.contact", contact),
        words.label("relationships.basis", basis),
    )
    text = ", ".join(part for part in labels if part).lower()
    return text[:1].upper() + text[1:]


RELATIONSHIPS = Block(
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
)

STEP = Step(
    key="customer-relationships",
    number=4,
    part="Offer and customers",
    title="Customer relationships",
    question="How do they deal with you while they buy and while they use?",
    minutes=12,
    note_prompt="Why this way? Write what it costs you, and what they should say about you.",
    guidance=GUIDANCE,
    blocks=(RELATIONSHIPS,),
    links=(
        Link(
            key="serves",
            rows=("relationships",),
            columns=("who",),
            title="Whom is each kind of dealing for?",
            hint="A row without a tick is for everyone.",
        ),
        Link(
            key="through",
            rows=("relationships",),
            columns=("channels",),
            title="Which channels carry it?",
            hint="Tick the channels of step 3 in which this dealing happens.",
        ),
    ),
    litmus=(
        Litmus(
            key="all-the-way",
            question="Can you keep it up all the way, from marketing to after-sales?",
        ),
        Litmus(key="numbers", question="Do the numbers work?"),
        Litmus(key="premium", question="Is there a premium support to test?"),
        Litmus(
            key="contact-cost",
            question="What does each contact cost in people, hours and money?",
        ),
        Litmus(key="machine", question="Are they ready to be served by a machine?"),
        Litmus(key="say-about-you", question="What should they say about you?"),
        Litmus(key="leave", question="How does a customer leave?"),
    ),
)
