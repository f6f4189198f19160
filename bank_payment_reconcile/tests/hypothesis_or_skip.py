"""What the tests take of `hypothesis`; where it is not installed, they are skipped.

Odoo loads the tests of an addon whenever tests are enabled, and a registry whose
tests cannot be imported does not load: nobody who runs other tests needs this package.
"""

import unittest

try:
    from hypothesis import HealthCheck, Phase, example, given, settings
    from hypothesis import strategies as st
    from hypothesis.stateful import (
        RuleBasedStateMachine,
        initialize,
        precondition,
        rule,
        run_state_machine_as_test,
    )

    MISSING = None
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    MISSING = "hypothesis is not installed"

    class Absent:
        """Anything of the package: it can be named, called and joined, not drawn."""

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return self

        def __call__(self, *args, **kwargs):
            return self

        def __or__(self, other):
            return self

    def _leave(*_args, **_kwargs):
        return lambda function: function

    def given(*_args, **_kwargs):
        return unittest.skip(MISSING)

    def run_state_machine_as_test(*_args, **_kwargs):
        raise unittest.SkipTest(MISSING)

    class RuleBasedStateMachine:
        """Never run."""

    example = settings = initialize = precondition = rule = _leave
    st = HealthCheck = Phase = Absent()
