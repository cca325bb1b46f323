"""The canvas file, which an import reads again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from canvases.document import Document, encode
from canvases.exports.formats.format import Format, Offer, Wanted


def _write(document: Document, wanted: Wanted) -> bytes:
    return encode(document)


FORMAT = Format(
    media_type="application/json",
    ending=".canvas.json",
    page="file.canvas.json",
    offers=(
        Offer(
            title=gettext_lazy("Canvas file"),
            hint=gettext_lazy("All that you wrote, for import here or for another program."),
            invite=gettext_lazy("Download file"),
            rank=3,
        ),
    ),
    write=_write,
)
