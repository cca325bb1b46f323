"""Pages of reviews, and what they send."""

__all__ = [
    "acts",
    "agenda",
    "archives",
    "comments",
    "desk",
    "kept_texts",
    "letterhead",
    "mail",
    "pages",
    "phrases_and_checklists",
    "takeaway",
]
