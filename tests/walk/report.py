"""What was done, what broke, and what was not reached."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.permissions.table import TABLE
from tests.walk.acts import Act
from tests.walk.oracles import Fault, route_of

if TYPE_CHECKING:
    from tests.walk.world import World


@dataclass
class Found:
    seed: str
    fault: Fault
    acts: list[Act]
    times: int = 1
    shortened: Sequence[Act] = ()
    again: bool = False


@dataclass
class Report:
    seed: str
    found: dict[tuple[str, str], Found] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    acts: int = 0

    def act(self, number: int, act: Act) -> None:
        self.acts += 1
        if not os.environ.get("QUIET"):
            say(f"{number:4} {act}")

    def broke(self, seed: str, fault: Fault, acts: Sequence[Act]) -> None:
        say(f"  !! {fault}")
        known = self.found.setdefault(fault.same, Found(seed, fault, list(acts), 0))
        known.times += 1

    def cover(self, world: World) -> None:
        for person in world.people.values():
            if person.is_here:
                posts = (one.path for one in person.line.exchanges if one.method == "POST")
                self.reached |= set(map(route_of, posts))

    def tell(self) -> int:
        """Print it; give the exit status."""
        for found in self.found.values():
            say(f"\n{found.fault}\n  {found.times} times, first in SEED={found.seed}")
            say("  again by:" if found.again else "  not seen again when done again:")
            for act in found.shortened:
                say(f"    {act}")
        missed = sorted(
            name for name, row in TABLE.items() if row.post and name not in self.reached
        )
        say(f"\n{self.acts} acts, seed {self.seed}: {len(self.found)} faults.")
        say(f"Forms that were not sent: {', '.join(missed) or 'none'}.")
        return 1 if self.found else 0


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
