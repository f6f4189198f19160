from . import grid
from . import fill_down
