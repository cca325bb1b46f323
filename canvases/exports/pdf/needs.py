"""What a machine lacks when it cannot make PDFs, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from web.text.language import gettext
from web.text.language import gettext_noop as _

# The fonts come with us; Pango, which sets them into lines, does not.
LINES: Mapping[str, str] = MappingProxyType(
    {
        "Debian or Ubuntu": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "Fedora": "sudo dnf install pango",
        "macOS": "brew install pango",
    }
)
_LIBRARY = _("PDFs need Pango, a library for setting text, and this machine does not have it.")
_PACKAGE = _("PDFs need the Python package WeasyPrint, and it is not installed here.")
_OTHER = _("The program that draws PDFs does not start on this machine. It usually lacks Pango.")


def explain(complaints: str) -> str:
    """A sentence for people, from what the program said before it ended."""
    if "cannot load library" in complaints:
        return gettext(_LIBRARY)
    return gettext(_PACKAGE if "No module named" in complaints else _OTHER)
