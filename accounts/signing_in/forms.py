"""allauth's forms in our words: sentence case, no placeholder that says the label again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django import forms as django_forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from accounts import names, one_form
from accounts.models import NAME_LENGTH, User

_NEW_PASSWORD = gettext_lazy("At least 8 characters, and not one of the usual ones.")
_WITHOUT = gettext_lazy("Leave it empty to sign in by a code in your mail instead.")


class _Worded:
    """Gives each field its label and hint; allauth's own are in title case."""

    words: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if form := _FORMS.get(name):
                field.to_python = _formed(field.to_python, form)


def _formed(to_python: Callable[[Any], Any], form: Callable[[str], str]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        said = to_python(value)
        return form(said) if isinstance(said, str) else said

    return read


def _address(typed: str) -> str:
    """An address in its one form; as typed where somebody's has been kept like that."""
    form = one_form.of_address(typed)
    kept = typed.strip().lower()
    return kept if form != kept and _has_user(kept) else form


_FORMS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("email", "login"), _address),
    **dict.fromkeys(("password1", "password2"), one_form.of_password),
}


class LoginForm(_Worded, forms.LoginForm):
    words = {"login": gettext_lazy("E-mail address"), "password": gettext_lazy("Password")}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if isinstance(self.user, User) and cleaned.get("password"):
            self.user.renew_password(cleaned["password"])
        return cleaned


class NameForm(django_forms.Form):
    """What somebody is called; nobody has to say it."""

    name = django_forms.CharField(
        label=gettext_lazy("Your name"),
        required=False,
        max_length=NAME_LENGTH,
        widget=django_forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        try:
            return names.cleaned(self.cleaned_data["name"])
        except names.NotAName as wrong:
            raise ValidationError(str(wrong)) from wrong


class SignupForm(_Worded, NameForm, forms.SignupForm):
    field_order = ["email", "name", "password1"]
    words = {
        "email": gettext_lazy("E-mail address"),
        "name": gettext_lazy("Your name"),
        "password1": gettext_lazy("Password"),
    }
    hints = {
        "name": gettext_lazy(
            "Optional. Others read it where you comment or share; without it, your address."
        ),
        "password1": _NEW_PASSWORD,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Where no mail is sent no code arrives: nobody is led to do without a password there."""
        super().__init__(*args, **kwargs)
        if settings.MAIL_IS_SENT:
            self.fields["password1"].help_text += f" {_WITHOUT}"

    def custom_signup(self, request: HttpRequest, user: Any) -> None:
        """Whoever was asked here is not asked again."""
        super().custom_signup(request, user)
        names.give(user, self.cleaned_data.get("name", ""))


class RequestLoginCodeForm(_Worded, forms.RequestLoginCodeForm):
    words = {"email": gettext_lazy("E-mail address")}
    _user: User | None

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Whoever comes from the sign-in page typed the address there."""
        if data and "login" in data and "email" not in data:
            data = data.copy()
            data["email"] = data["login"]
        super().__init__(data, *args, **kwargs)

    def clean_email(self) -> str:
        """An address that somebody added and never confirmed opens nobody's account.

        Else a stranger could add the address of another, who would then sign in, and bring
        along all canvases begun so far, to the stranger's account.
        """
        email: str = super().clean_email()
        if self._user and not _is_address_of(self._user, email):
            self._user = None
        return email


class ConfirmLoginCodeForm(_Worded, forms.ConfirmLoginCodeForm):
    words = {"code": gettext_lazy("Code")}


class ResetPasswordForm(_Worded, forms.ResetPasswordForm):
    words = {"email": gettext_lazy("E-mail address")}


class ResetPasswordKeyForm(_Worded, forms.ResetPasswordKeyForm):
    words = {
        "password1": gettext_lazy("New password"),
        "password2": gettext_lazy("New password again"),
    }
    hints = {"password1": _NEW_PASSWORD}


class ChangePasswordForm(_Worded, forms.ChangePasswordForm):
    words = {
        "oldpassword": gettext_lazy("Current password"),
        "password1": gettext_lazy("New password"),
        "password2": gettext_lazy("New password again"),
    }
    hints = {"password1": _NEW_PASSWORD}


class SetPasswordForm(_Worded, forms.SetPasswordForm):
    words = {"password1": gettext_lazy("Password"), "password2": gettext_lazy("Password again")}
    hints = {"password1": _NEW_PASSWORD}


class ReauthenticateForm(_Worded, forms.ReauthenticateForm):
    words = {"password": gettext_lazy("Password")}


class AddEmailForm(_Worded, forms.AddEmailForm):
    words = {"email": gettext_lazy("Another e-mail address")}

    def clean_email(self) -> str:
        """Refuse what another account has: an address is one person's, confirmed or not."""
        email: str = super().clean_email()
        if EmailAddress.objects.filter(email=email).exists() or _has_user(email):
            raise get_adapter().validation_error("email_taken")
        return email


def _is_address_of(user: User, email: str) -> bool:
    return (
        user.email == email
        or EmailAddress.objects.filter(user=user, email=email, verified=True).exists()
    )


def _has_user(email: str) -> bool:
    return User.objects.filter(email=email).exists()
