from . import company
from . import mandate
from . import use
from . import standing
from . import events
from . import debits
from . import choice
from . import partner
