"""A review as a PDF to hand over: what was said, what changed, and who signed.

report.py   a review as the values that its template draws
review.css  how its pages differ from those of the canvas's PDF
"""

__all__ = ["report"]
