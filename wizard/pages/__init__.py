"""The pages of the walk: each view draws one."""

__all__ = [
    "history",
    "home",
    "live",
    "quick",
    "step",
    "step_visit",
    "suppose",
    "threads",
    "versions",
]
