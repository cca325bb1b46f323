"""The examples that come with the product: their names, and where their files stand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from web.text.declared import says
from web.text.language import gettext_noop as _

FOLDER = Path(__file__).resolve().parent.parent / "examples"


@says("title", "about")
@dataclass(frozen=True, kw_only=True)
class Example:
    """One complete canvas. `slug` is its name in the file's name and in Canvas.example."""

    slug: str
    title: str  # what its button says
    business_type: str
    about: str  # what it shows, in a line

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.slug}.canvas.json"


EXAMPLES: tuple[Example, ...] = (
    Example(
        slug="rooftop-parts",
        title=_("An app for roof technicians"),
        business_type="product",
        about=_("It wins by a better product: a part number in a minute, on the roof."),
    ),
    Example(
        slug="docket",
        title=_("All IT for law firms"),
        business_type="scope",
        about=_("It wins by knowing one kind of customer: small law firms, and all their IT."),
    ),
    Example(
        slug="gridline-utility",
        title=_("A town’s electric utility"),
        business_type="infrastructure",
        about=_("It wins by running something big reliably: the lights stay on."),
    ),
)


def by_slug(slug: str) -> Example | None:
    """The example of that name; None where there is none."""
    return next((example for example in EXAMPLES if example.slug == slug), None)
