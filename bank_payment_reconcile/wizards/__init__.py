from . import bank_fund_transfer
from . import bank_fund_transfer_posting
from . import bank_map_text
from . import bank_post_reconcile
from . import bank_rule_trial
from . import bank_statement_import
from . import bank_transfer_difference
from . import bank_posting_preview
