"""The books, indexed once."""
