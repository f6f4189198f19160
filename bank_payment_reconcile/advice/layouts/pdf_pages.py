"""Reads the text of a PDF, by itself: it runs as a program of its own, since what
stands in a PDF may take any time and any memory of whoever reads it.

The PDF comes in, JSON goes out: {"pages": [text of each]} or {"problem": one of
"encrypted", "damaged", "pages", "text", "library"}.
"""

from __future__ import annotations

import importlib
import io
import json
import sys
from contextlib import suppress
from typing import Any

#: Pages that the advice of one payment has at most.
MAX_PAGES = 80
#: Characters of a page and of all of them.
MAX_PAGE_TEXT = 400_000
MAX_TEXT = 3_000_000
#: Bytes of the drawing of a page of text.
MAX_DRAWING = 1_000_000
#: Bytes and seconds.
MEMORY = 1 << 30
SECONDS = 6


def restrain() -> None:
    """Sets what this program may take, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def library() -> Any:
    """The library that the host has for PDF, None where it has none."""
    for name in ("pypdf", "PyPDF2"):
        with suppress(ImportError):
            return importlib.import_module(name)
    return None


def read_pages(data: bytes) -> dict[str, Any]:
    """The text of each page, or what is wrong."""
    pdf = library()
    if pdf is None:
        return {"problem": "library"}
    reader = pdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opened(reader):
        return {"problem": "encrypted"}
    if len(reader.pages) > MAX_PAGES:
        return {"problem": "pages"}
    found, size = [], 0
    for page in reader.pages:
        drawing = page.get_contents()
        if drawing is not None and len(drawing.get_data()) > MAX_DRAWING:
            return {"problem": "text"}
        text = _text_of(page)
        size += len(text)
        if len(text) > MAX_PAGE_TEXT or size > MAX_TEXT:
            return {"problem": "text"}
        found.append(text)
    return {"pages": found}


def _opened(reader: Any) -> bool:
    """Whether the empty password opens it, as it does where only changes are locked."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # whatever the library lacks for this kind
        return False


def _text_of(page: Any) -> str:
    try:
        text = page.extract_text(extraction_mode="layout")
    except TypeError:
        text = page.extract_text()
    return "\n".join(line.rstrip() for line in str(text).split("\n"))


def main() -> None:
    """Reads a PDF from the input, writes JSON."""
    restrain()
    try:
        found = read_pages(sys.stdin.buffer.read())
    except MemoryError:
        found = {"problem": "text"}
    except Exception:  # whatever the library raises of what is no PDF
        found = {"problem": "damaged"}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
