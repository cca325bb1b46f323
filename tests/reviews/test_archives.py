"""PDFs of several canvases: made in the background, and only for who asked."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import msgspec
import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts.models import User
from canvases import editing
from canvases.document import Document
from canvases.exports.orders import QUICK
from canvases.exports.pdf import process
from canvases.models import Canvas
from operations.worker import turns
from reviews import archives
from reviews.desk import rows
from reviews.models import Archive, ArchivedPdf
from tests.canvases.factories import make_canvas, make_document
from tests.drawing import draw_instead
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
ASK = "/desk/archives/"


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn is tried elsewhere; here it is the title and a word of the document."""

    def drawn(wanted: process.PdfRequest) -> bytes:
        document = msgspec.json.decode(wanted.body, type=Document)
        if document.title == "Undrawable":
            raise process.NotMade("This canvas is too long for one PDF.")
        return f"%PDF {document.title} {[one.name for one in document.personas]}".encode()

    draw_instead(monkeypatch, drawn)


@pytest.fixture
def case(case: Case) -> Case:
    rows.lay_out([case.canvas.pk])
    return case


def share(reviewer: User, owner: User, title: str) -> Canvas:
    canvas = make_canvas(owner=owner, document=make_document(title=title))
    canvas.members.create(user=reviewer, role="reviewer")
    rows.lay_out([canvas.pk])
    return canvas


def ask(client: Client, *canvases: Canvas) -> str:
    response = client.post(ASK, {"canvas": [str(canvas.pk) for canvas in canvases]})
    assert response.status_code == 303
    return response.headers["Location"]


def unpacked(client: Client, page: str) -> dict[str, bytes]:
    response = client.get(f"{page}canvases.zip")
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as reading:
        return {name: reading.read(name) for name in reading.namelist()}


def test_archive_holds_a_pdf_of_each_under_a_name_of_its_own(
    case: Case, owner: User, rita: User, rita_client: Client
) -> None:
    other = share(rita, owner, "Rooftop  parts!")

    page = ask(rita_client, case.canvas, other)

    assert unpacked(rita_client, page) == {
        "rooftop-parts.pdf": b"%PDF Rooftop Parts ['Ted', 'Omar']",
        "rooftop-parts-2.pdf": b"%PDF Rooftop  parts! []",
    }


def test_archive_names_its_files_in_their_script(
    case: Case, owner: User, rita: User, rita_client: Client
) -> None:
    page = ask(rita_client, case.canvas, share(rita, owner, "屋根"), share(rita, owner, "屋根 !"))
    response = rita_client.get(f"{page}canvases.zip")

    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as reading:
        named = {info.filename: bool(info.flag_bits & 0x800) for info in reading.infolist()}

    assert named == {"rooftop-parts.pdf": False, "屋根.pdf": True, "屋根-2.pdf": True}


def test_page_tells_how_far_it_is_and_looks_again_without_scripts(
    case: Case, owner: User, rita: User, rita_client: Client, settings: Settings
) -> None:
    settings.TASKS = settings.WAITING_TASKS
    page = ask(rita_client, case.canvas, share(rita, owner, "Docket"))
    waiting = rita_client.get(page).content.decode()
    turns.run_next("seat", QUICK)
    halfway = rita_client.get(page).content.decode()
    turns.run_next("seat", QUICK)
    done = rita_client.get(page).content.decode()

    assert "0 of 2 are made" in waiting
    assert 'http-equiv="refresh"' in waiting
    assert "1 of 2 are made" in halfway
    assert ("Ready." in done, 'http-equiv="refresh"' in done, "hx-trigger" in done) == (
        True,
        False,
        False,
    )


def test_other_tasks_have_their_turn_in_between(
    case: Case, owner: User, rita: User, rita_client: Client, settings: Settings
) -> None:
    settings.TASKS = settings.WAITING_TASKS

    ask(rita_client, case.canvas, share(rita, owner, "Docket"))

    assert DBTaskResult.objects.ready().count() == 1


def test_pressed_twice_it_is_one_archive(
    case: Case, rita_client: Client, settings: Settings
) -> None:
    settings.TASKS = settings.WAITING_TASKS

    assert ask(rita_client, case.canvas) == ask(rita_client, case.canvas)


