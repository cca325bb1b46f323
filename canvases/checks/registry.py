"""All checks, by code. A new check is one function in one of these modules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from canvases.checks import (
    assumptions,
    captures,
    channels,
    infrastructure,
    offers,
    people,
    progress,
    relationships,
    streams,
)
from canvases.checks.check import Check

_MODULES = (
    *(people, offers, channels, relationships, streams),
    *(captures, infrastructure, assumptions, progress),
)
_CHECKS = [one for module in _MODULES for one in vars(module).values() if isinstance(one, Check)]

REGISTRY: Mapping[str, Check] = MappingProxyType(
    {one.code: one for one in sorted(_CHECKS, key=lambda one: one.code)}
)
