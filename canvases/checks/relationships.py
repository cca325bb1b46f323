"""Whether the dealings of step 4 are there, pay, and can be had through the channels of step 3."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from canvases import words
from canvases.checks.check import ACTIVITIES, CHANNELS, RELATIONSHIPS, SEGMENTS, Found, check
from canvases.checks.coverage import Coverage, SegmentReach
from canvases.checks.finding import Place, SetLink, only
from canvases.checks.wording import alike, called
from canvases.document import Relationship

_ALL_THREE = (SEGMENTS, CHANNELS, RELATIONSHIPS)
_MEETING = frozenset({"face_to_face", "store", "phone", "video", "chat"})
_SERVING_ONESELF = frozenset({"web", "app", "store"})
_HAND_MADE = ("personal", "dedicated")
# What people call a channel when they mean its kind.
_KINDS = frozenset(
    form
    for name in (
        *("website", "web", "app", "phone", "telephone", "e-mail", "email", "chat", "store"),
        *("shop", "post", "social media"),
    )
    for form in alike(name)
)


@check(
    "C05",
    "warning",
    step=RELATIONSHIPS,
    reads=(SEGMENTS, RELATIONSHIPS),
    slot=True,
    why="They will be dealt with somehow. Better that you choose how.",
)
def segments_are_served(coverage: Coverage) -> Iterator[Found]:
    for key in coverage.keys:
        if not coverage.dealings_of[key]:
            mends = (
                SetLink(f"Link to {called(one)}", "serves", one.id, key)
                for one in coverage.document.relationships
            )
            yield Found(
                (key,),
                f"No relationship serves {coverage.called(key)}: how do you deal with them?",
                Place("table", "serves"),
                only(mends),
            )


@check(
    "C20",
    "warning",
    step=RELATIONSHIPS,
    reads=_ALL_THREE,
    why="Personal help needs a place where people meet or talk.",
)
def personal_dealings_have_a_meeting_place(coverage: Coverage) -> Iterator[Found]:
    """Among the channels that it goes through; where it names none, among those that reach them."""
    for one in coverage.document.relationships:
        if one.contact not in _HAND_MADE:
            continue
        through = coverage.kinds_of(one.through)
        apart = tuple(
            key
            for key in coverage.reached_among(one)
            if _MEETING.isdisjoint(through or coverage.reach[key].kinds)
        )
        if apart:
            contact = words.label("relationships.contact", one.contact).split(",")[0].lower()
            way = "none of the channels it goes through" if through else "no channel"
            yield Found(
                (one.id, *apart),
                f"{called(one)} is {contact}, and {way} lets you meet or talk to"
                f" {coverage.listed(apart, beside=1)}.",
                Place("field", "through" if through else "contact", one.id),
                severity="note" if one.concierge else None,
            )


@check(
    "C22",
    "note",
    step=RELATIONSHIPS,
    reads=_ALL_THREE,
    why="A machine cannot help where people only ever meet people.",
)
def automated_dealings_have_a_machine(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.relationships:
        if one.contact != "automated":
            continue
        met = _where(coverage, one, lambda reach: reach.kinds == {"face_to_face"})
        if met:
            yield Found(
                (one.id, *met),
                f"{called(one)} is automated, and only face-to-face channels reach"
                f" {coverage.listed(met, beside=1)}.",
                Place("field", "contact", one.id),
            )


@check(
    "C23",
    "warning",
    step=RELATIONSHIPS,
    reads=_ALL_THREE,
    why="Whoever is to serve themselves needs a place to do it.",
)
def self_service_has_a_place(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.relationships:
        if one.service != "self":
            continue
        lost = _where(coverage, one, lambda reach: _SERVING_ONESELF.isdisjoint(reach.kinds))
        if lost:
            yield Found(
                (one.id, *lost),
                f"{called(one)} is self-service, and no website, app or store reaches"
                f" {coverage.listed(lost, beside=1)}.",
                Place("field", "service", one.id),
            )


@check(
    "C24",
    "warning",
    step=RELATIONSHIPS,
    reads=_ALL_THREE,
    why="Whose channel it is decides who knows the customer.",
)
def paths_match_their_channels(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.relationships:
        told = _UNLIKE.get(one.path or "")
        if told is None:
            continue
        unlike, sentence = told
        whos = _where(coverage, one, unlike)
        if whos:
            yield Found(
                (one.id, *whos),
                sentence.format(one.name, coverage.listed(whos, beside=1)),
                Place("field", "path", one.id),
            )


@check(
    "C25",
    "warning",
    step=RELATIONSHIPS,
    reads=(RELATIONSHIPS,),
    why="Help that costs more than it brings ends on the day you grow.",
)
def numbers_work(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.relationships:
        if one.numbers_work == "no":
            early = one.concierge or coverage.document.stage == "idea"
            yield Found(
                (one.id,),
                f"The numbers of {called(one)} do not work: what would have to change?",
                Place("field", "numbers_work", one.id),
                severity="note" if early else None,
            )


@check(
    "C27",
    "warning",
    step=ACTIVITIES,
    reads=(RELATIONSHIPS, ACTIVITIES),
    slot=True,
    why="A promise of help that is nobody’s work is broken on the first busy day.",
)
def help_is_somebodys_work(coverage: Coverage) -> Iterator[Found]:
    for one in coverage.document.relationships:
        by_hand = one.contact in _HAND_MADE or one.service == "full"
        if not by_hand or one.id in coverage.managed:
            continue
        whos = coverage.served_by(one)
        served = f" for {coverage.listed(whos, beside=1)}" if whos else ""
        yield Found(
            (one.id, *whos),
            f"No activity manages {called(one)}{served}: who answers?",
            Place("table", "manages"),
            only(
                SetLink(f"Link to {called(work)}", "manages", work.id, one.id)
                for work in coverage.document.activities
            ),
        )


@check(
    "C29",
    "note",
    step=RELATIONSHIPS,
    reads=(CHANNELS, RELATIONSHIPS),
    why="A channel is the means. The relationship is how you deal with each other through it.",
)
def relationships_are_more_than_means(coverage: Coverage) -> Iterator[Found]:
    means = _KINDS.union(*(alike(channel.name) for channel in coverage.document.channels))
    for one in coverage.document.relationships:
        if alike(one.name) & means:
            yield Found(
                (one.id,),
                f"{called(one)} is named like a channel, a means: what is the dealing?",
                Place("field", "name", one.id),
            )


@check(
    "C32",
    "warning",
    step=CHANNELS,
    reads=_ALL_THREE,
    why="Whom nobody helps to get going, or asks how it goes, does not stay.",
)
def those_to_keep_are_kept_in_touch_with(coverage: Coverage) -> Iterator[Found]:
    """Not while no channel stands at any stage: C31 says that."""
    for one in coverage.document.relationships if coverage.stages else ():
        if "retain" not in one.aims:
            continue
        reached = coverage.reached_among(one)
        lost = tuple(key for key in reached if coverage.stages_of[key].isdisjoint(_STAYING))
        if lost:
            yield Found(
                (one.id, *lost),
                f"{called(one)} is to keep customers, and no channel at onboarding or retention"
                f" reaches {coverage.listed(lost, beside=1)}.",
                Place("journey", ref=lost[0]),
            )


_STAYING = ("onboarding", "retention")
_Test = Callable[[SegmentReach], bool]


def _where(coverage: Coverage, one: Relationship, holds: _Test) -> tuple[str, ...]:
    """The segments it serves of whose channels something holds; those without any are left out."""
    return tuple(key for key in coverage.reached_among(one) if holds(coverage.reach[key]))


_UNLIKE: dict[str, tuple[_Test, str]] = {
    "partner": (
        lambda reach: not reach.by_partner,
        "{} goes through a partner, and no partner’s channel reaches {}.",
    ),
    "direct": (
        lambda reach: not reach.by_us,
        "{} is direct, and only partners’ channels reach {}.",
    ),
}
