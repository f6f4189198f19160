"""The proof of a bank's balance, calculated. No database, no Odoo.

    balance per statement
  + deposits in transit, less outstanding checks and payments
  + direct postings that the bank has not shown
  + bank lines that are on no posted statement
  + bank lines that stand against entries dated later, or against none
  + what revaluations made of currencies
  = balance per books
  = the bank's account plus what is open on its outstanding accounts

`prove` calculates it of what is open in the books, `brought_forward` tells what of that
the first opening balance contains, and `leading_to` which statements lead up to it.

Amounts are `Decimal`, in the bank's currency (`company_…`: in the company's), positive
for money that comes in. What was reconciled after the date was open at the date.
"""

from .entries import Kind, OpenEntry, amount_in_bank_currency, kind_on_outstanding
from .figures import Item, Proof, SectionTotal
from .forward import Opening, brought_forward
from .leading import Period, going_on_from, leading_to
from .money import Rounding, exact
from .proving import BankLedger, clear, prove
from .sections import Section

__all__ = [
    "BankLedger",
    "Rounding",
    "Item",
    "Kind",
    "OpenEntry",
    "Opening",
    "Period",
    "Proof",
    "Section",
    "SectionTotal",
    "amount_in_bank_currency",
    "brought_forward",
    "clear",
    "exact",
    "going_on_from",
    "kind_on_outstanding",
    "leading_to",
    "prove",
]
