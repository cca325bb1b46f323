"""How values are written by people: amounts, currencies, days. Pure."""

__all__ = ["currencies", "days", "kinds", "typed_numbers"]
