"""What follows from somebody signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import authentication_step_completed
from django.conf import settings
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext

from accounts.models import User


@receiver(authentication_step_completed)
def drop_password_of_unconfirmed_address(
    request: HttpRequest, user: User, method: str, **details: Any
) -> None:
    """Whoever reads the mail of an address owns its account, alone from then on.

    A password that was set before anybody had confirmed the address may be a stranger's,
    who signed up with it to read along once its owner arrives. Only where mails are really
    sent: a code from a folder proves nothing about a mailbox.
    """
    if method != "code" or not settings.MAIL_IS_SENT or not user.has_usable_password():
        return
    if EmailAddress.objects.filter(user=user, verified=True).exists():
        return
    user.set_unusable_password()
    user.save(update_fields=["password"])
    messages.info(
        request,
        gettext(
            "This is the first sign-in that confirmed your address, so the password from "
            "before no longer works. You can choose a new one under Account."
        ),
    )
