"""What is not certain about a table."""

from __future__ import annotations

from ...sentences import SentenceError


class Doubt(SentenceError, ValueError):
    """Why a table is not understood; completes "… cannot be read: …"."""
