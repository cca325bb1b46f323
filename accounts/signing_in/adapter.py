"""Where allauth asks us how accounts behave here."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import Login
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site

from accounts.mail import post_message


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed.",
        "cannot_remove_primary_email": "This is the address you sign in with: it cannot go.",
        "duplicate_email": "This address is on your account already.",
        "email_password_mismatch": "This address and password do not belong together.",
        "email_taken": "There is an account with this address. Sign in instead.",
        "enter_current_password": "This is not your current password.",
        "incorrect_code": "This is not the code that we sent last.",
        "incorrect_password": "This is not your password.",
        "invalid_password_reset": "This link has been used or is too old.",
        "max_email_addresses": "An account has at most %d addresses.",
        "rate_limited": "That was very often. Wait a minute, then try again.",
        "too_many_login_attempts": "That was too many tries. Wait a few minutes, then try again.",
        "unverified_primary_email": "Confirm this address first.",
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
