"""What a bank's text says: its words, and what of its figures is none."""
