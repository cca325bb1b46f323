"""What was done, what broke, and what was not reached."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.permissions.table import TABLE
from tests.walk.acts import Act
from tests.walk.oracles import Fault
from tests.walk.routes import route_of

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
    sent: Counter[str] = field(default_factory=Counter)  # routes
    done: Counter[str] = field(default_factory=Counter)  # those that were not refused
    worked: set[tuple[str, str]] = field(default_factory=set)  # pages and their controls
    manners: Counter[str] = field(default_factory=Counter)  # acts, by how they were done
    acts: int = 0

    def act(self, number: int, act: Act, manner: str) -> None:
        self.acts += 1
        self.manners[manner] += 1
        if act.on and act.do not in ("go to", "open tab", "elsewhere"):
            names = [re.sub(r"\{.*?\}|\d+", "#", name) for name in (act.at, act.on)]
            self.worked.add((names[0], names[1]))
        if not os.environ.get("QUIET"):
            say(f"{number:4} {act}")

    def broke(self, seed: str, fault: Fault, acts: Sequence[Act]) -> None:
        say(f"  !! {fault}")
        known = self.found.setdefault(fault.same, Found(seed, fault, list(acts), 0))
        known.times += 1

    def cover(self, world: World) -> None:
        for person in world.people.values():
            if person.is_here:
                posts = [one for one in person.line.exchanges if one.method == "POST"]
                self.sent.update(route_of(one.path) for one in posts)
                self.done.update(route_of(one.path) for one in posts if 200 <= one.status < 400)

    def tell(self) -> int:
        """Print it; give the exit status."""
        for found in self.found.values():
            say(f"\n{found.fault}\n  {found.times} times, first in SEED={found.seed}")
            say("  again by:" if found.again else "  not seen again when done again:")
            for act in found.shortened:
                say(f"    {act}")
        say(f"\n{self.acts} acts, seed {self.seed}: {len(self.found)} faults.")
        self._tell_reach()
        return 1 if self.found else 0

    def _tell_reach(self) -> None:
        forms = sorted(name for name, row in TABLE.items() if row.post)
        missed = [name for name in forms if not self.sent[name]]
        refused = [name for name in forms if self.sent[name] and not self.done[name]]
        say(
            f"{len(self.worked)} controls on {len({page for page, _ in self.worked})} pages worked."
        )
        say(f"By {', '.join(f'{manner}: {acts}' for manner, acts in self.manners.most_common())}.")
        say(f"{len(forms) - len(missed)} of {len(forms)} forms sent, these most and least often:")
        counts = sorted((self.sent[name], name) for name in forms if self.sent[name])
        say(", ".join(f"{name} {count}" for count, name in [*counts[::-1][:5], *counts[:5]]))
        say(f"Sent and never taken: {', '.join(refused) or 'none'}.")
        say(f"Not sent: {', '.join(missed) or 'none'}.")


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
