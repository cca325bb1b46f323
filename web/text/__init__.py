"""What can be seen of a text, which way it runs among others, and the language that is spoken."""

__all__ = ["declared", "direction", "formats", "isolating", "language", "unseen"]
