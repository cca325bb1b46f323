"""The nine-block picture, large and small: what stands where. Pure."""

from canvases.poster.mini import Mini, mini
from canvases.poster.wall import Block, Entry, Poster, poster

__all__ = ["Block", "Entry", "Mini", "Poster", "mini", "places", "poster"]
