"""One canvas as one frozen, typed value: what every page, picture and export reads.

Pure: it knows no database, no request and no template. The field names are the
keys of the canvas file, so that a name is the same in the file, the rows and
the pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal, dataclass_transform

import msgspec
from msgspec import Meta, Struct

FORMAT = "canvas"
VERSION = 1

NAME_LENGTH = 160
TEXT_LENGTH = 2_000
NOTE_LENGTH = 20_000
BLOCK_ITEMS = 200
CANVAS_ITEMS = 2_000
CANVAS_LINKS = 4_000
STREAM_PACKAGES = 20
LARGEST_COUNT = 10**12
CENT = Decimal("0.01")
FILE_BYTES = 2**20
FILE_LEVELS = 8

Id = Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
Name = Annotated[str, Meta(min_length=1, max_length=NAME_LENGTH)]
ShortText = Annotated[str, Meta(max_length=NAME_LENGTH)]
RequiredText = Annotated[str, Meta(min_length=1, max_length=TEXT_LENGTH)]
Text = Annotated[str, Meta(max_length=TEXT_LENGTH)]
Note = Annotated[str, Meta(max_length=NOTE_LENGTH)]
Count = Annotated[int, Meta(ge=0, le=LARGEST_COUNT)]
Rating = Annotated[int, Meta(ge=1, le=5)]
Money = Decimal  # never negative, with two decimals and up to 12 digits before them
_BLOCK = Meta(max_length=BLOCK_ITEMS)
WHO = ("segments", "personas")


def _named(*blocks: str) -> Meta:
    """Ids of items of these blocks, in the order in which a file writes them."""
    return Meta(extra={"names": blocks})


def _one(*blocks: str) -> Meta:
    """The id of an item of one of these blocks; of none, of any block but its own."""
    return Meta(min_length=1, max_length=NAME_LENGTH, extra={"names": blocks})


Hash = Annotated[str, Meta(pattern="^([0-9a-f]{16})?$")]

Stage = Literal["idea", "first_tries", "returning", "growing", "established"]
BusinessType = Literal["product", "scope", "infrastructure"]
Side = Literal["paying", "subsidised", "beneficiary"]
Role = Literal["buyer", "user", "both", "beneficiary"]
PropositionKind = Literal["solution", "value_add"]
ChannelKind = Literal[
    "web",
    "app",
    "phone",
    "video",
    "chat",
    "email",
    "post",
    "store",
    "face_to_face",
    "partner",
    "media",
    "other",
]
ChannelOwner = Literal["own", "partner"]
Use = Literal["now", "later", "rejected"]
JourneyStage = Literal["attention", "interest", "desire", "action", "onboarding", "retention"]
Basis = Literal["one_off", "ongoing"]
Contact = Literal["personal", "dedicated", "automated", "mixed"]
Aim = Literal["acquire", "retain", "grow", "end"]
Path = Literal["direct", "partner"]
Service = Literal["full", "self", "community", "co_creation"]
YesNo = Literal["yes", "no"]
StreamForm = Literal[
    "sale",
    "usage_fee",
    "subscription",
    "registration_fee",
    "rental",
    "licence",
    "commission",
    "advertising",
    "auction",
    "donation",
    "grant",
    "revenue_share",
    "free",
]
Pricing = Literal["fixed", "negotiable", "auction"]
Period = Literal["once", "week", "month", "quarter", "year"]
ChargedOn = Literal["value", "perceived_value", "cost"]
CaptureForm = Literal["payment", "feedback", "referral", "review", "loyalty", "lifetime_value"]
ResourceKind = Literal["physical", "intellectual", "human", "financial"]
Motive = Literal["economy", "risk", "acquisition"]
Behaviour = Literal["fixed", "variable", "stepped"]
AssumptionKind = Literal["persona", "problem", "value", "customer_creation", "usability", "other"]
AssumptionStatus = Literal["untested", "testing", "supported", "contradicted", "dropped"]
Verdict = Literal["pass", "fail", "unclear"]
ForceKind = Literal["buyers", "suppliers", "entrants", "substitutes", "rivalry"]
StepStatus = Literal["not_started", "in_progress", "done", "not_applicable"]
# The findings that the method names; a dismissal names one of them.
# fmt: off
FindingCode = Literal[
    "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C10", "C12",
    "C13", "C14", "C15", "C16", "C17", "C18", "C20", "C22", "C23", "C24",
    "C25", "C26", "C27", "C28", "C29", "C30", "C31", "C32", "C33", "C34",
    "C40", "C41", "C42", "C43", "C44", "C45", "C46", "C47", "C48", "C49",
    "C50", "C51", "C52", "C60", "C61", "C62", "C63", "C64", "C65", "C66",
    "C68", "C69", "C70", "C71",
]
# fmt: on
StepKey = Literal[
    "customer-segments",
    "value-propositions",
    "channels",
    "customer-relationships",
    "revenue-streams",
    "halfway",
    "key-activities",
    "key-resources",
    "key-partnerships",
    "cost-structure",
    "analysis",
]

# In the order of method.md: a file writes its ticks in this order.
LITMUS = MappingProxyType(
    {
        "customer-segments": ("shoes", "five-real", "met-one", "buyer-user", "order"),
        "value-propositions": ("matters", "better", "choose"),
        "channels": ("see-user", "first-hear", "recommend"),
        "customer-relationships": (
            "all-the-way",
            "numbers",
            "premium",
            "contact-cost",
            "machine",
            "say-about-you",
            "leave",
        ),
        "revenue-streams": ("value-or-cost", "banker-lawyer", "analogue", "matches-effort"),
        "halfway": (),
        "key-activities": ("vital-few", "own-hands", "who-answers"),
        "key-resources": ("hard-to-copy", "have-or-get", "lose-it"),
        "key-partnerships": ("why-them", "what-they-get", "if-they-leave"),
        "cost-structure": ("biggest-three", "grows-with", "pays-for-value"),
        "analysis": ("read-aloud", "team-agrees", "next-test"),
    }
)

# What a step must not leave empty; the halfway review and the analysis have no block.
STEP_BLOCKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "customer-segments": ("segments", "personas"),
        "value-propositions": ("propositions",),
        "channels": ("channels",),
        "customer-relationships": ("relationships",),
        "revenue-streams": ("revenue_streams",),
        "halfway": (),
        "key-activities": ("activities",),
        "key-resources": ("resources",),
        "key-partnerships": ("partners",),
        "cost-structure": ("costs",),
        "analysis": (),
    }
)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class _Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every part of a document is: frozen, closed, and silent about what is empty."""


