"""Mutates lines and digits of statement files by plain chance, many in a short time.

    nice python3 benchmarks/fuzz_records.py coda 200000 [--seed 1] [--corpus DIR]

Watches for the same as fuzz_statements.py, whose mutations Hypothesis draws and
shrinks; these are ten times as many a second. Of XLSX the parts are mutated inside
the archive. Failing inputs are written to the folder --keep names.
"""

from __future__ import annotations

import argparse
import io
import random
import time
import zipfile
from pathlib import Path

from fuzz_statements import CORPUS, KINDS, TOKENS, Watch, apply, samples

DIGITS = b"0123456789 -+,./{}JA"
MAX_FILE = 8_000
MAX_FAILURES = 5


def mutate(data: bytes, chance: random.Random) -> bytes:
    for _step in range(chance.randint(1, 4)):
        if not data:
            break
        kind = chance.choice([*KINDS, "line", "line", "digit", "digit"])
        at = chance.randrange(len(data))
        if kind == "line":
            data = mutate_lines(data, chance)
        elif kind == "digit":
            digit = bytes([chance.choice(DIGITS)])
            data = data[:at] + digit + data[at + 1 :]
        else:
            piece = chance.choice(TOKENS)
            if chance.random() < 0.4:
                piece = chance.randbytes(chance.randint(0, 8))
            length = chance.randint(1, 400)
            data = apply(data, kind, at, length, piece, chance.random())
    return data


def mutate_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(3)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(to, lines[at])
    else:
        lines[at], lines[to] = lines[to], lines[at]
    return b"".join(lines)


def mutate_workbook(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return mutate(data, chance)
    name = chance.choice(sorted(parts))
    parts[name] = mutate(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return stream.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("format", help="as its folder is called: coda, csv, …")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--keep", type=Path, default=Path())
    options = parser.parse_args()
    chance = random.Random(options.seed)
    book = options.format == "xlsx"
    files = samples(options.format, options.corpus)
    files = files if book else [each[:MAX_FILE] for each in files]
    watch, failures = Watch(options.format), 0
    started = time.process_time()
    while watch.count < options.count and failures < MAX_FAILURES:
        change = mutate_workbook if book and chance.random() < 0.8 else mutate
        data = change(chance.choice(files), chance)
        try:
            watch(data)
        except Exception as error:  # what this looks for
            failures += 1
            (options.keep / f"{options.format}-{failures}").write_bytes(data)
            print(f"{type(error).__name__}: {str(error)[:300]}")
    print(
        f"{options.format}: {watch.count:,} inputs, {watch.read:,} of them read, "
        f"{failures} failures; slowest {watch.slowest:.3f} s; "
        f"{time.process_time() - started:.0f} s of CPU"
    )


if __name__ == "__main__":
    main()
