"""How long PDFs take, as ratios within one run: a machine's seconds mean nothing on another.

python -m bench.pdf        a few minutes; wants an idle machine
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from canvases.document import Document, decode
from canvases.examples import EXAMPLES
from canvases.exports.pdf import cache, process
from canvases.exports.pdf.process import Drawer
from tests.canvases.big_documents import big_document
from tests.canvases.pdf_reading import pages

TIMES = 3


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    (example, *_) = EXAMPLES
    documents = {
        "an example, whole": decode(example.path.read_bytes()),
        "80 items": big_document(80),
        "400 items": big_document(400),
        "1,280 items": big_document(1_280),
    }
    process._drawer.seconds = 600
    one = _best(lambda: _drawn(big_document(80)))
    print(f"{'':28}{'x 80 items':>12}{'seconds':>10}{'pages':>8}{'ms/page':>9}")
    for name, document in documents.items():
        count = len(pages(_drawn(document)))
        seconds = _best(lambda document=document: _drawn(document))
        _row(name, seconds, one, count)
    _row("80 items, the summary", _best(lambda: _drawn(big_document(80), "summary")), one)
    _row("80 items, a cold process", _best(_cold), one)
    _row("80 items, kept", _kept(), one)


def _row(name: str, seconds: float, one: float, count: int = 0) -> None:
    tail = f"{count:8}{1000 * seconds / count:9.0f}" if count else ""
    print(f"{name:28}{seconds / one:12.4f}{seconds:10.3f}{tail}")


def _drawn(document: Document, part: str = "all") -> bytes:
    return process.render(document, part=part, paper="A4", changed=None)


def _cold() -> None:
    drawer = Drawer()
    drawer.awake()
    _drawn(big_document(80))
    drawer.stop()


def _kept() -> float:
    document = big_document(80)
    wanted = process.wanted_of(document, part="all", paper="A4", changed=None)
    cache.make(wanted)
    return _best(lambda: cache.make(wanted))


def _best(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(TIMES))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
