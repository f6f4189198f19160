"""Numbers that one slip of the pen makes of each other."""

from __future__ import annotations

from ..text.normalise import compact

#: A shorter running number is soon another one's.
RUNNING = 4


def is_slip(written: str, number: str) -> bool:
    """Whether a written number is another with one figure of its end wrong, or two
    neighbours exchanged; what stands before its last figures is the same.

    >>> is_slip("F26-04453", "F26-04153"), is_slip("2026-09-0012", "2026-08-0012")
    (True, False)
    """
    one, two = written.strip(), number.strip()
    head = two.rstrip("0123456789")
    size = len(two) - len(head)
    other = one.rstrip("0123456789")
    if size < RUNNING or len(one) - len(other) != size:
        return False
    if compact(head) != compact(other):
        return False
    places = [at for at in range(1, size + 1) if one[-at] != two[-at]]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    low, high = places
    return one[-low] == two[-high] and one[-high] == two[-low]
