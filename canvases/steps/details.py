"""What is said once about the whole canvas. Only the title is asked at the start."""

from canvases.blocks import Field, choice
from canvases.steps.analysis import NEXT_REVIEW

TITLE = Field(key="title", label="Title", placeholder="Rooftop Parts")
BUSINESS_TYPE = choice(
    "canvas.business_type",
    "How do you win?",
    help="It decides which advice you see in steps 6 and 7. You can change it at any time.",
)

DETAILS = (
    TITLE,
    Field(key="organisation", label="Organisation", placeholder="A mechanical contractor"),
    Field(
        key="currency",
        label="Currency",
        help="Its three letters or its sign.",
        placeholder="EUR",
    ),
    choice("canvas.stage", "How far are you?"),
    BUSINESS_TYPE,
    NEXT_REVIEW,
)
