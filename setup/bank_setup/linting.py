"""The style checks: ruff and pylint-odoo, eslint and prettier; and that the store page
is current."""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from .console import SetupError, say, step
from .layout import State, digest_files
from .shell import clean_environment, run_logged
from .venv import ensure_venv

# Prettier would also take Markdown and YAML; these are what the host reads
_FORMATTED = (".js", ".xml", ".scss", ".css")


def run_lint(layout, fix=False, environ=os.environ):
    """Run every check, as many at a time as there are cores, then fail if one did.

    Args:
        fix: let the tools that can mend what they find do so.
    """
    ensure_venv(layout, ("lint",))
    node = _ensure_node_tools(layout, environ)
    checks = _python_checks(layout, fix)
    if node:
        checks += _node_checks(layout, node, fix)
    # What mends files has them for itself
    beside = 1 if fix else len(os.sched_getaffinity(0))
    failed = []
    with ThreadPoolExecutor(beside) as pool:
        begun = [(check, pool.submit(_run, check, layout)) for check in checks]
        for check, done in begun:
            code, said = done.result()
            step(check.name)
            print(said, end="", flush=True)
            if code and check.blocks:
                failed.append(check.name)
    if failed:
        raise SetupError(f"These checks do not pass: {', '.join(failed)}.")
    say("Every check passes.")


@dataclass(frozen=True)
class _Check:
    """A program that looks at the checkout, and what its environment must have."""

    name: str
    command: list
    environment: dict
    blocks: bool = True


def _run(check, layout):
    """Run one check; returns its exit code and all it said."""
    done = subprocess.run(
        list(map(str, check.command)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        cwd=layout.root,
        env=clean_environment(**check.environment),
        check=False,
    )
    return done.returncode, done.stdout


def _python_checks(layout, fix):
    """Return the checks of Python; the last of pylint tells and does not block."""
    ruff = layout.venv / "bin/ruff"
    pylint = [layout.venv / "bin/pylint", layout.addon]
    optional = [*pylint, "--rcfile=.pylintrc", "--exit-zero"]
    page = [layout.python, "-m", "bank_setup.store_page", layout.addon]
    with_setup = {"PYTHONPATH": layout.setup}
    return [
        _Check(name, command, with_setup, blocks)
        for name, command, blocks in (
            ("ruff check", [ruff, "check", *(["--fix"] if fix else []), "."], True),
            ("ruff format", [ruff, "format", *([] if fix else ["--check"]), "."], True),
            ("pylint-odoo", [*pylint, "--rcfile=.pylintrc-mandatory"], True),
            ("pylint-odoo, optional checks", optional, False),
            ("store page", [*page, *(["--fix"] if fix else [])], True),
        )
    ]


def _node_checks(layout, node, fix):
    """Return the checks of JavaScript, XML and SCSS."""
    files = sorted(
        str(path.relative_to(layout.root))
        for path in layout.addon.rglob("*")
        if path.suffix in _FORMATTED and "lib" not in path.parts
    )
    scripts = [name for name in files if name.endswith(".js")]
    with_node = {"NODE_PATH": node}
    checks = []
    if scripts:
        eslint = [node / ".bin/eslint", *(["--fix"] if fix else []), *scripts]
        checks.append(_Check("eslint", eslint, with_node))
    if files:
        mode = "--write" if fix else "--check"
        prettier = [node / ".bin/prettier", "--config", ".prettierrc.cjs", mode]
        prettier += ["--log-level=warn", *files]
        checks.append(_Check("prettier", prettier, with_node))
    return checks


def _ensure_node_tools(layout, environ):
    """Return the folder of the node modules, installed if need be, or None."""
    if not shutil.which("npm"):
        missing = "npm is missing (on Debian: apt-get install npm)"
        if environ.get("CI"):
            raise SetupError(f"{missing}; in CI eslint and prettier must run.")
        say(f"{missing}: eslint and prettier are left out.")
        return None
    folder = layout.run / "node"
    package = layout.root / "package.json"
    state = State(layout)
    wanted = digest_files([package])
    if state.get("node tools") != wanted:
        versions = json.loads(package.read_text())["devDependencies"]
        step(f"eslint and prettier: installing {len(versions)} packages with npm")
        folder.mkdir(exist_ok=True)
        shutil.copy(package, folder)
        run_logged(
            ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"],
            layout.logs / "npm.log",
            "npm could not install eslint and prettier; check the network.",
            cwd=folder,
        )
        state.set("node tools", wanted)
    return folder / "node_modules"
