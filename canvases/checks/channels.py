"""Whether people are reached, all along their journey."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from canvases import words
from canvases.checks.check import CAPTURES, CHANNELS, SEGMENTS, Found, check
from canvases.checks.coverage import Coverage
from canvases.checks.finding import Place, SetLink, only
from canvases.checks.wording import called, listed
from canvases.document import JourneyStage

_STAGES: tuple[str, ...] = get_args(JourneyStage)
_BEYOND_FIRST_TRIES = ("returning", "growing", "established")
_BROUGHT_BY_STAYING = ("referral", "review", "loyalty")


@check(
    "C04",
    "warning",
    step=CHANNELS,
    reads=(SEGMENTS, CHANNELS),
    slot=True,
    why="Whoever never hears of you never buys.",
)
def segments_are_reached(coverage: Coverage) -> Iterator[Found]:
    channels = coverage.document.channels
    for key in coverage.keys:
        if key not in coverage.reach:
            name = coverage.called(key)
            mends = (SetLink(f"Link to {called(one)}", "reaches", one.id, key) for one in channels)
            yield Found(
                (key,),
                f"No channel reaches {name}: how do they hear of you?",
                Place("table", "reaches"),
                only(mends),
            )


@check(
    "C30",
    "warning",
    step=CHANNELS,
    reads=(SEGMENTS, CHANNELS),
    scope="canvas",
    why="A journey breaks at its weakest stage, and what came before it was in vain.",
)
def journeys_have_no_holes(coverage: Coverage) -> Iterator[Found]:
    """Of those whom a channel reaches at all; without any stage anywhere C31 says it once."""
    if not coverage.stages:
        return
    reached = [key for key in coverage.keys if key in coverage.reach]
    holes = {key: _missing(coverage, key) for key in reached}
    broken = tuple(key for key in reached if holes[key])
    if broken:
        told = [f"{coverage.called(key)} ({', '.join(holes[key])})" for key in broken]
        yield Found(
            broken,
            f"Stages of the journey that no channel serves: {listed(told)}.",
            Place("journey", ref=broken[0]),
        )


@check(
    "C31",
    "note",
    step=CHANNELS,
    reads=(SEGMENTS, CHANNELS),
    scope="canvas",
    why="One channel makes you known, another one sells: each has its place on the way.",
)
def channels_stand_at_a_stage(coverage: Coverage) -> Iterator[Found]:
    if not coverage.stages:
        ids = tuple(channel.id for channel in coverage.document.channels)
        yield Found(
            ids,
            f"At which stage of the journey do they serve: {coverage.listed(ids)}?",
            Place("journey"),
        )


@check(
    "C68",
    "note",
    step=CHANNELS,
    reads=(CHANNELS, CAPTURES),
    scope="canvas",
    why="People recommend and come back while you are still in touch with them.",
)
def what_staying_brings_is_cared_for(coverage: Coverage) -> Iterator[Found]:
    """Not while C31 stands, dismissed or not: it says the same of every stage."""
    if "retention" in coverage.stages or any(channels_stand_at_a_stage.exceptions(coverage)):
        return
    ids = tuple(one.id for one in coverage.document.captures if one.form in _BROUGHT_BY_STAYING)
    if ids:
        channels = coverage.document.channels
        mends = (
            SetLink(f"Put {called(one)} at retention", "touches", one.id, (None, "retention"))
            for one in channels
        )
        yield Found(
            ids,
            f"No channel serves retention, and you count on {coverage.listed(ids)}.",
            Place("journey"),
            only(mends),
        )


@check(
    "C71",
    "warning",
    step=CHANNELS,
    reads=(CHANNELS,),
    scope="canvas",
    why="Customers come through channels that are there today.",
)
def some_channel_is_in_use_now(coverage: Coverage) -> Iterator[Found]:
    stage, channels = coverage.document.stage, coverage.document.channels
    if stage in _BEYOND_FIRST_TRIES and all(channel.use == "later" for channel in channels):
        ids = tuple(channel.id for channel in channels)
        label = words.label("canvas.stage", stage).lower()
        yield Found(
            ids,
            f"Every channel is for later ({coverage.listed(ids)}), and your stage is “{label}”.",
            Place("field", "use", ids[0]),
        )


def _missing(coverage: Coverage, key: str) -> list[str]:
    served = coverage.stages_of[key]
    return [words.label("touches.stage", s).lower() for s in _STAGES if s not in served]
