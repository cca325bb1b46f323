from __future__ import annotations

import datetime as dt
from pathlib import Path
from smtplib import SMTPException

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from pytest_django import Settings

from accounts import mail
from accounts.models import Mail
from operations.worker import turns

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings: Settings) -> None:
    """Tasks wait for a worker, as in the shipped settings."""
    settings.TASKS = settings.WAITING_TASKS


@pytest.fixture
def letter(tmp_path: Path, settings: Settings) -> str:
    """The templates of a mail."""
    (tmp_path / "hello_subject.txt").write_text("Hello,\n {{ name|safe }}\n")
    (tmp_path / "hello.txt").write_text("{% autoescape off %}Dear {{ name }}{% endautoescape %}\n")
    (tmp_path / "hello.html").write_text("<p>Dear {{ name }}")
    (templates,) = settings.TEMPLATES
    settings.TEMPLATES = [{**templates, "DIRS": [*templates["DIRS"], tmp_path]}]
    return "hello"


def test_mail_has_a_text_and_an_html_part(letter: str) -> None:
    mail.post(letter, "ted@example.org", {"name": "<Ted>"}, headers={"X-Kind": "greeting"})

    (sent,) = django_mail.outbox
    assert isinstance(sent, django_mail.EmailMultiAlternatives)
    assert (sent.to, sent.subject, sent.body) == (
        ["ted@example.org"],
        "Hello, <Ted>",
        "Dear <Ted>\n",
    )
    assert [tuple(part) for part in sent.alternatives] == [("<p>Dear &lt;Ted&gt;", "text/html")]
    assert sent.extra_headers == {"X-Kind": "greeting"}


def test_mail_is_sent_by_a_worker_and_not_before(letter: str, queue: None) -> None:
    mail.post(letter, "ted@example.org", {"name": "Ted"})
    before = len(django_mail.outbox)

    turns.run_next("seat")

    assert (before, len(django_mail.outbox)) == (0, 1)
    assert not turns.run_next("seat")


def test_nothing_of_a_mail_is_kept_once_it_was_sent(letter: str, queue: None) -> None:
    mail.post(letter, "ted@example.org", {"name": "secret code"})

    turns.run_next("seat")

    (task,) = DBTaskResult.objects.all()
    assert not Mail.objects.exists()
    assert (task.status, "secret" in str(vars(task))) == ("SUCCESSFUL", False)


def test_mail_of_what_was_rolled_back_is_not_sent(letter: str, queue: None) -> None:
    with transaction.atomic():
        mail.post(letter, "ted@example.org", {"name": "Ted"})
        transaction.set_rollback(True)

    assert not turns.run_next("seat")


def test_mail_that_cannot_be_sent_is_tried_again_and_given_up_after_a_day(
    letter: str, queue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", _refuse)
    mail.post(letter, "ted@example.org", {"name": "Ted"})
    pauses = []

    while turns.run_next("seat"):
        for waiting in DBTaskResult.objects.filter(status="READY"):
            pauses.append(round((waiting.run_after - timezone.now()) / dt.timedelta(minutes=1)))
            waiting.run_after = get_date_max()
            waiting.save()

    assert pauses == [1, 5, 15, 60, 180, 360, 720]
    assert not Mail.objects.exists()


def _refuse(*args: object) -> None:
    raise SMTPException("down")
