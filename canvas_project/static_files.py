"""Static files under names that hold their content's hash, so that browsers keep them for good."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Follows the imports inside ES modules too: else a changed module would be met by old ones."""

    support_js_module_import_aggregation = True
