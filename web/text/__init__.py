"""What can be seen of a text, and which way it runs among others."""

__all__ = ["direction", "isolating", "unseen"]
