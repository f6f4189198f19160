from . import partner_bank
from . import report
from . import held
from . import line
from . import step
from . import run
from . import told
from . import journal
