from . import layout
from . import layout_column
from . import layout_sample
from . import journal
from . import debits
from . import missing
from . import guide
from . import setup
