"""What is counted of a document: money, ink, risks, ranks; and whose colour is which. Pure."""

__all__ = ["balance", "channel_ranking", "colours", "ink", "risks"]
