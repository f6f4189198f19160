"""The addon's packages that know nothing of Odoo, loaded where no Odoo is."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

ADDON = Path(__file__).resolve().parents[2] / "bank_payment_reconcile"
#: Stands for the addon, whose own `__init__` imports Odoo.
PARENT = "addon_without_odoo"


def load(name: str) -> ModuleType:
    """The package or module of this name in the addon, as "statement_formats"."""
    if PARENT not in sys.modules:
        parent = ModuleType(PARENT)
        parent.__path__ = [str(ADDON)]
        sys.modules[PARENT] = parent
    return importlib.import_module(f"{PARENT}.{name}")
