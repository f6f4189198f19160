from . import tally
from . import reading
from . import finding
from . import told
from . import summary
from . import run
from . import taking
from . import partner
