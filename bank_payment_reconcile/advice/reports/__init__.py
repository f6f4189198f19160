"""Reads a provider's report by its description."""
