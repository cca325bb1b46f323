"""The scripts import each other without a ring, and no deeper than their names can be hashed."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

from web.static_files import HashedStaticFilesStorage

SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
_IMPORT = re.compile(r'(?:from|import) "\./([\w.]+)"')


def test_imports_are_followed_to_their_end() -> None:
    imports = {path.name: _IMPORT.findall(path.read_text()) for path in SCRIPTS.glob("*.js")}

    depth: dict[str, int] = {}
    for name in TopologicalSorter(imports).static_order():  # raises CycleError for a ring
        depth[name] = 1 + max((depth[other] for other in imports[name]), default=0)

    assert max(depth.values()) < HashedStaticFilesStorage.max_post_process_passes
