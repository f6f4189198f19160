from . import statement_line
from . import answered
