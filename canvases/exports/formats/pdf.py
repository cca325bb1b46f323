"""The canvas as a PDF, whole or as a summary."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy

from canvases.document import Document
from canvases.exports.formats.format import Format, Offer, Wanted
from canvases.exports.pdf import process

PARTS = ALL, SUMMARY = "all", "summary"


def _write(document: Document, wanted: Wanted) -> bytes:
    """Raises process.NotMade."""
    part = wanted.part or ALL
    return process.render(document, part=part, paper=settings.PAPER, changed=wanted.changed)


FORMAT = Format(
    media_type="application/pdf",
    ending=".pdf",
    page="download.pdf",
    offers=(
        Offer(
            title=gettext_lazy("Everything"),
            hint=gettext_lazy(
                "The canvas on one page, how it earns, and a section for each step with your notes."
            ),
            invite=gettext_lazy("Download PDF"),
            rank=1,
        ),
        Offer(
            title=gettext_lazy("Summary"),
            hint=gettext_lazy("The canvas on one page, and how it earns. For somebody in a hurry."),
            invite=gettext_lazy("Download summary"),
            rank=2,
            query=f"?part={SUMMARY}",
        ),
    ),
    write=_write,
    parts=PARTS,
    to_order=True,
)
