"""How somebody works: on which screen, with which hand, and whether scripts reach them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

Hand = Literal["mouse", "finger", "keys"]
_DESK = {"viewport": {"width": 1280, "height": 900}}
_NARROW = {"viewport": {"width": 320, "height": 640}}  # 400% of a desk
_PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_SCREENS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {"desk": _DESK, "narrow": _NARROW, "phone": _PHONE}
)
_WITHOUT_SCRIPTS = 0.08


@dataclass(frozen=True)
class Manner:
    hand: Hand = "mouse"
    at: str = "desk"
    loses_scripts: bool = False

    @property
    def screen(self) -> dict[str, Any]:
        return dict(_SCREENS[self.at])

    def __str__(self) -> str:
        return f"{self.hand} at {self.at}" + (", without scripts" if self.loses_scripts else "")


_MANNERS = (
    *[Manner()] * 4,
    *[Manner("finger", "phone")] * 3,
    *[Manner("keys")] * 2,
    Manner("keys", "narrow"),
)


def manner_of(seed: str, name: str) -> Manner:
    """Of this person in this walk."""
    rng = random.Random(f"manner {seed} {name}")
    manner = rng.choice(_MANNERS)
    return Manner(manner.hand, manner.at, rng.random() < _WITHOUT_SCRIPTS)
