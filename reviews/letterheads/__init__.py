"""Under what name, logo and colour somebody's reviews go out."""

from reviews.letterheads.letterheads import Head, head_of, letterhead_of, save, shown

__all__ = [
    "Head",
    "colours",
    "head_of",
    "letterhead_of",
    "save",
    "shown",
]
