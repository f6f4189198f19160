from . import line_figures
from . import line_sections
from . import work_sections
from . import outstanding
from . import ledger
from . import page