def test_pdf_that_cannot_be_made_says_why(owner: User, rita: User, rita_client: Client) -> None:
    page = ask(rita_client, share(rita, owner, "Undrawable"))

    shown = rita_client.get(page).content.decode()

    assert "This canvas is too long for one PDF." in shown
    assert "None of them could be made." in shown


def test_nothing_ticked_is_told_on_the_desk(case: Case, rita_client: Client) -> None:
    response = rita_client.post(f"{ASK}?sort=title", {"canvas": ["nonsense"]})

    assert response.status_code == 422
    assert "Tick the canvases that you want." in response.content.decode()
    assert response.context["wanted"].sort == "title"


def test_too_many_are_refused(owner: User, rita: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST", 1)
    two = [share(rita, owner, title).pk for title in ("One", "Two")]

    with pytest.raises(editing.Invalid):
        archives.ask(rita, two)


def test_somebody_elses_canvas_is_left_out(case: Case, stranger: User, rita_client: Client) -> None:
    secret = make_canvas(owner=stranger, document=make_document(title="Secret"))

    page = ask(rita_client, case.canvas, secret)

    assert list(unpacked(rita_client, page)) == ["rooftop-parts.pdf"]
    assert rita_client.post(ASK, {"canvas": [str(secret.pk)]}).status_code == 422


@pytest.mark.parametrize("end", ["", "canvases.zip"])
def test_archive_is_for_who_asked(
    case: Case, rita_client: Client, stranger_client: Client, end: str
) -> None:
    page = ask(rita_client, case.canvas)

    assert stranger_client.get(f"{page}{end}").status_code == 404
    assert Client().get(f"{page}{end}").status_code == 302


def test_what_is_revoked_meanwhile_is_left_out(
    case: Case, owner: User, rita: User, rita_client: Client
) -> None:
    page = ask(rita_client, case.canvas, share(rita, owner, "Docket"))
    member = case.canvas.members.get(user=rita)

    editing.remove_member(case.founder, case.canvas.pk, member.pk)

    assert list(unpacked(rita_client, page)) == ["docket.pdf"]
    shown = rita_client.get(page).content.decode()
    assert ("Rooftop Parts" in shown, "left out" in shown) == (False, True)


def test_draft_that_is_closed_meanwhile_is_left_out(case: Case, rita_client: Client) -> None:
    page = ask(rita_client, case.canvas)

    _close(case)

    assert unpacked(rita_client, page) == {}


def test_closed_draft_is_given_as_it_was_submitted(case: Case, rita_client: Client) -> None:
    _close(case)
    case.submit()
    case.change(name="Wilhelmina")

    page = ask(rita_client, case.canvas)

    assert unpacked(rita_client, page) == {
        "rooftop-parts.pdf": b"%PDF Rooftop Parts ['Ted', 'Omar']"
    }


def test_closed_draft_that_was_never_submitted_is_not_made(case: Case, rita: User) -> None:
    _close(case)

    archive = archives.ask(rita, [case.canvas.pk])

    (one,) = archive.pdfs.all()
    assert (one.state, one.said) == ("failed", "The client has not submitted anything yet.")


def test_archive_is_gone_after_a_day(case: Case, rita: User, rita_client: Client) -> None:
    page = ask(rita_client, case.canvas)
    Archive.objects.update(asked_at=timezone.now() - dt.timedelta(hours=25))

    assert rita_client.get(page).status_code == 404
    turns.look_round("seat")
    assert not ArchivedPdf.objects.exists()


def test_killed_worker_loses_one_pdf(case: Case, rita: User) -> None:
    archive = archives.ask(rita, [case.canvas.pk])
    ArchivedPdf.objects.update(state="waits", pdf=b"")

    archives.make_next.func(str(archive.pk))

    assert archives.progress(archive) == archives.Progress(made=1, failed=0, total=1)


def _close(case: Case) -> None:
    editing.set_reviewing(case.founder, case.canvas.pk, drafts_open=False, reviewers_may_edit=False)
