"""The halfway review: the customer half, read aloud before the plumbing."""

from canvases.steps.base import Guidance, Help, Step
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("Read every sentence aloud, to somebody who has not seen it."),
        _("Stop where your voice goes flat, or where you begin to explain."),
        _("Mend it at its step now, while it costs a line and not a year."),
    ),
    traps=(
        _("Nodding along because you wrote it."),
        _("Mending a weak need with a lower price."),
        _("Going on to offices and machines while the first person is still a guess."),
    ),
    examples={
        "product": _(
            "“Omar reads the margin report every week.” Nobody had seen him do it. Six "
            "of eight owners had opened it once, and never again. The report became monthly, one "
            "page, and a stream of its own. It took ten minutes here. After building, it would "
            "have taken a spring."
        ),
        "scope": _(
            "“Sam has a named engineer who visits him.” Aloud it was absurd: the visit "
            "costs more than Sam pays. So sole practitioners got a dealing of their own, and a "
            "price that carries it."
        ),
        "infrastructure": _(
            "“Marta hears of us from advertisements.” She does not. She moves "
            "house and fills in a form. The money for advertising went into the form."
        ),
    },
    more=(
        Help(
            _("How to read it to somebody"),
            _(
                "Choose a person who is polite and does not know your trade. Read, then ask them "
                "to tell you who pays for what, and why. Where they get it wrong, the canvas is "
                "unclear. Do not explain. Write down what they said and go back to that step."
            ),
        ),
        Help(
            _("What to do with a doubt"),
            _(
                "Turn it into a sentence that begins with “we believe that”. Say what it costs to "
                "be wrong and how much you know. Then think of a test that could fail. A doubt "
                "with a date is no longer a worry."
            ),
        ),
        Help(
            _("When to go on"),
            _(
                "Not when everything is proven. When you would be surprised to be wrong about the "
                "first person, their need, and why they choose you."
            ),
        ),
    ),
)

STEP = Step(
    key="halfway",
    part=_("Offer and customers"),
    title=_("Halfway review"),
    question=_("Does this still make sense?"),
    minutes=10,
    note_title=_("Does this still make sense?"),
    note_prompt=_("Which sentence sounded wrong, and what did you change?"),
    guidance=GUIDANCE,
)
