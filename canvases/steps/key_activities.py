"""Step 6: what the business must do well."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("Three to six activities, each something that somebody does on a Monday."),
        _("Each one delivers an offer, or keeps a channel, a relationship or a partner going."),
        _("Core means: you win or lose by it."),
    ),
    traps=(
        _("An offer that nothing delivers."),
        _("Personal help promised in step 4, and nobody here to give it."),
        _("Everything is core. Then nothing is."),
    ),
    examples={
        "product": _(
            "Rooftop Parts lives on three things: *keep the catalogue current*, *build "
            "the app with technicians*, *answer them within the hour*. Winning offices comes "
            "fourth. Billing is not core, and a partner does it. The catalogue delivers two of the "
            "four offers: if it goes stale, half of the business goes with it."
        ),
        "scope": _(
            "Docket’s heart is *knowing each firm from inside*: one named engineer, "
            "and notes that the next one can read. Then *the desk*, and *one playbook for "
            "every firm*. Running servers is not core, and somebody else does it better."
        ),
        "infrastructure": _(
            "Gridline must *keep the lines up*, *buy power ahead*, *steer the "
            "load* and *tell the truth about faults*. Reading meters is needed, but nobody chooses "
            "a utility for it. A metering firm does that."
        ),
    },
    advice={
        "product": _(
            "You win by learning what users need and inventing it first. Watching them, "
            "building and keeping it current are yours. Selling can be lent out."
        ),
        "scope": _(
            "You win by knowing one kind of customer best. Staying close, choosing what "
            "fits them, and doing it the same way each time are yours."
        ),
        "infrastructure": _(
            "You win by running something large without a hitch, and cheaper each "
            "year. Upkeep, planning the load and buying well are yours."
        ),
    },
    more=(
        Help(
            _("How to find them"),
            _(
                "Go back through your offers and ask of each: what would have to stop for this to "
                "fail? Then through your promises in step 4: who answers? Then through the "
                "channels and partners: who keeps them going? What you name more than once is core."
            ),
        ),
        Help(
            _("What to leave out"),
            _(
                "Bookkeeping, hiring, the website’s colours. Every business does these. They "
                "belong here only if customers choose you for them."
            ),
        ),
        Help(
            _("Three businesses in one"),
            _(
                "Inventing, knowing customers and running plant pull in different directions. "
                "Inventors want speed, those close to customers want choice, those who run plant "
                "want calm. A small firm that tries to be good at all three is seldom good at one. "
                "Choose, and let partners carry the rest."
            ),
        ),
    ),
)

STEP = Step(
    key="key-activities",
    part=_("Infrastructure"),
    title=_("Key activities"),
    question=_("What must you do well for all this to work?"),
    minutes=6,
    note_prompt=_("Why these and no others? Write what you would stop doing first."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["activities"],),
    asks=("business_type",),
    links=(
        LinkTable(
            key="delivers",
            rows=("activities",),
            columns=("propositions",),
            title=_("What does each activity deliver?"),
            hint=_("Tick the offers that would fail without it."),
        ),
        LinkTable(
            key="manages",
            rows=("activities",),
            columns=("channels", "relationships", "partners"),
            title=_("What does each activity look after?"),
            hint=_("Tick the channels, relationships and partners that it keeps running."),
        ),
    ),
    litmus=(
        Litmus(key="vital-few", question=_("If only three could be done well, which three?")),
        Litmus(key="own-hands", question=_("Which must stay in your own hands?")),
        Litmus(
            key="who-answers", question=_("For every promise of step 4: who answers, and when?")
        ),
    ),
)
