from . import feed
from . import connection
from . import run
from . import log
