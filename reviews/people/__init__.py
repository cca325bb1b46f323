"""What people wrote, and were called, when they were still here."""

__all__ = ["earlier_names", "kept_texts"]
