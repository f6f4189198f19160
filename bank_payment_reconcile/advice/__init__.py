"""Advices: what a payment on the bank's line is made of. No database, no Odoo.

`read(data, filename)` finds by its content what a document is, and answers with its
advices: a provider's payouts, or what a customer says of a payment.

What stands here is what others may use. Each package within uses those above it only:

* `shared`: advices and rows; a document as text, table or JSON; amounts, days, words;
  `registry` knows the formats. A new one is a module in any package with a `FORMAT`.
* `reports`: reads a provider's report by its description.
* `providers`: a description each.
* `electronic`: messages for machines, of customers: EDIFACT, X12, ISO 20022.
* `worded`: what words say in the documents of customers.
* `layouts`: tables, mails, prints and PDF of customers; payouts nobody described.
* `settling`: what each row is in the books.
"""

from .electronic.structured import explains, of_documents, of_transaction
from .electronic.x12_820 import rows_in_text
from .settling.books import BookItem, Books, normal
from .settling.settle import kept_by_provider, settle
from .settling.settlement import ItemShare, Settlement
from .shared.model import IGNORED, KINDS, UNNAMED, Advice, AdviceError, Row
from .shared.registry import AdviceFormat, formats, is_advice, read

__all__ = [
    "Advice",
    "AdviceError",
    "AdviceFormat",
    "Books",
    "IGNORED",
    "BookItem",
    "KINDS",
    "Row",
    "Settlement",
    "UNNAMED",
    "ItemShare",
    "explains",
    "formats",
    "is_advice",
    "kept_by_provider",
    "normal",
    "of_documents",
    "of_transaction",
    "read",
    "rows_in_text",
    "settle",
]
