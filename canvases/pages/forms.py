"""The forms of a canvas as a whole: its title, its details, a file to import."""

from __future__ import annotations

import base64
import datetime as dt
import zlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.utils.translation import gettext, gettext_lazy

from accounts import names
from canvases import document, words
from canvases.blocks import Pairs
from canvases.document import Document, DocumentError, FileProblem
from canvases.fields import days
from canvases.pages import addressees
from web.text.formats import listed, number

_MOST_TYPED = 4_000
_SHOWN = 80  # of what is no address
_NO_TITLE = gettext_lazy("Give it a name to begin. You can change it later.")


def _stages() -> Pairs:
    return (("", gettext("Not said")), *words.choices("canvas.stage"))


def _roles() -> Pairs:
    return tuple(words.roles().items())


class DayField(forms.DateField):
    """A whole date; `kept` is one that is stored, which stays whatever its year."""

    kept: dt.date | None = None

    default_error_messages = {"invalid": gettext_lazy(days.WRONG)}

    def __init__(self, **rest: Any) -> None:
        widget = forms.DateInput(attrs=days.ATTRIBUTES, format="%Y-%m-%d")
        super().__init__(widget=widget, **rest)

    def to_python(self, value: Any) -> dt.date | None:
        day = super().to_python(value)
        if day not in (None, self.kept) and not days.is_plausible(day):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class TitleForm(forms.Form):
    """All that is asked at the start."""

    title = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=document.NAME_LENGTH,
        error_messages={"required": _NO_TITLE},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DetailsForm(forms.Form):
    """What is known of the canvas beside its blocks; the business type is asked at step 6."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=document.NAME_LENGTH)
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), max_length=document.NAME_LENGTH, required=False
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("How far is it?"),
        choices=_stages,
        required=False,
    )
    currency = forms.CharField(
        label=gettext_lazy("Currency"),
        max_length=document.NAME_LENGTH,
        required=False,
        help_text=gettext_lazy("As you write it: EUR, $, kr."),
    )
    next_review = DayField(label=gettext_lazy("Next review"), required=False)
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


class _Refusing(forms.Form):
    def refuse(self, errors: Mapping[str, list[str]]) -> None:
        """Show what `editing` says beside its fields."""
        for name, said in errors.items():
            self.add_error(name if name in self.fields else None, said)


class AddressesField(forms.CharField):
    """E-mail addresses as they are pasted. All are named that are none, and nothing is let go."""

    def clean(self, value: Any) -> list[str]:
        found = addressees.addresses(super().clean(value))
        if wrong := [one for one in found if not _is_address(one)]:
            said = (
                gettext("This is no e-mail address.") if len(found) == 1 else _no_addresses(wrong)
            )
            raise forms.ValidationError(said, code="invalid")
        if not found:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return found


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return True


def _no_addresses(wrong: list[str]) -> str:
    named = [f"“{document.isolated(one[:_SHOWN])}”" for one in wrong]
    if len(named) == 1:
        return gettext("%(typed)s is no e-mail address.") % {"typed": named[0]}
    return gettext("%(listed)s are no e-mail addresses.") % {"listed": listed(named)}


class InviteForm(_Refusing):
    """Who is asked in, and as what."""

    email = AddressesField(
        label=gettext_lazy("E-mail addresses"),
        max_length=_MOST_TYPED,
        help_text=gettext_lazy("One, or several with commas or on lines of their own."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "inputmode": "email"}),
        error_messages={
            "required": gettext_lazy("Write an e-mail address."),
            "max_length": gettext_lazy("These are too many at once. Invite some, then the others."),
        },
    )
    role = forms.ChoiceField(
        label=gettext_lazy("What they may do"),
        choices=_roles,
        initial="reviewer",
        widget=forms.RadioSelect,
    )


class LinkForm(_Refusing):
    """A link that lets in whoever has it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it allows"),
        choices=(("view", gettext_lazy("Read")), ("comment", gettext_lazy("Read and comment"))),
        initial="view",
        widget=forms.RadioSelect,
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("For how long"),
        choices=(
            (1, gettext_lazy("A day")),
            (7, gettext_lazy("A week")),
            (30, gettext_lazy("30 days")),
            (90, gettext_lazy("90 days")),
            (365, gettext_lazy("A year")),
        ),
        coerce=int,
        initial=30,
    )
    label = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=document.NAME_LENGTH,
        required=False,
        help_text=gettext_lazy("Only you see this."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ReviewingForm(forms.Form):
    """What reviewers may do besides reading what is submitted."""

    drafts_open = forms.BooleanField(
        label=gettext_lazy("Reviewers may read along before I submit"), required=False
    )
    reviewers_may_edit = forms.BooleanField(
        label=gettext_lazy("Reviewers may also edit"),
        required=False,
        help_text=gettext_lazy("Their sign-off then says which steps they edited."),
    )


class GuestNameForm(forms.Form):
    """What somebody without an account is called."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=document.NAME_LENGTH,
        error_messages={
            "required": gettext_lazy("Write your name, so that others know who says it.")
        },
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        try:
            name = names.cleaned(self.cleaned_data["name"])
        except names.NotAName as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name


class ImportForm(forms.Form):
    """A canvas file: first chosen, then, seen in a preview, sent once more as it was."""

    file = forms.FileField(
        label=gettext_lazy("Canvas file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("It ends in .canvas.json. At most 1 MiB."),
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
            self.add_error("file", gettext("This file is not a canvas that can be read."))
            return cleaned
        return {**cleaned, "kept": _packed(data)}


def _chosen(file: UploadedFile | None) -> bytes:
    if file is None:
        raise DocumentError(FileProblem("$", "a canvas file", "no file"))
    if (size := file.size or 0) > document.FILE_BYTES:  # of which only the start was kept
        expected = gettext("a file of at most %(most)s bytes") % {
            "most": number(document.FILE_BYTES)
        }
        raise DocumentError(
            FileProblem("$", expected, gettext("%(size)s bytes") % {"size": number(size)})
        )
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
