"""What every choice is called in front of people, and what it means in plain words.

Pure. A key is "<list in the file>.<field>", so "channels.kind"; what belongs to
the canvas itself is under "canvas". Forms, poster and report all read these, so
that a choice has one name wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from canvases.document import Assumption, Item, StepKey, isolated, words_of

Pairs = tuple[tuple[str, str], ...]

_YES_NO: Pairs = (("yes", "Yes"), ("no", "No"))

_PERIOD: Pairs = (
    ("once", "Once"),
    ("week", "A week"),
    ("month", "A month"),
    ("quarter", "A quarter"),
    ("year", "A year"),
)

_JOURNEY: Pairs = (
    ("attention", "Attention"),
    ("interest", "Interest"),
    ("desire", "Desire"),
    ("action", "Action"),
    ("onboarding", "Onboarding"),
    ("retention", "Retention"),
)

# What a step is called follows from its key, but for those that have no block.
_TITLES = {"halfway": "Halfway review", "analysis": "Analysis and next steps"}
_STEPS: Pairs = tuple(
    (key, _TITLES.get(key, key.replace("-", " ").capitalize())) for key in get_args(StepKey)
)

CHOICES: Mapping[str, Pairs] = MappingProxyType(
    {
        "canvas.stage": (
            ("idea", "An idea"),
            ("first_tries", "First tries"),
            ("returning", "Customers come back"),
            ("growing", "Growing"),
            ("established", "Established"),
        ),
        "canvas.business_type": (
            ("product", "By a better product"),
            ("scope", "By knowing one kind of customer"),
            ("infrastructure", "By running something big reliably"),
        ),
        "segments.side": (
            ("paying", "Paying"),
            ("subsidised", "Subsidised"),
            ("beneficiary", "Beneficiary"),
        ),
        "personas.role": (
            ("buyer", "Buyer"),
            ("user", "User"),
            ("both", "Buyer and user"),
            ("beneficiary", "Beneficiary"),
        ),
        "propositions.kind": (
            ("solution", "Solution"),
            ("value_add", "Nice extra"),
        ),
        "channels.kind": (
            ("web", "Website"),
            ("app", "App"),
            ("phone", "Phone"),
            ("video", "Video call"),
            ("chat", "Chat"),
            ("email", "E-mail"),
            ("post", "Post"),
            ("store", "Store"),
            ("face_to_face", "Face to face"),
            ("partner", "Through a partner"),
            ("media", "Press and media"),
            ("other", "Something else"),
        ),
        "channels.owner": (
            ("own", "Our own"),
            ("partner", "A partner’s"),
        ),
        "channels.use": (
            ("now", "In use now"),
            ("later", "For later"),
            ("rejected", "Rejected"),
        ),
        "touches.stage": _JOURNEY,
        "journey_notes.stage": _JOURNEY,
        "relationships.basis": (
            ("one_off", "One-off"),
            ("ongoing", "Ongoing"),
        ),
        "relationships.contact": (
            ("personal", "Personal"),
            ("dedicated", "Dedicated, a named person"),
            ("automated", "Automated"),
            ("mixed", "Mixed"),
        ),
        "relationships.aims": (
            ("acquire", "Win new customers"),
            ("retain", "Keep them"),
            ("grow", "Sell them more"),
            ("end", "Let them go well"),
        ),
        "relationships.path": (
            ("direct", "Directly with us"),
            ("partner", "Through a partner"),
        ),
        "relationships.service": (
            ("full", "Full service"),
            ("self", "Self-service"),
            ("community", "Community"),
            ("co_creation", "Made together"),
        ),
        "relationships.numbers_work": _YES_NO,
        "relationships.premium": _YES_NO,
        "notes.stage": _JOURNEY,
        "revenue_streams.form": (
            ("sale", "Sale"),
            ("usage_fee", "Usage fee"),
            ("subscription", "Subscription"),
            ("registration_fee", "Registration fee"),
            ("rental", "Rental"),
            ("licence", "Licence"),
            ("commission", "Commission"),
            ("advertising", "Advertising"),
            ("auction", "Auction"),
            ("donation", "Donation"),
            ("grant", "Grant"),
            ("revenue_share", "Share of revenue"),
            ("free", "Free"),
        ),
        "revenue_streams.pricing": (
            ("fixed", "Fixed price"),
            ("negotiable", "Negotiated"),
            ("auction", "Auction"),
        ),
        "revenue_streams.varies_by_segment": _YES_NO,
        "revenue_streams.volume_discount": _YES_NO,
        "revenue_streams.charged_on": (
            ("value", "What it is worth to them"),
            ("perceived_value", "What they think it is worth"),
            ("cost", "What it costs us"),
        ),
        "packages.period": (
            ("week", "Week"),
            ("month", "Month"),
            ("quarter", "Quarter"),
            ("year", "Year"),
            ("once", "No period"),
        ),
        "captures.form": (
            ("payment", "Payment"),
            ("feedback", "Feedback"),
            ("referral", "Referral"),
            ("review", "Review"),
            ("loyalty", "Loyalty"),
            ("lifetime_value", "Value over the years"),
        ),
        "captures.stage": _JOURNEY,
        "resources.kind": (
            ("physical", "Physical"),
            ("intellectual", "Knowledge and rights"),
            ("human", "People"),
            ("financial", "Money"),
        ),
        "partners.motive": (
            ("economy", "Cheaper than doing it ourselves"),
            ("risk", "Shares the risk"),
            ("acquisition", "Has what we lack"),
        ),
        "costs.behaviour": (
            ("fixed", "Fixed"),
            ("variable", "Variable"),
            ("stepped", "In steps"),
        ),
        "costs.period": _PERIOD,
        "assumptions.kind": (
            ("persona", "Persona"),
            ("problem", "Problem"),
            ("value", "Value"),
            ("customer_creation", "Winning customers"),
            ("usability", "Ease of use"),
            ("other", "Other"),
        ),
        "assumptions.step": _STEPS,
        "assumptions.status": (
            ("untested", "Untested"),
            ("testing", "Testing"),
            ("supported", "Supported"),
            ("contradicted", "Contradicted"),
            ("dropped", "Dropped"),
        ),
        "items.stroke": (
            ("pencil", "Still a guess"),
            ("ink", "Evidence supports it"),
            ("struck", "Evidence contradicts it"),
        ),
        "findings.severity": (
            ("error", "Contradiction"),
            ("warning", "Probably a hole"),
            ("note", "Worth a thought"),
        ),
        "tests.verdict": (
            ("pass", "Passed"),
            ("fail", "Failed"),
            ("unclear", "Unclear"),
        ),
        "forces.force": (
            ("buyers", "Buyers"),
            ("suppliers", "Suppliers"),
            ("entrants", "Newcomers"),
            ("substitutes", "Substitutes"),
            ("rivalry", "Rivals"),
        ),
        "steps.status": (
            ("not_started", "Not started"),
            ("in_progress", "In progress"),
            ("done", "Done"),
            ("not_applicable", "Not applicable"),
        ),
    }
)

_JOURNEY_GLOSSES = {
    "attention": "hears of you",
    "interest": "looks closer",
    "desire": "wants it",
    "action": "buys or signs up",
    "onboarding": "gets going",
    "retention": "stays and comes back",
}

GLOSSES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "canvas.stage": {
            "idea": "nothing sold yet",
            "first_tries": "a few people use it or have paid",
            "returning": "some buy a second time without being asked",
            "growing": "more each month, by a way that repeats",
            "established": "it feeds itself; you defend and improve it",
        },
        "canvas.business_type": {
            "product": "software, packaged goods, media: you know users and invent better",
            "scope": "all IT for law firms, a bank for nurses: you add whatever fits them",
            "infrastructure": "electricity, telecoms, commodities: you get steadier and cheaper",
        },
        "segments.side": {
            "paying": "their money keeps the rest going",
            "subsidised": "they pay less or nothing, so that others pay",
            "beneficiary": "they benefit and are not asked to pay",
        },
        "personas.role": {
            "buyer": "decides and pays",
            "user": "works with it",
            "both": "pays for it and works with it",
            "beneficiary": "is better off, and neither buys nor uses it",
        },
        "propositions.kind": {
            "solution": "answers a problem that they have",
            "value_add": "pleasant to have beside the solution; solves nothing alone",
        },
        "touches.stage": _JOURNEY_GLOSSES,
        "journey_notes.stage": _JOURNEY_GLOSSES,
        "notes.stage": _JOURNEY_GLOSSES,
        "captures.stage": _JOURNEY_GLOSSES,
        "relationships.basis": {
            "one_off": "they buy and go: a taxi from the airport",
            "ongoing": "each time builds on the last: the family dentist",
        },
        "relationships.contact": {
            "personal": "whoever is on duty helps: a hotel desk",
            "dedicated": "one named person knows them: a private banker",
            "automated": "a machine answers, and knows them if you let it: a parcel tracker",
            "mixed": "the machine first, a person when it fails: most online shops",
        },
        "relationships.aims": {
            "acquire": "turn strangers into customers",
            "retain": "give them reasons to stay",
            "grow": "earn more from those you have",
            "end": "part without a quarrel, so that they may return",
        },
        "relationships.path": {
            "direct": "they know you and talk to you",
            "partner": "somebody else stands between you and them",
        },
        "relationships.service": {
            "full": "you do it for them: a removal firm",
            "self": "you give the means, they do it: a hire van",
            "community": "customers help each other: a users’ forum",
            "co_creation": "they make part of it: readers who write reviews",
        },
        "revenue_streams.form": {
            "sale": "they own it afterwards",
            "usage_fee": "the more they use, the more they pay",
            "subscription": "they pay for access, again and again",
            "registration_fee": "they pay once to come in",
            "rental": "they have it for a time",
            "licence": "they may use what you own",
            "commission": "you keep a part of what passes through you",
            "advertising": "somebody pays to be seen",
            "auction": "the highest bid wins",
            "donation": "they give because they want it to exist",
            "grant": "a body pays for a purpose",
            "revenue_share": "you take part in what they earn with it",
            "free": "they pay nothing",
        },
        "captures.form": {
            "payment": "money, as in the streams above",
            "feedback": "they tell you what to mend",
            "referral": "they bring somebody",
            "review": "they praise you in public",
            "loyalty": "they choose you again",
            "lifetime_value": "what one customer is worth over all the years",
        },
        "resources.kind": {
            "physical": "buildings, machines, vehicles, lines",
            "intellectual": "software, data, brands, patents, know-how",
            "human": "people who are hard to replace",
            "financial": "cash, credit, guarantees",
        },
        "partners.motive": {
            "economy": "they do it at a scale that you lack",
            "risk": "they carry part of what may go wrong",
            "acquisition": "a licence, a skill, access to customers",
        },
        "costs.behaviour": {
            "fixed": "the same whether you sell one or a thousand",
            "variable": "grows with every sale",
            "stepped": "the same for a while, then a jump: one more van",
        },
        "assumptions.kind": {
            "persona": "these people exist and are as described",
            "problem": "the problem is real and hurts",
            "value": "they prefer your offer to what they do today",
            "customer_creation": "you can win them at a price that pays",
            "usability": "they manage to use it",
            "other": "a law, a supplier, a technique",
        },
    }
)

# What a member of a canvas may do.
ROLES: Mapping[str, str] = MappingProxyType(
    {"editor": "Edit", "reviewer": "Review", "viewer": "Read"}
)

# What the head of a page says to whom it is shared with.
BADGES: Mapping[str, str] = MappingProxyType(
    {
        "editor": "You edit this canvas",
        "reviewer": "You review this canvas",
        "commenter": "You may read and comment",
        "viewer": "You may read this canvas",
    }
)

# One entry, several entries of the lists that are no blocks.
NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "fits": ("link", "links"),
        "journey_notes": ("journey note", "journey notes"),
        "forces": ("force", "forces"),
    }
)

_LABELS = MappingProxyType({key: dict(pairs) for key, pairs in CHOICES.items()})


def label(key: str, value: str | None) -> str:
    """The plain name of a choice; "" where nothing was chosen.

    Raises KeyError for a field or a value that nobody has named.
    """
    return _LABELS[key][value] if value else ""


def gloss(key: str, value: str | None) -> str:
    """What a choice means, as a few lower-case words; "" where its label says enough."""
    return GLOSSES.get(key, {}).get(value or "", "")


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
    return f"We believe that {isolated(said)}"


def called(item: Item) -> str:
    """What an item is called where it stands by itself."""
    return belief(item.text) if isinstance(item, Assumption) else words_of(item)
