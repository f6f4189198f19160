"""Advices as PDF with a text layer. What is only a picture of a text is refused."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ...sentences import Sentence, _
from ...statement_formats import spend
from ..shared.document import AdviceDocument
from ..shared.model import Advice, AdviceError
from ..shared.registry import AdviceFormat
from . import pdf_pages
from .texts import read_text

_MARK = b"%PDF-"
#: Where the mark of a PDF stands at the latest.
_HEAD = 1024
MAX_BYTES = 10_000_000
#: Seconds on the clock; the program's own limit counts those of the processor.
_PATIENCE = 10
_ASK = _("Ask the sender for the advice as a table, or as text in the mail.")
_PROBLEMS = {
    "encrypted": _("is locked with a password"),
    "damaged": _("is no PDF that can be read"),
    "pages": _("has more than %(count)s pages", count=pdf_pages.MAX_PAGES),
    "text": _("holds more than the advice of a payment"),
    "library": _("cannot be read here, since the library for PDF is missing"),
    "time": _("takes too long to read"),
    "size": _("has more than %(count)s MB", count=MAX_BYTES // 1_000_000),
    "picture": _("has no text, only pictures of it"),
}


def recognise(document: AdviceDocument) -> bool:
    """Whether it is a PDF."""
    return _MARK in document.data[:_HEAD]


def read(document: AdviceDocument) -> list[Advice]:
    """The advice in the text of a PDF; raises AdviceError where it has none."""
    if len(document.data) > MAX_BYTES:
        raise _refusal(document, "size")
    pages = _pages(document)
    text = "\n".join(pages)
    if not text.strip():
        raise _refusal(document, "picture")
    spend(2 * len(text), "bytes")
    return read_text(document, text, "pdf")


def _pages(document: AdviceDocument) -> list[str]:
    """The text of each page, read by a program that may be stopped."""
    python = sys.executable or shutil.which("python3")
    if not python:
        raise _refusal(document, "library")
    try:
        done = subprocess.run(  # noqa: S603  our own file, nothing of the document
            [python, str(Path(pdf_pages.__file__).resolve())],
            input=document.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise _refusal(document, "time") from None
    except OSError:
        raise _refusal(document, "library") from None
    try:
        found = json.loads(done.stdout)
    except ValueError:
        # It was stopped: it took more time or memory than it may.
        raise _refusal(document, "time") from None
    if "problem" in found:
        raise _refusal(document, found["problem"])
    return [str(each) for each in found["pages"]]


def _refusal(document: AdviceDocument, problem: str) -> AdviceError:
    what: Sentence = _PROBLEMS[problem]
    return AdviceError(
        _(
            "The PDF “%(filename)s” %(problem)s. %(ask)s",
            filename=document.filename or "document",
            problem=what,
            ask=_ASK,
        )
    )


FORMAT = AdviceFormat("pdf", recognise, read, rank=70)
