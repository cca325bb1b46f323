"""Static files under names that hold their content's hash, so that browsers keep them for good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLE = "css/app.css"
# django-htmx ships htmx 4 beside 2; it holds imports that lead nowhere, which cannot be hashed.
UNUSED = re.compile(r"django_htmx/(?!htmx-2\.min\.js$)")
_IMPORT = re.compile(r'@import url\("([^"]+)"\);\n?')
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_MARGIN = re.compile(r"\s*\n\s*")


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Follows the imports inside ES modules too: else a changed module would be met by old ones."""

    support_js_module_import_aggregation = True
    # Each pass follows the imports one module further; a ring of modules would need more of any.
    max_post_process_passes = 30

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        """Put the stylesheets into one before they are hashed: a visit fetches one file."""
        if not dry_run and BUNDLE in paths:
            self.delete(BUNDLE)
            self._save(BUNDLE, ContentFile(bundled(paths).encode()))
            paths[BUNDLE] = (self, BUNDLE)
        used = {name: where for name, where in paths.items() if not UNUSED.match(name)}
        yield from super().post_process(used, dry_run=dry_run, **options)


def bundled(paths: dict[str, Any]) -> str:
    """Give the stylesheet with what it imports in its place, without comments and margins."""

    def imported(found: re.Match[str]) -> str:
        return _read(paths, f"css/{found[1]}")

    whole = _IMPORT.sub(imported, _read(paths, BUNDLE))
    return _MARGIN.sub("\n", _COMMENT.sub("", whole))


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
