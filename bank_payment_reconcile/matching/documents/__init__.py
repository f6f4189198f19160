"""Which documents a text names: numbers, lists and ranges of them, and references."""
