"""Mail where no mail server is configured: kept as files, and told in the log."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.core.mail.backends.filebased import EmailBackend
from django.core.mail.message import EmailMessage

_log = logging.getLogger(__name__)


class KeptMailBackend(EmailBackend):
    """Writes each mail to EMAIL_FILE_PATH and says so in the log, for nobody else will tell."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = super().send_messages(email_messages) or 0
        for message in email_messages:
            _log.info(
                "Mail to %s kept in %s, not sent: %s\n%s",
                ", ".join(message.recipients()),
                self.file_path,
                message.subject,
                message.body,
            )
        return kept
