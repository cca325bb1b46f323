"""How long the findings of a large canvas take, beside encoding and decoding the same canvas.

    python bench/findings.py [ITEMS] [ROUNDS]

The canvas has four links an item, an assumption of every status, and a dismissal of every finding.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from msgspec.structs import replace

from canvases.checks import findings
from canvases.document import BLOCK_ITEMS, Dismissal, Document, decode, dismissal_hash, encode
from tests.canvases.big_documents import big_document


def main() -> None:
    items, rounds = (int(n) for n in (*sys.argv[1:], 400, 50)[:2])
    document = big_document(items, links=4)
    file = encode(document)
    file_ms = _ms(lambda: decode(file), rounds)
    print(f"{items} items, {len(file):,} bytes: read from its file in {file_ms:.1f} ms")
    for name, one in (("as it is", document), ("all dismissed", _dismissed(document))):
        ms = _ms(lambda one=one: findings(one), rounds)
        count = len(findings(one))
        print(f"findings, {name}: {count} in {ms:.1f} ms, {ms / file_ms:.2f} of reading the file")


def _dismissed(document: Document) -> Document:
    """With as many findings dismissed as a canvas holds, each with its hash."""
    dismissals = (
        Dismissal(code=one.code, about=one.about, reason="We know")  # type: ignore[arg-type]
        for one in findings(document)[:BLOCK_ITEMS]
    )
    hashed = (replace(one, about_hash=dismissal_hash(document, one)) for one in dismissals)
    return replace(document, dismissals=tuple(hashed))


def _ms(work: Callable[[], Any], rounds: int) -> float:
    """The median of some rounds, in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return sorted(times)[rounds // 2] * 1000


if __name__ == "__main__":
    main()