class Item(_Value):
    """What stands in a block: the file knows it by its id."""

    id: Id


class Positioning(_Value):
    for_: Text = msgspec.field(default="", name="for")
    who: Text = ""
    product: Text = ""
    is_a: Text = ""
    that: Text = ""
    unlike: Text = ""
    ours: Text = ""


class Segment(Item):
    name: Name
    description: Text = ""
    side: Side | None = None
    size: Count | None = None


class Persona(Item):
    name: Name
    segment: Annotated[str, _one("segments")] | None = None
    role: Role | None = None
    think: Text = ""
    see: Text = ""
    feel: Text = ""
    do: Text = ""
    examples: Text = ""


class Problem(Item):
    who: Annotated[str, _one(*WHO)]
    text: RequiredText
    alternative: Text = ""


class Proposition(Item):
    name: Name
    description: Text = ""
    kind: PropositionKind | None = None
    solves: Annotated[tuple[Id, ...], _named("problems")] = ()


class Fit(_Value):
    """A persona or a whole segment, and a proposition that is meant for it."""

    who: Id
    proposition: Id


class Touch(_Value):
    stage: JourneyStage
    who: Id | None = None


class Channel(Item):
    name: Name
    description: Text = ""
    kind: ChannelKind | None = None
    owner: ChannelOwner | None = None
    use: Use | None = None
    reaches: Annotated[tuple[Id, ...], _named(*WHO)] = ()
    touches: tuple[Touch, ...] = ()
    speed: Rating | None = None
    efficiency: Rating | None = None
    investment: Rating | None = None
    preference: Rating | None = None


class JourneyNote(_Value):
    who: Id
    stage: JourneyStage
    text: Text = ""


class RelationshipNote(_Value):
    who: Id | None = None
    stage: JourneyStage | None = None
    text: Text = ""


class Relationship(Item):
    name: Name
    description: Text = ""
    serves: Annotated[tuple[Id, ...], _named(*WHO)] = ()
    basis: Basis | None = None
    contact: Contact | None = None
    aims: tuple[Aim, ...] = ()
    path: Path | None = None
    service: Service | None = None
    through: Annotated[tuple[Id, ...], _named("channels")] = ()
    concierge: bool = False
    numbers_work: YesNo | None = None
    premium: YesNo | None = None
    listening: Text = ""
    notes: tuple[RelationshipNote, ...] = ()


class Package(_Value):
    name: ShortText = ""
    price: Money | None = None
    per: ShortText = ""
    period: Period | None = None
    # Paid once by each customer; the period then says in which time so many units are expected.
    one_off: bool = False
    units: Count | None = None

    @property
    def is_paid_again(self) -> bool:
        """Whether a customer pays it again and again."""
        return self.period not in (None, "once") and not self.one_off


