"""What every choice is called in front of people, and what it means in plain words.

Pure. The tables hold messages; the functions say them. A key is "<list in the file>.<field>", so
"channels.kind"; what belongs to the canvas itself is under "canvas". Forms, poster and report all
read these, so that a choice has one name wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from canvases import blocks
from canvases.blocks import JOURNEY, JOURNEY_GLOSSES, Pairs
from canvases.document import Assumption, Item, isolated, words_of
from web.text import declared
from web.text.language import gettext
from web.text.language import gettext_noop as _

# Those of a block's own fields are declared with them.
CHOICES: Mapping[str, Pairs] = MappingProxyType(
    {
        **blocks.CHOICES,
        "canvas.stage": (
            ("idea", _("An idea")),
            ("first_tries", _("First tries")),
            ("returning", _("Customers come back")),
            ("growing", _("Growing")),
            ("established", _("Established")),
        ),
        "canvas.business_type": (
            ("product", _("By a better product")),
            ("scope", _("By knowing one kind of customer")),
            ("infrastructure", _("By running something big reliably")),
        ),
        "touches.stage": JOURNEY,
        "journey_notes.stage": JOURNEY,
        "items.stroke": (
            ("pencil", _("Still a guess")),
            ("ink", _("Evidence supports it")),
            ("struck", _("Evidence contradicts it")),
        ),
        "forces.force": (
            ("buyers", _("Buyers")),
            ("suppliers", _("Suppliers")),
            ("entrants", _("Newcomers")),
            ("substitutes", _("Substitutes")),
            ("rivalry", _("Rivals")),
        ),
        "steps.status": (
            ("not_started", _("Not started")),
            ("in_progress", _("In progress")),
            ("done", _("Done")),
            ("not_applicable", _("Not applicable")),
        ),
    }
)

GLOSSES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **blocks.GLOSSES,
        "canvas.stage": {
            "idea": _("nothing sold yet"),
            "first_tries": _("a few people use it or have paid"),
            "returning": _("some buy a second time without being asked"),
            "growing": _("more each month, by a way that repeats"),
            "established": _("it feeds itself; you defend and improve it"),
        },
        "canvas.business_type": {
            "product": _("software, packaged goods, media: you know users and invent better"),
            "scope": _("all IT for law firms, a bank for nurses: you add whatever fits them"),
            "infrastructure": _("electricity, telecoms, commodities: you get steadier and cheaper"),
        },
        "touches.stage": JOURNEY_GLOSSES,
        "journey_notes.stage": JOURNEY_GLOSSES,
    }
)

# What a member of a canvas may do.
ROLES: Mapping[str, str] = MappingProxyType(
    {"editor": _("Edit"), "reviewer": _("Review"), "viewer": _("Read")}
)

# What the head of a page says to whom it is shared with.
BADGES: Mapping[str, str] = MappingProxyType(
    {
        "editor": _("You edit this canvas"),
        "reviewer": _("You review this canvas"),
        "commenter": _("You may read and comment"),
        "viewer": _("You may read this canvas"),
    }
)

_LABELS = MappingProxyType({key: dict(pairs) for key, pairs in CHOICES.items()})


def label(key: str, value: str | None) -> str:
    """The plain name of a choice; "" where nothing was chosen.

    Raises KeyError for a field or a value that nobody has named.
    """
    return gettext(_LABELS[key][value]) if value else ""


def choices(key: str) -> Pairs:
    """All choices of a field, each with its plain name."""
    return declared.pairs(CHOICES[key])


def gloss(key: str, value: str | None) -> str:
    """What a choice means, as a few lower-case words; "" where its label says enough."""
    return declared.text(GLOSSES.get(key, {}).get(value or "", ""))


def roles() -> Mapping[str, str]:
    """What each role that a member can have lets one do."""
    return declared.by_key(ROLES)


def badge(role: str | None) -> str:
    """What the head of a page says to somebody of this role; "" where it says nothing."""
    return declared.text(BADGES.get(role or "", ""))


_OWN_BEGINNING = re.compile(r"(we|i) (believe|think|assume|expect|suppose|guess)\b", re.IGNORECASE)
# Words that begin with a capital only because a sentence begins with them. Of others nobody knows:
# names and acronyms keep theirs.
_SMALL = (
    "a all an and any anybody as at because both by companies customers each enough every everybody"
    " everyone few firms for from half he her his how if in it its less many more most my nobody"
    " no of on once one only our people she so some somebody ten that the their there these"
    " they this those three to two under users we what when where who with without you your"
)
_SMALL_WORDS = frozenset(_SMALL.split())


def belief(text: str) -> str:
    """An assumption as a sentence of its own, however it was typed."""
    said = text.strip()
    if not said or _OWN_BEGINNING.match(said):
        return said[:1].upper() + said[1:]
    first = said.split(maxsplit=1)[0]
    if first.lower() in _SMALL_WORDS and first == first.capitalize():
        said = said[0].lower() + said[1:]
    return gettext("We believe that %(belief)s") % {"belief": isolated(said)}


def called(item: Item) -> str:
    """What an item is called where it stands by itself."""
    return belief(item.text) if isinstance(item, Assumption) else words_of(item)
