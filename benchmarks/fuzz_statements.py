"""Mutates statement files and watches a reader: only StatementError may come out.

    nice python3 benchmarks/fuzz_statements.py camt 200000 [--seed 1] [--corpus DIR]

The files come from a folder of real ones (their first folder names the format, as in
`expected.json`), if there is one, and from the generators of statement_speed.py.
Watched for: exceptions other than StatementError, messages of several lines, more
than two seconds per megabyte, memory over 20 times the input.

An input that fails is left in fuzz_failed.bin in the folder for temporary files.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as with_seed
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from statement_speed import GENERATORS, statement_formats  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(
    os.environ.get("BANK_STATEMENT_CORPUS", ROOT.parent / "shared" / "statements")
)
SECONDS_PER_MEGABYTE = 2.0
MEMORY_TIMES_INPUT = 20
#: What any input may take: tables made at the first call, an archive's directory.
FREE_SECONDS = 0.5
FREE_MEMORY = 4_000_000
MAX_FILE = 30_000
#: Hypothesis remembers every example of a run.
RUN = 20_000
#: Inputs made of each number that hypothesis draws; drawing every step takes longer
#: than reading.
BATCH = 50
#: Where the input that failed is left.
FAILED = Path(tempfile.gettempdir(), "fuzz_failed.bin")
# Most bytes of XML cannot change without breaking it, so half of these keep it whole.
KINDS = (
    "insert replace delete repeat move cut value value value value leaf leaf".split()
)
VALUE = re.compile(rb"(?<=>)[^<>]*(?=</)")
LEAF = re.compile(rb"<([\w:]+)[^<>]*>[^<>]*</\1>")
#: Formats whose name is not that of their folder, in small letters.
NAMES = {"aeb43": "norma_43", "cfonb": "cfonb_120"}
#: Pieces that mean something to some format.
TOKENS = [
    *b"\x00 \xff \xef\xbb\xbf \xff\xfe \x1a < > & ; , . - + : / ? { } @@ =".split(),
    *b"0 1 9 99 -1 1e9 NaN 260230 20261110 99999999999999999999 12,34 1.234".split(),
    *b"<Ntry> </Ntry> <TxDtls> </TxDtls> <Amt> </Amt> <Sts>PDNG</Sts>".split(),
    *b"<!-- ]]> <![CDATA[ <!DOCTYPE <?xml &lt; &#0; &#x10FFFF; &b; DBIT CRDT".split(),
    *b":20: :25: :28C: :60F: :60M: :61: :62F: :62M: :86: :NS: :90D: -} {4:".split(),
    *b"?20 ?32 EREF+ SVWZ+ /NAME/ /REMI/ /CNTP/ //".split(),
    *b"/ 88, 49, 99, 16,165, ,S,1,2,3, ,D,9,1, 03, 98, +++ *** 101 127 EUR2".split(),
    *b"{J }A MMO LIB NPY RCN 978 ^ !Type:Bank !Account T-1,00 D1/2/26".split(),
    *b"NY090030 NY000089 01BGMAX 20 21 15 70 T00 T10 T11 T40 9999 799R01 5690".split(),
    *b' 62 63 64 EF C000000000001,00 D DPV "booked" "amount" null [] {}'.split(),
    *b'N[ $ L[ | " "" =1+1 Date Amount Betrag Saldo Debit Credit EUR JPY'.split(),
    *(b"\n" + each for each in b"11 22 23 24 33 88, 8 9 21 31".split()),
    b"\t",
    b"\r",
    b"\n",
    b"\n:61:",
    b"\n:86:",
    b"\n-\n",
    b"\n\n",
]


def samples(name: str, corpus: Path) -> list[bytes]:
    whole = [each.read_bytes() for each in (corpus / name).rglob("*") if each.is_file()]
    # XML that is cut is broken; other formats are not.
    found = [
        each[:MAX_FILE]
        for each in sorted(whole)
        if len(each) <= MAX_FILE or b"<Document" not in each
    ]
    found += [
        generate(20) for key, generate in GENERATORS.items() if key.startswith(name)
    ]
    if not found:
        raise SystemExit(f"No files of {name} in {corpus}, and no generator.")
    return found


def mutated(files: list[bytes], chance: random.Random) -> bytes:
    data = chance.choice(files)
    for _step in range(chance.randint(0, 4)):
        data = apply(
            data,
            chance.choice(KINDS),
            int(chance.random() * len(data)),
            chance.randint(1, 400),
            chance.choice(TOKENS) if chance.random() < 0.8 else chance.randbytes(8),
            chance.random(),
        )
    return data


def floods(*files: bytes) -> Iterator[bytes]:
    """A megabyte of one piece, with and without a line break, inside a file."""
    for data in files:
        for piece in [*TOKENS, *(token + b"\n" for token in TOKENS), b"a", b" ", b"x "]:
            flood = piece * (1_000_000 // len(piece))
            for at in (len(data) // 3, len(data) * 2 // 3):
                yield data[:at] + flood + data[at:]
                line = data.find(b"\n", at) + 1
                yield data[:line] + flood + data[line:]


def apply(
    data: bytes, kind: str, at: int, length: int, inserted: bytes, to: float
) -> bytes:
    before, piece, after = data[:at], data[at : at + length], data[at + length :]
    if kind in ("value", "leaf"):
        match = (VALUE if kind == "value" else LEAF).search(data, at)
        if match:
            text = re.sub(rb"[<>&]", b"", inserted) if kind == "value" else b""
            text = match[0] * 2 if kind == "leaf" and length % 3 == 0 else text
            return data[: match.start()] + text + data[match.end() :]
    if kind in ("insert", "value", "leaf"):
        return before + inserted + data[at:]
    if kind == "replace":
        return before + inserted + data[at + len(inserted) :]
    if kind == "delete":
        return before + after
    if kind == "repeat":
        return before + piece * min(50, 1 + length) + after
    if kind == "cut":
        return before
    rest = before + after
    target = int(to * len(rest))
    return rest[:target] + piece + rest[target:]


class Watch:
    """Reads one input and asserts what holds for every input."""

    def __init__(self, name: str) -> None:
        (self.format,) = (
            each
            for each in statement_formats.shared.registry.formats()
            if each.name.lower().replace(" ", "_") == NAMES.get(name, name)
        )
        self.count = self.read = 0
        self.slowest = 0.0

    def __call__(self, data: bytes) -> None:
        self.count += 1
        # Memory is traced on some inputs only, since tracing takes its time.
        if self.count % 20 == 0:
            self.trace(data)
            return
        allowed = FREE_SECONDS + SECONDS_PER_MEGABYTE * len(data) / 1e6
        taken = self.time(data)
        if taken > allowed:
            # Collecting the fuzzer's own garbage may have fallen into it.
            gc.collect()
            taken = self.time(data)
        assert taken < allowed, taken
        self.slowest = max(self.slowest, taken)

    def trace(self, data: bytes) -> None:
        tracemalloc.start()
        try:
            self.consume(data)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < FREE_MEMORY + MEMORY_TIMES_INPUT * len(data), peak

    def time(self, data: bytes) -> float:
        started = time.process_time()
        self.read += self.consume(data)
        return time.process_time() - started

    def consume(self, data: bytes) -> bool:
        """Whether it was read, and not refused."""
        assert self.format.recognise(data) in (True, False)
        try:
            statements = self.format.read(data, "fuzz")
        except statement_formats.StatementError as error:
            assert "\n" not in str(error), str(error)
            assert len(str(error)) < 1_000, str(error)
            return False
        for each in statements:
            check(each)
        return True


def check(statement: statement_formats.Statement) -> None:
    keys = [
        (each.bank_id, each.date, each.amount)
        for each in statement.transactions
        if each.bank_id
    ]
    assert len(keys) == len(set(keys))
    for each in statement.transactions:
        assert each.amount.is_finite()
        assert 1900 <= each.date.year <= 2200
        assert all(isinstance(value, str) for value in each.raw.values())


def run(watch: Watch, files: list[bytes], count: int, seed: int) -> None:
    @with_seed(seed)
    @settings(
        max_examples=count // BATCH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.integers(0, 2**64))
    def fuzz(number: int) -> None:
        chance = random.Random(number)
        for _each in range(BATCH):
            data = mutated(files, chance)
            try:
                watch(data)
            except Exception:
                FAILED.write_bytes(data)
                raise

    fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("format", help="as its folder is called: camt, mt940, …")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    watch = Watch(options.format)
    files = samples(options.format, options.corpus)
    for data in floods(min(files, key=len), max(files, key=len)):
        watch(data)
    started = time.process_time()
    seed = options.seed
    while watch.count < options.count:
        run(watch, files, min(RUN, options.count), seed)
        seed += 1
    print(
        f"{options.format}: {watch.count:,} inputs, {watch.read:,} of them read, the "
        f"rest refused in a sentence; slowest {watch.slowest:.3f} s; "
        f"{time.process_time() - started:.0f} s of CPU"
    )


if __name__ == "__main__":
    main()
