"""What the renderer may open: our own fonts and what was handed to it, by name. Nothing else,
however it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from canvases.exports.pdf import fonts

LOGO = "logo.png"


class FetchRefused(ValueError):
    """The document asked for something that is not ours to give."""


class OwnFiles(URLFetcher):
    """WeasyPrint's own fetcher reads any file and calls any host; this one knows a few names.

    `made` holds files that exist in memory only, by name: fonts, and pictures as PNG.
    """

    def __init__(self, made: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=())
        self._made = made or {}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Raises Refused for every address but those of our fonts and of what was made."""
        name = url.removeprefix(fonts.SCHEME) if url.startswith(fonts.SCHEME) else ""
        kind = "image/png" if name.endswith(".png") else "font/ttf"
        return URLFetcherResponse(url, self._content(name), {"Content-Type": kind})

    def with_logo(self, png: bytes) -> OwnFiles:
        """One that also gives this picture."""
        return OwnFiles({**self._made, LOGO: png})

    def _content(self, name: str) -> bytes:
        if name in self._made:
            return self._made[name]
        if name in (files := fonts.files()):
            return files[name].read_bytes()
        raise FetchRefused("Only what the PDF is made of can be opened.")
