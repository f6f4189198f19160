from . import matching
from . import line
from . import run
from . import application
from . import returned
