"""The pages of canvases as wholes: start one, find it again, take it along, share it."""

__all__ = [
    "arrival",
    "details",
    "downloads",
    "file_names",
    "forms",
    "importing",
    "my_canvases",
    "own_name",
    "poster",
    "sharing",
    "start",
    "uploads",
    "waiting_pdf",
]
