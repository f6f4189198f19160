"""Payments that come back: the codes and words that several formats share."""
