from . import account_move
from . import documents
from . import contacts
