"""The forms of a canvas as a whole: its title, its details, a file to import."""

from __future__ import annotations

import base64
import zlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from canvases import document, words
from canvases.document import Document, DocumentError, FileProblem

_NO_TITLE = "Give it a name to begin. You can change it later."


class TitleForm(forms.Form):
    """All that is asked at the start."""

    title = forms.CharField(
        label="What is it called?",
        max_length=document.NAME_LENGTH,
        error_messages={"required": _NO_TITLE},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DetailsForm(forms.Form):
    """What is known of the canvas beside its blocks; the business type is asked at step 6."""

    title = forms.CharField(label="Title", max_length=document.NAME_LENGTH)
    organisation = forms.CharField(
        label="Organisation", max_length=document.NAME_LENGTH, required=False
    )
    stage = forms.ChoiceField(
        label="How far is it?",
        choices=(("", "Not said"), *words.CHOICES["canvas.stage"]),
        required=False,
    )
    currency = forms.CharField(
        label="Currency",
        max_length=document.NAME_LENGTH,
        required=False,
        help_text="As you write it: EUR, $, kr.",
    )
    next_review = forms.DateField(
        label="Next review",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    revision = forms.IntegerField(
        widget=forms.HiddenInput(attrs={"data-row": "details"}), required=False
    )

    def seen(self) -> int | None:
        """The revision that the page was made from; None where the request does not say."""
        said = self.data.get("revision", "")
        return int(said) if said.isdecimal() else None

    def values(self) -> dict[str, Any]:
        """What is valid of it, by the keys of the document."""
        values = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        return {**values, "stage": values.get("stage") or None}


class ImportForm(forms.Form):
    """A canvas file: first chosen, then, seen in a preview, sent once more as it was."""

    file = forms.FileField(
        label="Canvas file",
        required=False,
        allow_empty_file=True,
        help_text="It ends in .canvas.json. At most 1 MiB.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    problems: tuple[FileProblem, ...] = ()
    document: Document | None = None

    def clean(self) -> dict[str, Any]:
        """Read the file. Its problems stand in `problems`, by path, expected and found."""
        cleaned = self.cleaned_data
        try:
            data = _unpacked(cleaned["kept"]) or _chosen(cleaned["file"])
            self.document = document.decode(data)
        except DocumentError as error:
            self.problems = error.problems
            self.add_error("file", "This file is not a canvas that can be read.")
            return cleaned
        return {**cleaned, "kept": _packed(data)}


def _chosen(file: UploadedFile | None) -> bytes:
    if file is None:
        raise DocumentError(FileProblem("$", "a canvas file", "no file"))
    if (size := file.size or 0) > document.FILE_BYTES:  # of which only the start was kept
        expected = f"a file of at most {document.FILE_BYTES:,} bytes"
        raise DocumentError(FileProblem("$", expected, f"{size:,} bytes"))
    return file.read()


def _packed(data: bytes) -> str:
    """The file as it was, for a hidden field: a browser would rewrite line ends of plain text."""
    return base64.b64encode(zlib.compress(data)).decode("ascii")


def _unpacked(kept: str) -> bytes:
    """The same back, never more than a file may hold; nothing where somebody tampered with it."""
    try:
        packed = base64.b64decode(kept, validate=True)
        return zlib.decompressobj().decompress(packed, document.FILE_BYTES + 1)
    except (ValueError, zlib.error):
        return b""
