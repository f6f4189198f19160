"""The program that Odoo prints PDF with."""

import os
import shutil

from .apt import install_on_machine
from .console import SetupError, step
from .layout import State

PROGRAM = "wkhtmltopdf"
_TRIED = "wkhtmltopdf tried"


def ensure_pdf(layout):
    """Find or install wkhtmltopdf; without it reports open on the screen.

    It is installed on the machine, as root and where the package manager has it
    (Debian 12 has, 13 has no longer): it needs thirty libraries, which would not work
    from a folder of ours. Only printing needs it, so its lack fails nothing, and what
    the package manager did not have once is not asked for again.
    """
    if shutil.which(PROGRAM):
        return
    state = State(layout)
    if os.getuid() == 0 and shutil.which("apt-get") and not state.get(_TRIED):
        step(f"PDF: installing {PROGRAM} with apt-get")
        state.set(_TRIED, True)
        try:
            install_on_machine([PROGRAM], layout.logs / "host.log")
            return
        except SetupError as error:
            step(f"PDF: {error}")
    step(
        f"PDF: {PROGRAM} is missing, so reports open on the screen (on Debian 12, as "
        f"root: apt-get install {PROGRAM}; elsewhere see wkhtmltopdf.org)"
    )
