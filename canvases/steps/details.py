"""What is said once about the whole canvas. Only the title is asked at the start."""

from canvases import words
from canvases.blocks import Field, choice
from canvases.steps.analysis import NEXT_REVIEW
from web.text.language import gettext_noop as _

TITLE = Field(key="title", label=_("Title"), placeholder=_("Rooftop Parts"))
BUSINESS_TYPE = choice(
    "canvas.business_type",
    _("How do you win?"),
    words.CHOICES["canvas.business_type"],
    glosses=words.GLOSSES["canvas.business_type"],
    help=_("It decides which advice you see in steps 6 and 7. You can change it at any time."),
)

DETAILS = (
    TITLE,
    Field(key="organisation", label=_("Organisation"), placeholder=_("A mechanical contractor")),
    Field(
        key="currency",
        label=_("Currency"),
        help=_("Its three letters or its sign."),
        placeholder=_("EUR"),
    ),
    choice(
        "canvas.stage",
        _("How far are you?"),
        words.CHOICES["canvas.stage"],
        glosses=words.GLOSSES["canvas.stage"],
    ),
    BUSINESS_TYPE,
    NEXT_REVIEW,
)
