from . import bank_statement_import
from . import bank_transfer_difference
