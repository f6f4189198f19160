from . import feed
from . import connection
from . import sending
from . import run
from . import log
