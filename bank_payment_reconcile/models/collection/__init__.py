from . import line
from . import told
from . import uses
from . import suggestion
from . import prenotification
