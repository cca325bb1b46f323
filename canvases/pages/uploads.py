"""Uploads are canvas files and pictures, so no more is taken in than one of those may hold."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from canvases.document import FILE_BYTES

PICTURE_BYTES = 2 * 2**20
_MOST = max(FILE_BYTES, PICTURE_BYTES)


class FirstBytes(FileUploadHandler):
    """Keeps in memory as much as a file of ours may hold, and drops the rest.

    The size is the whole one, so that whoever reads the file knows that something is missing.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = _MOST - self._kept.tell()
        self._kept.write(raw_data[: max(room, 0)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
