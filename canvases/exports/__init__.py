"""A document as something to take along: as a PDF, drawn by workers to order."""

__all__ = ["orders", "paper", "pdf"]
