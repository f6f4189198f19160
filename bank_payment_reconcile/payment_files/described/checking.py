"""Whether a layout has room for what is ordered."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from dataclasses import replace

from ...sentences import _
from ..model import Batch, FileFormat, Finding, PaymentFileError
from .layout import Layout
from .rows import file_values, payment_rows
from .table import write_rows


def check_described(batch: Batch, format: FileFormat) -> list[Finding]:
    """Each payment as a row of its own, and what stands before and behind them."""
    layout = format.layout
    if not isinstance(layout, Layout):
        sentence = _("The bank's card names no layout: choose one.")
        return [Finding("red", None, "layout_missing", "format", sentence)]
    found = []
    alone = replace(layout, header=(), footer=(), has_titles=False)
    values = file_values(batch, format)
    for payment, row in zip(batch.payments, payment_rows(batch, format), strict=True):
        try:
            write_rows([row], alone, values)
        except PaymentFileError as error:
            found.append(
                Finding("red", payment.key, "layout_room", "text", error.sentence)
            )
    if not found:
        try:
            write_rows(payment_rows(batch, format), layout, values)
        except PaymentFileError as error:
            found.append(Finding("red", None, "layout_room", "format", error.sentence))
    return found
