"""Reads a hostile file, or one like a bank's, and says what it took; run as a program:

    memory_worker.py NAME SIZE

It prints JSON: {"input": bytes of the file (of an archive, those of its files),
"peak": bytes above what stood there before, "said": the sentence or the number of
transactions}. The pure package alone is loaded.
"""

import importlib
import io
import json
import resource
import sys
import zipfile
from pathlib import Path

from hostile_statements import HOSTILE

ROOT = Path(__file__).resolve().parent.parent
DENSITY = 100


def peak():
    """The most memory that this process has held, in bytes."""
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def size_of(name, data):
    """The bytes that count: of an archive those that it unpacks to, as far as they
    shrank as statements do."""
    if not name.startswith("zip_"):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(each.file_size for each in archive.infolist())
    return max(len(data), min(unpacked, DENSITY * len(data)))


def read(formats, name, data):
    if name == "fixed_width":
        description = formats.Description(
            kind="fixed",
            has_header=False,
            date=1,
            amount=2,
            widths=(1,) * 200,
            date_format="ymd",
        )
        return formats.read_described(data, name, description)
    if name == "described_text":
        description = formats.Description(
            date="Date", amount="Amount", text=("Text",), delimiter=";"
        )
        return formats.read_described(data, name, description)
    return formats.read(data, name)


def main(name, size):
    sys.path.insert(0, str(ROOT / "setup"))
    load = importlib.import_module("bank_setup.without_odoo").load
    formats = load("statement_formats")
    data = HOSTILE[name](int(size))
    # What is needed to make the file is not what reading it takes.
    with open("/proc/self/clear_refs", "w") as clear:
        clear.write("5")
    before = peak()
    # The machine is not to suffer where the bound fails.
    size = size_of(name, data)
    allowed = before + formats.GROWTH * size + formats.RESERVE
    resource.setrlimit(resource.RLIMIT_AS, (allowed + (1 << 31),) * 2)
    try:
        said = sum(len(each.transactions) for each in read(formats, name, data))
    except formats.StatementError as error:
        said = str(error)
    except MemoryError:
        said = "no memory left"
    print(json.dumps({"input": size, "peak": peak() - before, "said": said}))


if __name__ == "__main__":
    main(*sys.argv[1:])
