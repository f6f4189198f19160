"""Finds what the modules of a package offer: a new format is a new module, no more."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any


def offered_in(package: str) -> list[Any]:
    """The `FORMAT` of each module anywhere in a package, in the order of their ranks.

    Each has a `rank` and a `name`, which decides between equals.
    """
    found = importlib.import_module(package)
    modules = (
        importlib.import_module(info.name)
        for info in pkgutil.walk_packages(found.__path__, f"{package}.")
    )
    formats = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return sorted(formats, key=lambda each: (each.rank, each.name))
