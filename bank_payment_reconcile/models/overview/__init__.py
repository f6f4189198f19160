from . import digest
from . import journal
