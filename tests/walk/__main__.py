"""`python -m tests.walk`: walks N acts from SEED, or for MINUTES, and tells what broke.

SEED is a number; SEED=1.7 is the seventh walk of seed 1 alone. QUIET tells no acts.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.walk.report import Report, say
from tests.walk.shorten import SECONDS, shorten
from tests.walk.walker import Walk
from tests.walk.world import Site

ACTS_A_WALK = 60
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_FLAGS = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the server and its worker end too
    seed = os.environ.get("SEED") or "1"
    report = Report(seed)
    with _folder() as folder, Site(folder).running() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=_flags())
        say(f"Seed {seed}")
        _walk(site, browser, report)
        for found in report.found.values():
            found.shortened = shorten(site, browser, found, SECONDS / len(report.found))
        browser.close()
    return report.tell()


def _walk(site: Site, browser: Browser, report: Report) -> None:
    """Walk after walk, each in a world of its own; one ends where something broke."""
    left = int(os.environ.get("N") or 2000)
    until = time.monotonic() + 60 * float(os.environ.get("MINUTES") or 10_000)
    for seed in _seeds(report.seed):
        if left <= 0 or time.monotonic() > until:
            return
        say(f"Walk {seed}")
        walk = Walk(site, browser, seed)
        try:
            for _ in range(min(ACTS_A_WALK, left)):
                act, faults = walk.step()
                left -= 1
                report.act(len(walk.acts), act, str(walk.world.people[act.who].manner))
                for fault in faults:
                    report.broke(seed, fault, walk.acts)
                if faults or time.monotonic() > until:
                    break
        finally:
            report.cover(walk.world)
            walk.close()


def _seeds(seed: str) -> Iterator[str]:
    if "." in seed:
        yield seed
        return
    number = 0
    while True:
        number += 1
        yield f"{seed}.{number}"


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="throughline-walk-") as folder:
        yield Path(folder)


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUMS)), None)


def _flags() -> list[str]:
    return [*_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


if __name__ == "__main__":
    sys.exit(main())
