"""What the commands say: one line a step, one sentence a failure."""

import sys


class SetupError(Exception):
    """Something is missing or went wrong; its text says what, and what to do."""


def step(text):
    """Say what is being done now."""
    print(f"- {text}", flush=True)


def say(text=""):
    """Print a result."""
    print(text, flush=True)


def complain(command, text):
    """Say why a command ends without its result."""
    print(f"setup/{command}: {text}", file=sys.stderr, flush=True)
