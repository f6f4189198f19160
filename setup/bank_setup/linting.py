"""The style checks: ruff and pylint-odoo, eslint and prettier; and that the store page
is current."""

import json
import os
import shutil
import subprocess

from .console import SetupError, say, step
from .layout import State, digest_files
from .shell import clean_environment, run_logged
from .venv import ensure_venv

# Prettier would also take Markdown and YAML; these are what the host reads
_FORMATTED = (".js", ".xml", ".scss", ".css")


def run_lint(layout, fix=False, environ=os.environ):
    """Run every check, then fail if one of them did.

    Args:
        fix: let the tools that can mend what they find do so.
    """
    ensure_venv(layout, ("lint",))
    failed = [
        name
        for name, command, blocking in _python_checks(layout, fix)
        if not _passes(name, command, layout, PYTHONPATH=layout.setup) and blocking
    ]
    node = _ensure_node_tools(layout, environ)
    if node:
        failed += [
            name
            for name, command in _node_checks(layout, node, fix)
            if not _passes(name, command, layout, NODE_PATH=node)
        ]
    if failed:
        raise SetupError(f"These checks do not pass: {', '.join(failed)}.")
    say("Every check passes.")


def _python_checks(layout, fix):
    """Return name, command and whether it blocks, for each check of Python."""
    ruff = layout.venv / "bin/ruff"
    pylint = [layout.venv / "bin/pylint", layout.addon]
    page = [layout.python, "-m", "bank_setup.store_page", layout.addon]
    return [
        ("ruff check", [ruff, "check", *(["--fix"] if fix else []), "."], True),
        ("ruff format", [ruff, "format", *([] if fix else ["--check"]), "."], True),
        ("pylint-odoo", [*pylint, "--rcfile=.pylintrc-mandatory"], True),
        (
            "pylint-odoo, optional checks",
            [*pylint, "--rcfile=.pylintrc", "--exit-zero"],
            False,
        ),
        ("store page", [*page, *(["--fix"] if fix else [])], True),
    ]


def _node_checks(layout, node, fix):
    """Return name and command of each check of JavaScript, XML and SCSS."""
    files = sorted(
        str(path.relative_to(layout.root))
        for path in layout.addon.rglob("*")
        if path.suffix in _FORMATTED and "lib" not in path.parts
    )
    scripts = [name for name in files if name.endswith(".js")]
    checks = []
    if scripts:
        eslint = [node / ".bin/eslint", *(["--fix"] if fix else []), *scripts]
        checks.append(("eslint", eslint))
    if files:
        mode = "--write" if fix else "--check"
        prettier = [node / ".bin/prettier", "--config", ".prettierrc.cjs", mode]
        checks.append(("prettier", [*prettier, "--log-level=warn", *files]))
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


def _passes(name, command, layout, **environment):
    """Run one check in the open and tell whether it passes."""
    step(name)
    done = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        cwd=layout.root,
        env=clean_environment(**environment),
        check=False,
    )
    return done.returncode == 0
