from . import test_posting
from . import test_access
from . import test_apply
from . import test_cron
from . import test_demo
from . import test_import
from . import test_rules
from . import test_learning
