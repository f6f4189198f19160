from . import run
from . import line
from . import item
