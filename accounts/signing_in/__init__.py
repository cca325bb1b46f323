"""How people sign up and in: allauth's forms, adapter and signals, as this product has them."""

__all__ = ["forms", "signals"]
