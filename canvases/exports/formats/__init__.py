"""What a canvas can be taken along as. A module of this room is a format, under its own name: it
has a page of its own, is offered among the downloads, and `canvas_export` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from canvases.exports.formats.format import Format, Offer, Wanted

__all__ = ["FORMATS", "OFFERS", "Format", "Offer", "Wanted", "pdf"]

_MODULES = {
    module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)
}
FORMATS: Mapping[str, Format] = MappingProxyType(
    {name: module.FORMAT for name, module in _MODULES.items() if hasattr(module, "FORMAT")}
)
# In the order in which people are offered them, the name of the format with each.
OFFERS: tuple[tuple[str, Offer], ...] = tuple(
    sorted(
        ((name, offer) for name, format_ in FORMATS.items() for offer in format_.offers),
        key=lambda named: named[1].rank,
    )
)
