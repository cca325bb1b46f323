"""The nine-block picture, large and small: what stands where. Pure."""

from canvases.poster.mini import Mini, mini
from canvases.poster.wall import Entry, Poster, PosterBlock, poster

__all__ = ["Entry", "Mini", "Poster", "PosterBlock", "mini", "places", "poster"]
