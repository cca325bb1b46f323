from __future__ import annotations

from pathlib import Path

import pytest
from django.core.mail import EmailMessage

from operations.kept_mail import KeptMailBackend


def test_mail_is_kept_in_a_file_and_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mail = EmailMessage("Your code", "It is 123456.", "us@example.org", ["ted@example.org"])
    caplog.set_level("INFO")

    kept = KeptMailBackend(file_path=str(tmp_path)).send_messages([mail])

    assert kept == 1
    assert "It is 123456." in next(tmp_path.iterdir()).read_text()
    assert "Mail to ted@example.org kept in" in caplog.text
    assert "It is 123456." in caplog.text
