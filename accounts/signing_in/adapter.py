"""Where allauth asks us how accounts behave here."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import Login
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.utils.translation import gettext_lazy

from accounts.mail import post_message


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "cannot_remove_primary_email": gettext_lazy(
            "This is the address you sign in with: it cannot go."
        ),
        "duplicate_email": gettext_lazy("This address is on your account already."),
        "email_password_mismatch": gettext_lazy(
            "This address and password do not belong together."
        ),
        "email_taken": gettext_lazy("There is an account with this address. Sign in instead."),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_code": gettext_lazy("This is not the code that we sent last."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "invalid_password_reset": gettext_lazy("This link has been used or is too old."),
        "max_email_addresses": gettext_lazy("An account has at most %d addresses."),
        "rate_limited": gettext_lazy("That was very often. Wait a minute, then try again."),
        "too_many_login_attempts": gettext_lazy(
            "That was too many tries. Wait a few minutes, then try again."
        ),
        "unverified_primary_email": gettext_lazy("Confirm this address first."),
    }

    def is_login_by_code_required(self, login: Login) -> bool:
        """Who signs up without a password shows by a code that the address is theirs.

        Where no mail is sent nothing waits for one.
        """
        if login.signup and login.user and not login.user.has_usable_password():
            return bool(settings.MAIL_IS_SENT)
        return super().is_login_by_code_required(login)

    def is_safe_url(self, url: str | None) -> bool:
        """What is no address at all leads nowhere; allauth would break on it."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Have the queue send it: a mail server that is slow or down stops nobody."""
        said = {"request": self.request, "email": email, **context}
        said.setdefault("current_site", get_current_site(self.request))
        post_message(self.render_mail(template_prefix, email, said))
