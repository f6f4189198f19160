"""The answers of a line beyond the items of one partner, and what it gives back."""
