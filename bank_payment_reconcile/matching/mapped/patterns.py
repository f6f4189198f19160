"""Regular expressions of people, over texts of strangers, at night: bounded in time.

The standard library's cannot be stopped, and a stranger may write the text that makes
one run for hours. The package `regex` takes what people know from there, Odoo's own
models among it, and stops after a time. (Expressions that take linear time by nature
would need no bound, but know neither `(?!...)` nor what else such models are written
with.)
"""

from __future__ import annotations

import time

import regex

#: A longer pattern is refused, and what follows in a text is not read.
PATTERN_LIMIT = 250
TEXT_LIMIT = 1000
#: Seconds for one text; for all texts of one pattern; for all patterns of one run.
SEARCH_SECONDS = 0.1
PATTERN_SECONDS = 1.0
RUN_SECONDS = 10.0
#: What no other program takes for a regular expression: one that calls itself, and one
#: that allows for typing errors. Both may need much memory before their time is over.
_OF_ITS_OWN = regex.compile(
    r"\(\?(?:R|&|P>|[+-]?\d|[a-z]*[eb][a-z]*[):-])|\{[^{}]*<|\{[eids](?:,[eids])*\}"
)


class Clock:
    """The time that is left for all patterns of one run."""

    def __init__(self, seconds: float = RUN_SECONDS) -> None:
        """:param seconds: for all of them together."""
        self.left = seconds


class Pattern:
    """One regular expression, with the time that is left for it."""

    def __init__(self, pattern: str, clock: Clock) -> None:
        """:param pattern: one without a `pattern_error`, or it is never found."""
        self._compiled = None if pattern_error(pattern) else _compiled(pattern)
        self._clock = clock
        self._left = PATTERN_SECONDS

    @property
    def is_valid(self) -> bool:
        """Whether it can be looked for at all."""
        return self._compiled is not None

    def found(self, text: str) -> bool | None:
        """Whether it matches somewhere in a text; None where that took too long."""
        seconds = min(self._left, self._clock.left, SEARCH_SECONDS)
        if self._compiled is None or seconds <= 0:
            return None
        begin = time.perf_counter()
        try:
            return bool(self._compiled.search(text[:TEXT_LIMIT], timeout=seconds))
        except TimeoutError:
            return None
        finally:
            spent = time.perf_counter() - begin
            self._left -= spent
            self._clock.left -= spent


def pattern_error(pattern: str) -> str | None:
    """What is wrong with a regular expression.

    :return: "long", "recursive" or "empty" (it matches an empty text, and so every
        one), or what the package says; None for nothing.
    """
    if len(pattern) > PATTERN_LIMIT:
        return "long"
    if _OF_ITS_OWN.search(pattern):
        return "recursive"
    try:
        compiled = _compiled(pattern)
        return "empty" if compiled.search("", timeout=SEARCH_SECONDS) else None
    except (regex.error, ArithmeticError, LookupError, RecursionError, ValueError) as e:
        return str(e) or type(e).__name__
    except TimeoutError:
        return "long"


def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)
