"""The one way that mails leave: kept as rows, and sent by the task queue.

A mail waits in the transaction that it tells of, so it is sent if that happened and not
otherwise; a mail server that is slow or down makes nobody wait.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from accounts.models import Mail

# A mail server that is down comes back within a day, or somebody has to look at it.
PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
_log = logging.getLogger(__name__)


def post(
    template: str,
    to: str,
    context: Mapping[str, Any],
    *,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Post what `<template>_subject.txt`, `<template>.txt` and `<template>.html` say."""
    said = {**context, "site": settings.SITE_URL}
    subject = " ".join(render_to_string(f"{template}_subject.txt", said).split())
    message = EmailMultiAlternatives(
        subject,
        f"{render_to_string(f'{template}.txt', said).strip()}\n",
        to=[to],
        headers=dict(headers or {}),
    )
    message.attach_alternative(render_to_string(f"{template}.html", said), "text/html")
    post_message(message)


def post_message(message: EmailMessage) -> None:
    """Post a mail that is written already, to each of those it is for."""
    alternatives = getattr(message, "alternatives", [])
    html = next((part.content for part in alternatives if part.mimetype == "text/html"), "")
    with transaction.atomic():
        for to in message.to:
            mail = Mail.objects.create(
                to=to,
                subject=str(message.subject),
                text=str(message.body),
                html=str(html),
                headers=dict(message.extra_headers),
            )
            send.enqueue(mail.pk)


@task()
def send(pk: int) -> None:
    """Send a mail that waits, and forget it; where that fails, try again later."""
    mail = Mail.objects.filter(pk=pk).first()
    if mail is None:  # sent already, by a worker that was killed before it could say so
        return
    try:
        _message(mail).send()
    except (SMTPException, OSError) as error:
        _put_off(mail, error)
    else:
        mail.delete()


def _message(mail: Mail) -> EmailMessage:
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.to], headers=mail.headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _put_off(mail: Mail, error: Exception) -> None:
    if mail.tries >= len(PAUSES):
        _log.error("A mail to %s was given up after %s tries: %s", mail.to, mail.tries + 1, error)
        mail.delete()
        return
    pause = PAUSES[mail.tries]
    _log.warning("A mail to %s could not be sent, next try in %s: %s", mail.to, pause, error)
    with transaction.atomic():
        mail.tries += 1
        mail.save(update_fields=["tries"])
        send.using(run_after=timezone.now() + pause).enqueue(mail.pk)
