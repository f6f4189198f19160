"""Activities are asked for in one place: in the reader's language, as plain text."""

import re
from pathlib import Path

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"


def test_nobody_asks_by_himself():
    found = [
        path.relative_to(ADDON).as_posix()
        for folder in ("models", "wizards", "report")
        for path in (ADDON / folder).rglob("*.py")
        if re.search(r"\.activity_schedule\(|\[.mail\.activity.\]", path.read_text())
    ]
    assert found == ["models/record/activities.py"]
