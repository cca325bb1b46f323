"""What every choice is called in front of people, and what it means in plain words.

Pure. The tables hold messages; the functions say them. A key is "<list in the file>.<field>", so
"channels.kind"; what belongs to the canvas itself is under "canvas". Forms, poster and report all
read these, so that a choice has one name wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from canvases.document import Assumption, Item, StepKey, isolated, words_of
from web.text import declared
from web.text.language import gettext, ngettext_noop
from web.text.language import gettext_noop as _

Pairs = tuple[tuple[str, str], ...]

_YES_NO: Pairs = (("yes", _("Yes")), ("no", _("No")))

_PERIOD: Pairs = (
    ("once", _("Once")),
    ("week", _("A week")),
    ("month", _("A month")),
    ("quarter", _("A quarter")),
    ("year", _("A year")),
)

_JOURNEY: Pairs = (
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
_STEPS: Pairs = tuple(
    (key, _TITLES.get(key, key.replace("-", " ").capitalize())) for key in get_args(StepKey)
)

CHOICES: Mapping[str, Pairs] = MappingProxyType(
    {
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
        "segments.side": (
            ("paying", _("Paying")),
            ("subsidised", _("Subsidised")),
            ("beneficiary", _("Beneficiary")),
        ),
        "personas.role": (
            ("buyer", _("Buyer")),
            ("user", _("User")),
            ("both", _("Buyer and user")),
            ("beneficiary", _("Beneficiary")),
        ),
        "propositions.kind": (
            ("solution", _("Solution")),
            ("value_add", _("Nice extra")),
        ),
        "channels.kind": (
            ("web", _("Website")),
            ("app", _("App")),
            ("phone", _("Phone")),
            ("video", _("Video call")),
            ("chat", _("Chat")),
            ("email", _("E-mail")),
            ("post", _("Post")),
            ("store", _("Store")),
            ("face_to_face", _("Face to face")),
            ("partner", _("Through a partner")),
            ("media", _("Press and media")),
            ("other", _("Something else")),
        ),
        "channels.owner": (
            ("own", _("Our own")),
            ("partner", _("A partner’s")),
        ),
        "channels.use": (
            ("now", _("In use now")),
            ("later", _("For later")),
            ("rejected", _("Rejected")),
        ),
        "touches.stage": _JOURNEY,
        "journey_notes.stage": _JOURNEY,
        "relationships.basis": (
            ("one_off", _("One-off")),
            ("ongoing", _("Ongoing")),
        ),
        "relationships.contact": (
            ("personal", _("Personal")),
            ("dedicated", _("Dedicated, a named person")),
            ("automated", _("Automated")),
            ("mixed", _("Mixed")),
        ),
        "relationships.aims": (
            ("acquire", _("Win new customers")),
            ("retain", _("Keep them")),
            ("grow", _("Sell them more")),
            ("end", _("Let them go well")),
        ),
        "relationships.path": (
            ("direct", _("Directly with us")),
            ("partner", _("Through a partner")),
        ),
        "relationships.service": (
            ("full", _("Full service")),
            ("self", _("Self-service")),
            ("community", _("Community")),
            ("co_creation", _("Made together")),
        ),
        "relationships.numbers_work": _YES_NO,
        "relationships.premium": _YES_NO,
        "notes.stage": _JOURNEY,
        "revenue_streams.form": (
            ("sale", _("Sale")),
            ("usage_fee", _("Usage fee")),
            ("subscription", _("Subscription")),
            ("registration_fee", _("Registration fee")),
            ("rental", _("Rental")),
            ("licence", _("Licence")),
            ("commission", _("Commission")),
            ("advertising", _("Advertising")),
            ("auction", _("Auction")),
            ("donation", _("Donation")),
            ("grant", _("Grant")),
            ("revenue_share", _("Share of revenue")),
            ("free", _("Free")),
        ),
        "revenue_streams.pricing": (
            ("fixed", _("Fixed price")),
            ("negotiable", _("Negotiated")),
            ("auction", _("Auction")),
        ),
        "revenue_streams.varies_by_segment": _YES_NO,
        "revenue_streams.volume_discount": _YES_NO,
        "revenue_streams.charged_on": (
            ("value", _("What it is worth to them")),
            ("perceived_value", _("What they think it is worth")),
            ("cost", _("What it costs us")),
        ),
        "packages.period": (
            ("week", _("Week")),
            ("month", _("Month")),
            ("quarter", _("Quarter")),
            ("year", _("Year")),
            ("once", _("No period")),
        ),
        "captures.form": (
            ("payment", _("Payment")),
            ("feedback", _("Feedback")),
            ("referral", _("Referral")),
            ("review", _("Review")),
            ("loyalty", _("Loyalty")),
            ("lifetime_value", _("Value over the years")),
        ),
        "captures.stage": _JOURNEY,
        "resources.kind": (
            ("physical", _("Physical")),
            ("intellectual", _("Knowledge and rights")),
            ("human", _("People")),
            ("financial", _("Money")),
        ),
        "partners.motive": (
            ("economy", _("Cheaper than doing it ourselves")),
            ("risk", _("Shares the risk")),
            ("acquisition", _("Has what we lack")),
        ),
        "costs.behaviour": (
            ("fixed", _("Fixed")),
            ("variable", _("Variable")),
            ("stepped", _("In steps")),
        ),
        "costs.period": _PERIOD,
        "assumptions.kind": (
            ("persona", _("Persona")),
            ("problem", _("Problem")),
            ("value", _("Value")),
            ("customer_creation", _("Winning customers")),
            ("usability", _("Ease of use")),
            ("other", _("Other")),
        ),
        "assumptions.step": _STEPS,
        "assumptions.status": (
            ("untested", _("Untested")),
            ("testing", _("Testing")),
            ("supported", _("Supported")),
            ("contradicted", _("Contradicted")),
            ("dropped", _("Dropped")),
        ),
        "items.stroke": (
            ("pencil", _("Still a guess")),
            ("ink", _("Evidence supports it")),
            ("struck", _("Evidence contradicts it")),
        ),
        "tests.verdict": (
            ("pass", _("Passed")),
            ("fail", _("Failed")),
            ("unclear", _("Unclear")),
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

_JOURNEY_GLOSSES = {
    "attention": _("hears of you"),
    "interest": _("looks closer"),
    "desire": _("wants it"),
    "action": _("buys or signs up"),
    "onboarding": _("gets going"),
    "retention": _("stays and comes back"),
}

GLOSSES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
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
        "segments.side": {
            "paying": _("their money keeps the rest going"),
            "subsidised": _("they pay less or nothing, so that others pay"),
            "beneficiary": _("they benefit and are not asked to pay"),
        },
        "personas.role": {
            "buyer": _("decides and pays"),
            "user": _("works with it"),
            "both": _("pays for it and works with it"),
            "beneficiary": _("is better off, and neither buys nor uses it"),
        },
        "propositions.kind": {
            "solution": _("answers a problem that they have"),
            "value_add": _("pleasant to have beside the solution; solves nothing alone"),
        },
        "touches.stage": _JOURNEY_GLOSSES,
        "journey_notes.stage": _JOURNEY_GLOSSES,
        "notes.stage": _JOURNEY_GLOSSES,
        "captures.stage": _JOURNEY_GLOSSES,
        "relationships.basis": {
            "one_off": _("they buy and go: a taxi from the airport"),
            "ongoing": _("each time builds on the last: the family dentist"),
        },
        "relationships.contact": {
            "personal": _("whoever is on duty helps: a hotel desk"),
            "dedicated": _("one named person knows them: a private banker"),
            "automated": _("a machine answers, and knows them if you let it: a parcel tracker"),
            "mixed": _("the machine first, a person when it fails: most online shops"),
        },
        "relationships.aims": {
            "acquire": _("turn strangers into customers"),
            "retain": _("give them reasons to stay"),
            "grow": _("earn more from those you have"),
            "end": _("part without a quarrel, so that they may return"),
        },
        "relationships.path": {
            "direct": _("they know you and talk to you"),
            "partner": _("somebody else stands between you and them"),
        },
        "relationships.service": {
            "full": _("you do it for them: a removal firm"),
            "self": _("you give the means, they do it: a hire van"),
            "community": _("customers help each other: a users’ forum"),
            "co_creation": _("they make part of it: readers who write reviews"),
        },
        "revenue_streams.form": {
            "sale": _("they own it afterwards"),
            "usage_fee": _("the more they use, the more they pay"),
            "subscription": _("they pay for access, again and again"),
            "registration_fee": _("they pay once to come in"),
            "rental": _("they have it for a time"),
            "licence": _("they may use what you own"),
            "commission": _("you keep a part of what passes through you"),
            "advertising": _("somebody pays to be seen"),
            "auction": _("the highest bid wins"),
            "donation": _("they give because they want it to exist"),
            "grant": _("a body pays for a purpose"),
            "revenue_share": _("you take part in what they earn with it"),
            "free": _("they pay nothing"),
        },
        "captures.form": {
            "payment": _("money, as in the streams above"),
            "feedback": _("they tell you what to mend"),
            "referral": _("they bring somebody"),
            "review": _("they praise you in public"),
            "loyalty": _("they choose you again"),
            "lifetime_value": _("what one customer is worth over all the years"),
        },
        "resources.kind": {
            "physical": _("buildings, machines, vehicles, lines"),
            "intellectual": _("software, data, brands, patents, know-how"),
            "human": _("people who are hard to replace"),
            "financial": _("cash, credit, guarantees"),
        },
        "partners.motive": {
            "economy": _("they do it at a scale that you lack"),
            "risk": _("they carry part of what may go wrong"),
            "acquisition": _("a licence, a skill, access to customers"),
        },
        "costs.behaviour": {
            "fixed": _("the same whether you sell one or a thousand"),
            "variable": _("grows with every sale"),
            "stepped": _("the same for a while, then a jump: one more van"),
        },
        "assumptions.kind": {
            "persona": _("these people exist and are as described"),
            "problem": _("the problem is real and hurts"),
            "value": _("they prefer your offer to what they do today"),
            "customer_creation": _("you can win them at a price that pays"),
            "usability": _("they manage to use it"),
            "other": _("a law, a supplier, a technique"),
        },
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

# How entries of the lists that are no blocks are counted.
NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "fits": ngettext_noop("%(count)s link", "%(count)s links"),
        "journey_notes": ngettext_noop("%(count)s journey note", "%(count)s journey notes"),
        "forces": ngettext_noop("%(count)s force", "%(count)s forces"),
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
