"""The consultant's desk: all canvases of one person, found and sorted without reading any.

rows.py      one row for each person and canvas, kept by whatever writes
words.py     the index of words, in each database's own kind
search.py    what the index knows, and when
wanted.py    what an address asks for: filters, order, page (pure)
listing.py   a page of the desk
"""

__all__ = ["listing", "notes_and_checklists", "query", "rows", "search", "table", "words"]
