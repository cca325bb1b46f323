"""Pages of reviews, and what they send."""
