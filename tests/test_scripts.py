"""What must hold for every script, however small."""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "static" / "js"
HEARS_KEYS = re.compile(r"""["'`]key(?:down|up|press)["'`]|\bonkey(?:down|up|press)\b""")


def test_keys_are_heard_in_the_one_place_that_minds_compositions() -> None:
    hearing = [script.name for script in SCRIPTS.rglob("*.js") if _hears_keys(script.read_text())]

    assert hearing == ["keydown.js"]


def _hears_keys(script: str) -> bool:
    return HEARS_KEYS.search(script) is not None
