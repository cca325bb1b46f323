"""A document as something to take along, in each of the formats; PDFs are drawn to order."""

__all__ = ["formats", "orders", "paper", "pdf"]
