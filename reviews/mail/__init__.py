"""Who hears of what by mail."""

__all__ = ["digests", "notices"]
