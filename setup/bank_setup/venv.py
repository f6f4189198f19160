"""The virtual environment and what is installed into it from PyPI."""

import shutil
import sys

from .apt import PrivateApt
from .console import SetupError, step
from .layout import State, digest_files
from .shell import capture, clean_environment, run_logged, succeeds

# Needed for: the host itself, our own addon, the tests, the style checks
GROUPS = ("host", "addon", "test", "lint")


def ensure_venv(layout, groups=("host", "addon")):
    """Make the environment and install the named groups of requirements.

    Versions are those of constraints.txt, which were tried together. They do not
    all exist for Python 3.10, which gets the newest that do.
    """
    if not succeeds([layout.python, "-c", "import pip"]):
        _create(layout)
    state = State(layout)
    for group in groups:
        files = [
            layout.setup / "requirements" / name
            for name in (f"{group}.txt", "constraints.txt")
        ]
        wanted = digest_files(files)
        if state.get(f"requirements {group}") != wanted:
            step(f"Python environment: installing the requirements ({group})")
            _install(layout, *files)
            state.set(f"requirements {group}", wanted)


def _install(layout, requirements, constraints):
    pinned = ["-c", constraints] if sys.version_info >= (3, 11) else []
    run_logged(
        [
            layout.python, "-m", "pip", "install", "--quiet",
            "--disable-pip-version-check", "-r", requirements, *pinned,
        ],
        layout.logs / "pip.log",
        f"The Python packages of {requirements.name} could not be installed; check the "
        "network.",
    )  # fmt: skip


def _create(layout):
    """Make an empty environment with pip in it.

    A bare Debian has Python without `ensurepip`; its packages carry pip apart.
    """
    version = ".".join(map(str, sys.version_info[:2]))
    step(f"Python environment: creating it with Python {version}")
    shutil.rmtree(layout.venv, ignore_errors=True)
    state = State(layout)
    for group in GROUPS:
        state.set(f"requirements {group}", None)
    log = layout.logs / "pip.log"
    missing = (
        "Python has no module venv; install it (on Debian: apt-get install "
        "python3-venv) and call again."
    )
    if succeeds([sys.executable, "-c", "import ensurepip, venv"]):
        run_logged([sys.executable, "-m", "venv", layout.venv], log, missing)
    elif succeeds([sys.executable, "-c", "import virtualenv"]):
        run_logged([sys.executable, "-m", "virtualenv", layout.venv], log, missing)
    else:
        run_logged(
            [sys.executable, "-m", "venv", "--without-pip", layout.venv], log, missing
        )
        _add_pip(layout, log, missing)


def _add_pip(layout, log, missing):
    """Install pip with Debian's wheel of it, unpacked into our folder."""
    if not shutil.which("apt-get"):
        raise SetupError(missing)
    apt = PrivateApt(layout.run / "apt/own", log)
    apt.update()
    folder = layout.run / "pip-wheel"
    apt.fetch_and_unpack(["python3-pip-whl"], folder)
    wheels = sorted(folder.glob("usr/share/python-wheels/pip-*.whl"))
    if not wheels:
        raise SetupError(missing)
    run_logged(
        [layout.python, "-m", "pip", "install", "--quiet", "pip"],
        log,
        missing,
        env=clean_environment(PYTHONPATH=wheels[-1]),
    )
    shutil.rmtree(folder)


def call_python(layout, code, *arguments, env=None):
    """Run a line of Python in the environment; returns exit code, output, errors."""
    return capture([layout.python, "-c", code, *arguments], env=env)
