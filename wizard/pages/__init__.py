"""The pages of the walk: each view draws one."""

__all__ = ["history", "home", "live", "place", "quick", "step", "suppose", "threads", "versions"]
