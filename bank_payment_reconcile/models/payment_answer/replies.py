"""An answer that names no file, taken apart by the runs whose payments it names."""

from dataclasses import dataclass, field, replace


@dataclass(slots=True)
class Outcome:
    """What an answer changed in a run.

    payments: of the run, that it speaks of; held: `bank.payment.line` that it rejects,
        and that stay until a person decided.
    """

    held: object
    payments: int = 0
    accepted: int = 0
    pending: int = 0
    rejected: int = 0
    mismatches: int = 0
    remarks: list[str] = field(default_factory=list)


def split_by_file(said, runs):
    """
    :param said: `payment_files.StatusReport`
    :param runs: (nobody's, {end-to-end id, or id of a block: `bank.payment.run`})
    :return: [(the part of the answer, the run)]; what is of no run comes last.
    """
    nobody, by_name = runs
    parts = {}
    for payment in said.payments:
        run = by_name.get(payment.original_end_to_end_id) or by_name.get(
            payment.original_information_id
        )
        parts.setdefault(run or nobody, ([], []))[0].append(payment)
    for block in said.block_statuses:
        parts.setdefault(by_name.get(block[0], nobody), ([], []))[1].append(block)
    if not parts:
        return [(said, nobody)]
    return [
        # What is said of the whole file may be said of another run's.
        (
            replace(
                said,
                payments=tuple(payments),
                block_statuses=tuple(blocks),
                status=said.status if len(parts) == 1 else "",
            ),
            run,
        )
        for run, (payments, blocks) in sorted(
            parts.items(), key=lambda part: not part[0]
        )
    ]
