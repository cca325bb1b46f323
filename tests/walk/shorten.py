"""Leaves out acts as long as the same thing still breaks."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from playwright.sync_api import Browser

from tests.walk.acts import Act
from tests.walk.report import Found, say
from tests.walk.walker import Walk
from tests.walk.world import Site

SECONDS = 600  # for all that broke together
Acts = Sequence[Act]
Breaks = Callable[[Acts], bool]


def shorten(site: Site, browser: Browser, found: Found, seconds: float) -> Acts:
    """The fewest acts that break it, as far as the time allows; all where it breaks no more."""
    until = time.monotonic() + seconds
    say(f"Shortening {len(found.acts)} acts: {found.fault}")

    def breaks(acts: Acts) -> bool:
        return time.monotonic() < until and _breaks(site, browser, found, acts, until)

    acts = fewest(found.acts, breaks)
    found.again = acts is not None
    return found.acts if acts is None else acts


def fewest(acts: Acts, breaks: Breaks) -> list[Act] | None:
    """As few of the acts as still break it; None where it breaks no more."""
    last = _last_acts(acts, breaks)
    return None if last is None else _without_parts(list(last), breaks)


def _last_acts(acts: Acts, breaks: Breaks) -> Acts | None:
    """Most things break by what was done just before."""
    size = 1
    while size < len(acts):
        if breaks(acts[-size:]):
            return acts[-size:]
        size *= 3
    return acts if breaks(acts) else None


def _without_parts(acts: list[Act], breaks: Breaks) -> list[Act]:
    size = len(acts) // 2
    while size:
        at = 0
        while at < len(acts):
            fewer = [*acts[:at], *acts[at + size :]]
            if fewer and breaks(fewer):
                acts = fewer
            else:
                at += size
        size //= 2
    return acts


def _breaks(site: Site, browser: Browser, found: Found, acts: Acts, until: float) -> bool:
    walk = Walk(site, browser, found.seed)
    try:
        for act in acts:
            faults = walk.do(act, again=True)
            if any(fault.same == found.fault.same for fault in faults):
                return True
            if time.monotonic() > until:
                break
        return False
    finally:
        walk.close()
