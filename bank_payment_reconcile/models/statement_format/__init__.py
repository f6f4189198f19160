from . import format
from . import column
from . import sample
from . import file
from . import journal
from . import export
