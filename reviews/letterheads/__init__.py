"""Under what name, logo and colour somebody's reviews go out."""

from reviews.letterheads.letterheads import PaperHead, head_of, letterhead_of, save, shown

__all__ = [
    "PaperHead",
    "colours",
    "head_of",
    "letterhead_of",
    "save",
    "shown",
]
