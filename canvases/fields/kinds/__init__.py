"""Each kind of field as one value, which knows its values. A module of this room is a kind.

Its name is the kind's; what a page draws for it is the control of that name (docs/adr/0242, 0245).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from canvases.fields.kinds.kind import Cell, Data, Declared, Kind, Option, Refused, Told

__all__ = [
    "KINDS",
    "Cell",
    "Data",
    "Declared",
    "Kind",
    "Option",
    "Refused",
    "Told",
    "kind",
    "text",
]

_MODULES = {
    module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)
}
KINDS: Mapping[str, Kind] = {
    name: module.KIND for name, module in _MODULES.items() if hasattr(module, "KIND")
}
