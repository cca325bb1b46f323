"""Pages of reviews, and what they send."""

__all__ = [
    "acts",
    "agenda",
    "archives",
    "comments",
    "desk",
    "kept",
    "letterhead",
    "mail",
    "own",
    "pages",
    "takeaway",
]
