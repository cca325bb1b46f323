"""Step 7: the assets without which the activities stop."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("Assets without which an activity stops."),
        _("Named closely: not “staff”, but “two people who have repaired such units”."),
        _("At least one that money alone does not buy."),
    ),
    traps=(
        _("A resource that nothing uses. Desks and laptops, mostly."),
        _("“Our team”, where you mean one person."),
        _("Something that you plan to have, written as if you had it."),
    ),
    examples={
        "product": _(
            "The *licensed manual library* and the *cross-reference of parts* took two "
            "years to gather, and get better with each photograph that a technician sends. The "
            "*field panel*, twelve technicians who say what is wrong, is the other asset. Code can "
            "be rewritten. These cannot."
        ),
        "scope": _(
            "*Engineers who know law offices* are the asset: three years until one is "
            "good. What they know is kept in *the playbook* and in *a map of every client’s "
            "systems*, so that a firm does not lose its memory when an engineer leaves."
        ),
        "infrastructure": _(
            "*Cables and substations*, and the *right to lay them in the "
            "streets until 2041*. Nobody will build a second set. Next come the *crews* who find a "
            "fault in the rain, and *long loans at low rates*, because copper lasts forty years."
        ),
    },
    advice={
        "product": _(
            "Look for talent and for what is yours by right: software, data, designs, a "
            "name. If only machines and money stand here, ask what you know that others do not."
        ),
        "scope": _(
            "Look for knowledge of the segment and for a process that repeats: people, "
            "notes, playbooks, standing. If it all sits in one head, write it down first."
        ),
        "infrastructure": _(
            "Look for the plant and for its scale: sites, lines, fleets, permits, "
            "cheap money. If nothing here can be touched, ask what you run."
        ),
    },
    more=(
        Help(
            _("The four kinds"),
            _(
                "- **Physical**: buildings, machines, vehicles, lines.\n"
                "- **Knowledge and rights**: software, data, brands, patents, contracts, "
                "know-how.\n"
                "- **People**: those who are hard to replace.\n"
                "- **Money**: cash, credit, guarantees that others do not get."
            ),
        ),
        Help(
            _("Have, get, or borrow?"),
            _(
                "For each one, say whether you have it. If not: can you buy it, hire it, earn it, "
                "or borrow it from a partner? What you must get by a certain day is an assumption. "
                "Write it below with that day."
            ),
        ),
        Help(
            _("A quick test"),
            _(
                "Imagine a rival with your budget. What could they not have within a year? If the "
                "answer is “nothing”, you have an idea and no advantage yet. That is no shame in "
                "the first year."
            ),
        ),
    ),
)

STEP = Step(
    key="key-resources",
    part=_("Infrastructure"),
    title=_("Key resources"),
    question=_("What must you have to do that?"),
    minutes=5,
    note_prompt=_(
        "Which of these would hurt most to lose? Write how long replacing it would take."
    ),
    guidance=GUIDANCE,
    blocks=(BLOCKS["resources"],),
    links=(
        LinkTable(
            key="used_by",
            rows=("resources",),
            columns=("activities", "relationships"),
            title=_("What uses each resource?"),
            hint=_("Tick what would stop without it."),
        ),
    ),
    litmus=(
        Litmus(
            key="hard-to-copy",
            question=_("Which of these could a rival not buy next month?"),
        ),
        Litmus(key="have-or-get", question=_("Which do you have, and which must you still get?")),
        Litmus(key="lose-it", question=_("What happens on the day you lose one?")),
    ),
)
