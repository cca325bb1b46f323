"""What must hold for every script, however small."""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "static" / "js"
HEARS_KEYS = re.compile(r"""["'`]key(?:down|up|press)["'`]|\bonkey(?:down|up|press)\b""")

# A name in a text in backquotes that has words: “Moved ${name}”.
GLUED_NAME = re.compile(r"`[^`]*(?:[a-z:] |“)\$\{(?:\w+\.)*(?:name|what|before|after)\}[^`]*`")


def test_keys_are_heard_in_the_one_place_that_minds_compositions() -> None:
    hearing = [script.name for script in SCRIPTS.rglob("*.js") if _hears_keys(script.read_text())]

    assert hearing == ["keydown.js"]


def test_names_among_words_of_a_script_keep_their_direction_to_themselves() -> None:
    """A name in Hebrew would turn round what follows it: `say` puts it in alone (texts.js)."""
    glued = {
        script.name: found
        for script in SCRIPTS.rglob("*.js")
        if (found := GLUED_NAME.findall(script.read_text()))
    }

    assert glued == {}


def _hears_keys(script: str) -> bool:
    return HEARS_KEYS.search(script) is not None
