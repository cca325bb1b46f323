"""What falls when an item goes away, tried on a copy of the document. Pure."""

from canvases.suppose.falling import Falling
from canvases.suppose.in_words import Thing, balance_lines, consequences, things
from canvases.suppose.trying import Broken, Named, Shaken, Supposition, five_things, suppose
from canvases.suppose.without import without

__all__ = [
    "Broken",
    "Falling",
    "Named",
    "Shaken",
    "Supposition",
    "Thing",
    "balance_lines",
    "consequences",
    "five_things",
    "suppose",
    "things",
    "without",
]
