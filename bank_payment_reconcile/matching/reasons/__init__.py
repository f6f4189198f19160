"""The sentences of a proposal's reasons, and how they are written out."""

from .sentences import AT_POSTING, SENTENCES
from .wording import money, spelled, text

__all__ = ["AT_POSTING", "SENTENCES", "money", "spelled", "text"]
