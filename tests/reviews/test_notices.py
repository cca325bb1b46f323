from __future__ import annotations

import datetime as dt
import re
from io import StringIO

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.models import User
from operations.worker import turns
from reviews import rounds
from reviews.mail import digests
from reviews.models import MailChoice, Notice
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db


def _choose(user: User, pace: str) -> None:
    MailChoice.objects.update_or_create(user=user, defaults={"pace": pace})


def _subjects() -> list[tuple[str, str]]:
    return [(one.to[0], str(one.subject)) for one in mail.outbox]


def test_reviewer_hears_that_something_waits(case: Case) -> None:
    case.submit(message="Look at the prices.")

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (
        ["rita@example.org"],
        "owner@example.org submitted Rooftop Parts for review.",
    )
    assert "Look at the prices." in letter.body
    assert f"/canvases/{case.canvas.pk}/review/" in letter.body


def test_founder_hears_once_of_a_finished_review(case: Case) -> None:
    case.submit()
    for _ in range(3):
        case.say()
    mail.outbox.clear()

    case.finish("changes", "Three things.")

    (letter,) = mail.outbox
    assert letter.to == ["owner@example.org"]
    assert letter.subject == "Rita asks for changes in Rooftop Parts."
    assert "There are 3 comments." in letter.body
    assert "Three things." in letter.body


def test_mail_of_a_finished_review_quotes_what_presses_most(case: Case) -> None:
    case.submit()
    case.say("Well said.", kind="praise")
    for number in range(4):
        case.say(f"Question {number}?", kind="question")
    about = {"step": "customer-segments", "block": "personas", "ref": "p1", "quote": "Ted\nTall"}
    case.say("Who <pays> him?", kind="must_fix", about=about)
    mail.outbox.clear()

    case.finish()

    letter = mail.outbox[0]
    assert isinstance(letter, EmailMultiAlternatives)
    quoted = [line for line in str(letter.body).splitlines() if line.startswith(("- ", "And"))]
    assert quoted == [
        "- Must fix, Ted: Who <pays> him?",
        *(f"- Question, Step 4: Customer relationships: Question {number}?" for number in range(4)),
        "And 1 more on the canvas.",
    ]
    assert "Who &lt;pays&gt; him?" in str(letter.alternatives[0][0])


def test_mail_counts_what_was_written_before_it_was_taken_back(case: Case) -> None:
    case.submit()
    case.say()
    rounds.withdraw(case.founder, case.canvas.pk, seen=1)
    case.submit()
    mail.outbox.clear()

    case.finish()

    assert "There is 1 comment." in mail.outbox[0].body


def test_mail_has_two_parts_that_both_hold_what_was_written(case: Case) -> None:
    case.submit(message="<b>Prices</b> & more")

    letter = mail.outbox[0]
    assert isinstance(letter, EmailMultiAlternatives)
    assert "<b>Prices</b> & more" in letter.body
    assert "&lt;b&gt;Prices&lt;/b&gt; &amp; more" in str(letter.alternatives[0][0])


def test_title_stands_in_a_subject_in_one_line(case: Case) -> None:
    case.canvas.title = "Roof\nBcc: all@example.org"
    case.canvas.save()

    case.submit()

    assert "\n" not in mail.outbox[0].subject


def test_who_wants_no_mail_gets_none(case: Case, rita: User) -> None:
    _choose(rita, "never")

    case.submit()

    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_daily_mail_holds_everything_once(case: Case, rita: User) -> None:
    _choose(rita, "daily")
    case.submit()
    case.finish("changes")
    mail.outbox.clear()
    case.submit()
    now = timezone.now()

    sent = [digests.send_due(now), digests.send_due(now)]

    assert sent == [1, 0]
    assert _subjects() == [("rita@example.org", "What happened in your reviews: 2")]
    assert not Notice.objects.exists()


def test_worker_sends_the_daily_mails(case: Case, rita: User) -> None:
    _choose(rita, "daily")
    case.submit()

    turns.look_round("seat")

    assert _subjects() == [("rita@example.org", "What happened in your reviews: 1")]


def test_command_says_how_many_it_sent(case: Case, rita: User) -> None:
    _choose(rita, "daily")
    case.submit()
    told = StringIO()

    call_command("send_digests", stdout=told)

    assert told.getvalue() == "Posted 1.\n"


def test_next_daily_mail_comes_a_day_later(case: Case, rita: User) -> None:
    _choose(rita, "daily")
    case.submit()
    now = timezone.now()
    digests.send_due(now)
    case.finish("changes")
    case.submit()
    mail.outbox.clear()

    sent = [digests.send_due(now + dt.timedelta(hours=hours)) for hours in (23, 25)]

    assert sent == [0, 1]


def test_day_without_news_brings_no_mail(case: Case, rita: User) -> None:
    _choose(rita, "daily")

    assert digests.send_due() == 0


def test_daily_mail_says_nothing_of_a_canvas_that_was_taken_away(case: Case, rita: User) -> None:
    _choose(rita, "daily")
    case.submit()
    case.canvas.members.all().delete()

    assert digests.send_due() == 0
    assert not Notice.objects.exists()


# The link that ends them


def _link() -> str:
    found = re.search(r"https?://[^/]+(/reviews/mail/[^/\s]+/)", str(mail.outbox[0].body))
    assert found
    return found[1]


def test_mail_programs_can_end_the_mails_with_one_post(case: Case, rita: User) -> None:
    case.submit()
    headers = mail.outbox[0].extra_headers
    client = Client(enforce_csrf_checks=True)

    response = client.post(_link(), {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert headers["List-Unsubscribe"].endswith(f"{_link()}>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert MailChoice.objects.get(user=rita).pace == "never"


def test_looking_at_the_link_ends_nothing(case: Case, client: Client) -> None:
    case.submit()

    page = client.get(_link())

    assert "End the mails about reviews?" in page.text
    assert not MailChoice.objects.exists()


def test_link_that_nobody_signed_is_not_found(client: Client, db: None) -> None:
    assert client.post("/reviews/mail/1:abc/").status_code == 404


def test_person_chooses_how_to_be_told(rita_client: Client, rita: User) -> None:
    saved = rita_client.post("/reviews/mail/", {"pace": "daily"})
    wrong = rita_client.post("/reviews/mail/", {"pace": "hourly"})

    assert (saved.status_code, wrong.status_code) == (303, 422)
    assert MailChoice.objects.get(user=rita).pace == "daily"
