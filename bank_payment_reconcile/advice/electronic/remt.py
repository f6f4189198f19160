"""Remittances that are sent apart from their payments (remt.001)."""

from __future__ import annotations

from ..shared.registry import AdviceFormat
from .structured import read_apart, recognise_apart

FORMAT = AdviceFormat("remt", recognise_apart, read_apart, rank=10)
