"""Playing a state machine of random events in a test."""

from .hypothesis_or_skip import (
    HealthCheck,
    Phase,
    run_state_machine_as_test,
    settings,
)


def play(case, machine, sequences, steps, derandomize):
    """Play sequences of a machine; each stands in `case.played` at its end.

    :param sequences: how many, :param steps: how long each is.
    :param derandomize: the same ones each time, as CI plays them.
    """
    case.played = []
    run_state_machine_as_test(
        type("Machine", (machine,), {"case": case}),
        settings=settings(
            max_examples=max(sequences, 1),
            stateful_step_count=steps,
            deadline=None,
            derandomize=derandomize,
            database=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            # What fails is told step by step; to shorten it takes a while.
            phases=[Phase.generate, *([] if derandomize else [Phase.shrink])],
        ),
    )
    case.assertTrue(case.played, "no sequence was played to its end")