class RevenueStream(Item):
    name: Name
    description: Text = ""
    form: StreamForm | None = None
    pricing: Pricing | None = None
    packages: Annotated[tuple[Package, ...], Meta(max_length=STREAM_PACKAGES)] = ()
    varies_by_segment: YesNo | None = None
    volume_discount: YesNo | None = None
    charged_on: ChargedOn | None = None
    analogue: Text = ""
    drivers: tuple[Fit, ...] = ()
    paid_by: Annotated[tuple[Id, ...], _named(*WHO)] = ()


class Capture(Item):
    text: RequiredText
    form: CaptureForm | None = None
    stage: JourneyStage | None = None
    earned_by: Annotated[tuple[Id, ...], _named("problems", "propositions")] = ()


class Activity(Item):
    name: Name
    description: Text = ""
    core: bool = True
    delivers: Annotated[tuple[Id, ...], _named("propositions")] = ()
    manages: Annotated[tuple[Id, ...], _named("channels", "relationships", "partners")] = ()


class Resource(Item):
    name: Name
    description: Text = ""
    kind: ResourceKind | None = None
    used_by: Annotated[tuple[Id, ...], _named("activities", "relationships")] = ()


class Partner(Item):
    name: Name
    description: Text = ""
    key: bool = True
    motive: Motive | None = None
    provides: Annotated[tuple[Id, ...], _named("activities", "resources", "channels")] = ()


class Cost(Item):
    name: Name
    description: Text = ""
    behaviour: Behaviour | None = None
    amount: Money | None = None
    period: Period | None = None
    driven_by: Annotated[tuple[Id, ...], _named("activities", "resources", "partners")] = ()


class Test(_Value):
    __test__ = False  # pytest would take the name for one of its own

    how: Text = ""
    measure: Text = ""
    pass_mark: Text = ""
    due: dt.date | None = None
    result: Text = ""
    verdict: Verdict | None = None


class Assumption(Item):
    text: RequiredText
    kind: AssumptionKind | None = None
    step: StepKey | None = None
    about: Annotated[str, _one()] | None = None
    about_hash: Hash = ""
    impact: Rating | None = None
    evidence: Rating | None = None
    status: AssumptionStatus = "untested"
    tests: Annotated[tuple[Test, ...], _BLOCK] = ()


class DesignAnswers(_Value):
    staying: Text = ""
    recurring: Text = ""
    earn_first: Text = ""
    others_work: Text = ""
    growth: Text = ""
    protection: Text = ""


class Force(_Value):
    force: ForceKind
    rating: Rating | None = None
    note: Text = ""


class Action(_Value):
    text: Text = ""
    owner: ShortText = ""
    due: dt.date | None = None
    done: bool = False


class Step(_Value):
    note: Note = ""
    status: StepStatus = "not_started"
    reason: Text = ""
    litmus: tuple[str, ...] = ()


class Dismissal(_Value):
    code: FindingCode
    about: tuple[Id, ...] = ()
    about_hash: Hash = ""
    reason: Text = ""


class Document(_Value):
    """A canvas whole. Lists of items stand in the founder's order."""

    format: Literal["canvas"]
    version: Literal[1]
    title: Name
    organisation: ShortText = ""
    currency: ShortText = ""
    stage: Stage | None = None
    business_type: BusinessType | None = None
    positioning: Positioning = Positioning()
    next_review: dt.date | None = None
    segments: Annotated[tuple[Segment, ...], _BLOCK] = ()
    personas: Annotated[tuple[Persona, ...], _BLOCK] = ()
    problems: Annotated[tuple[Problem, ...], _BLOCK] = ()
    propositions: Annotated[tuple[Proposition, ...], _BLOCK] = ()
    fits: tuple[Fit, ...] = ()
    channels: Annotated[tuple[Channel, ...], _BLOCK] = ()
    journey_notes: tuple[JourneyNote, ...] = ()
    relationships: Annotated[tuple[Relationship, ...], _BLOCK] = ()
    revenue_streams: Annotated[tuple[RevenueStream, ...], _BLOCK] = ()
    captures: Annotated[tuple[Capture, ...], _BLOCK] = ()
    capture_summary: Text = ""
    activities: Annotated[tuple[Activity, ...], _BLOCK] = ()
    resources: Annotated[tuple[Resource, ...], _BLOCK] = ()
    partners: Annotated[tuple[Partner, ...], _BLOCK] = ()
    costs: Annotated[tuple[Cost, ...], _BLOCK] = ()
    assumptions: Annotated[tuple[Assumption, ...], _BLOCK] = ()
    design_answers: DesignAnswers = DesignAnswers()
    forces: tuple[Force, ...] = ()
    actions: Annotated[tuple[Action, ...], _BLOCK] = ()
    steps: dict[StepKey, Step] = {}
    dismissals: Annotated[tuple[Dismissal, ...], _BLOCK] = ()

    def step(self, key: str) -> Step:
        """The founder's words on a step; an untouched step is an empty one."""
        return self.steps.get(key, Step())  # type: ignore[call-overload]
