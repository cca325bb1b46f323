"""What the pages of the walk show, as plain values that templates look nothing up for."""

__all__ = [
    "beyond_lists",
    "findings",
    "forms",
    "history",
    "item_marks",
    "journey",
    "link_tables",
    "need_sentences",
    "pasted",
    "review",
    "rows",
    "step_list",
]
