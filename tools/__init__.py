"""What the making of the product needs, and the product itself does not."""
