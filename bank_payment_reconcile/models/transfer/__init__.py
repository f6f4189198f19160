from . import statement_line
from . import account_payment
from . import journal
