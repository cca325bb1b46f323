"""What the pages of the walk save: each view takes one kind of save."""

__all__ = ["analysis", "every_step", "findings", "in_row", "single_steps", "undo"]
