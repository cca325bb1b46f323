"""Choices that several fields have, and what each means."""

from __future__ import annotations

from typing import get_args

from canvases.document import StepKey
from web.text.language import gettext_noop as _

Pairs = tuple[tuple[str, str], ...]

YES_NO: Pairs = (("yes", _("Yes")), ("no", _("No")))

PERIOD: Pairs = (
    ("once", _("Once")),
    ("week", _("A week")),
    ("month", _("A month")),
    ("quarter", _("A quarter")),
    ("year", _("A year")),
)

JOURNEY: Pairs = (
    ("attention", _("Attention")),
    ("interest", _("Interest")),
    ("desire", _("Desire")),
    ("action", _("Action")),
    ("onboarding", _("Onboarding")),
    ("retention", _("Retention")),
)

# What a step is called follows from its key, but for those that have no block; `steps` marks it as
# a text.
_TITLES = {"halfway": _("Halfway review"), "analysis": _("Analysis and next steps")}
STEPS: Pairs = tuple(
    (key, _TITLES.get(key, key.replace("-", " ").capitalize())) for key in get_args(StepKey)
)

JOURNEY_GLOSSES = {
    "attention": _("hears of you"),
    "interest": _("looks closer"),
    "desire": _("wants it"),
    "action": _("buys or signs up"),
    "onboarding": _("gets going"),
    "retention": _("stays and comes back"),
}
