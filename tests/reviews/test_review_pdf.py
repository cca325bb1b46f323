"""The PDF of a review: what was sent and nothing else, for those who take part in it."""

from __future__ import annotations

import base64
from contextlib import closing
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from accounts.models import User
from canvases.exports.pdf import process, render
from canvases.exports.pdf.fetcher import OwnFiles
from canvases.models import Canvas, PdfOrder, Version
from reviews import comments, rounds
from reviews.comments import suggestions
from reviews.letterheads.colours import INK, OURS
from reviews.letterheads.logos import redrawn
from reviews.models import Letterhead
from reviews.pdf.report import StepChanges, report
from tests.canvases.pdf_reading import bookmarks, complaints, missing, pages
from tests.drawing import draw_instead, page_of
from tests.reviews.conftest import Case
from tests.reviews.pictures import picture

HOSTILE = '<img src="https://evil.example/x"><script>alert(1)</script> </section>{{ report }}'


def _read(client: Client, case: Case) -> str:
    """What somebody reads in the PDF, without white space."""
    response = client.get(f"{case.home}review/review.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return "".join(pages(response.content))


def _drawn_here(wanted: process.PdfRequest) -> bytes:
    """Drawn in this process, in which what it opens can be seen."""
    question = wanted.question
    logo = base64.b64decode(str(question["logo"]))
    return render.print_page(wanted.body.decode(), style=str(question["style"]), logo=logo)


def test_pdf_tells_verdicts_comments_and_replies_to_both_sides(
    case: Case, owner_client: Client, rita_client: Client
) -> None:
    case.submit()
    case.judge("channels")
    case.judge("customer-relationships", "changes")
    said = case.say("Who answers?", about={"quote": "Support within the hour"}, kind="must_fix")
    settled = case.say("Name the shop.", about={"step": "channels"})
    case.finish("changes", "Nearly there.\nOne thing is left.")
    comments.reply(case.founder, case.canvas.pk, said.pk, "Omar does.")
    comments.resolve(case.founder, case.canvas.pk, settled.pk, wanted=True)

    theirs, mine = _read(rita_client, case), _read(owner_client, case)

    assert theirs == mine
    words = (
        "Review by Rita",
        case.canvas.title,
        "Round 1 · Changes asked for since",
        "Nearly there. One thing is left.",
        "Step 3: ChannelsApproved",
        "Step 4: Customer relationshipsChanges asked for",
        "Must fix",
        "Support within the hour",
        "Who answers?",
        "Omar does.",
        "settled by owner@example.org",
        "Only one version was submitted so far.",
    )
    assert missing(words, mine) == []
    parts = ("Open comments", "Who answers?", "Settled comments", "Name the shop.", "What changed")
    places = [mine.index("".join(part.split())) for part in parts]
    assert places == sorted(places)


def test_what_is_not_sent_is_in_nobodys_pdf(
    case: Case, owner_client: Client, rita_client: Client
) -> None:
    sent = case.say("Out in the open")
    case.submit()
    case.judge("channels", "changes")
    case.say("A secret so far")
    comments.reply(case.rita, case.canvas.pk, sent.pk, "A secret answer")

    for read in (_read(rita_client, case), _read(owner_client, case)):
        assert missing(["Out in the open", "No review is finished yet.", "In review"], read) == []
        assert "secret" not in read
        assert "Changesaskedfor" not in read


def test_suggestion_is_told_with_what_became_of_it(case: Case, owner_client: Client) -> None:
    about = {"step": "customer-segments", "block": "personas", "ref": "p1"}
    said = case.say("", about=about, field="name", proposed="Busy parents")
    suggestions.decline(case.founder, case.canvas.pk, said.pk)

    read = _read(owner_client, case)

    assert missing(["declined by owner@example.org: Busy parents"], read) == []


def test_what_changed_between_the_last_two_submissions_is_told_by_step(case: Case) -> None:
    case.submit()
    case.finish("changes")
    case.change(name="Busy parents")
    case.submit()
    case.change(name="Not submitted")

    found = report(case.now(), reads=True).comparison

    assert found is not None
    assert (found.before, found.after) == (1, 2)
    assert found.steps == (
        StepChanges(
            "Step 1: Customer segments", "Reworded one person.", ("Reworded: Busy parents",)
        ),
    )


def test_what_is_said_after_a_round_is_told_apart(case: Case, rita_client: Client) -> None:
    case.submit()
    case.judge("channels")
    case.judge("key-activities")
    case.say("Within the round")
    case.finish("approved")
    case.say("Much later", kind="must_fix")
    case.change("c1", "channels", name="Shops")

    read = _read(rita_client, case)
    drawn, closed = report(case.now(), reads=True), report(case.now(), reads=False)

    places = [read.index(part) for part in ("Withintheround", "Saidsince", "Muchlater")]
    assert places == sorted(places)
    assert [thread.first.text for group in drawn.open for thread in group.threads] == [
        "Within the round"
    ]
    assert drawn.verdict is not None
    assert [step.label for step in drawn.verdict.steps if step.verdict] == [
        "Approved, changed since",
        "Approved",
    ]
    assert closed.verdict is not None
    assert {step.label for step in closed.verdict.steps if step.verdict} == {"Approved"}


def test_withdrawn_submission_is_not_compared(case: Case) -> None:
    case.submit()
    rounds.withdraw(case.founder, case.canvas.pk, seen=1)

    found = report(case.now(), reads=True)

    assert (found.submitted, found.comparison) == (0, None)


def test_approved_review_has_a_sign_off(case: Case, rita_client: Client) -> None:
    case.submit()
    case.finish("approved", "Well done.")
    version = Version.objects.get(canvas=case.canvas, kind="approved")

    read = _read(rita_client, case)

    words = ("ApprovedVersion 1By", "ByRita", version.sha256, version.at.strftime("%B %Y"))
    assert missing(("Sign-off", *words, "on version 1 in round 1"), read) == []
    assert "ersion2" not in read
    assert "edited" not in read
    assert "Changedsince" not in read


def test_sign_off_names_the_steps_that_the_signer_edited(case: Case, rita_client: Client) -> None:
    Canvas.objects.filter(pk=case.canvas.pk).update(reviewers_may_edit=True)
    founder, case.founder = case.founder, case.rita
    case.change(name="Busy parents")
    case.founder = founder
    case.submit()
    case.finish("approved")

    assert missing(["Rita, who edited step 1"], _read(rita_client, case)) == []


def test_sign_off_says_where_the_canvas_changed_to_who_may_read_it(
    case: Case, owner_client: Client, rita_client: Client
) -> None:
    case.submit()
    case.finish("approved")
    case.change(name="Busy parents")
    Canvas.objects.filter(pk=case.canvas.pk).update(drafts_open=False)

    said = "Changed since it was approved: step 1."
    assert missing([said], _read(owner_client, case)) == []
    assert missing([said], _read(rita_client, case)) == [said]


def test_review_goes_out_under_the_letterhead_of_who_finished_it(
    case: Case, owner_client: Client, rita: User
) -> None:
    Letterhead.objects.create(user=rita, colour="#7a1fa2", **_firm())
    case.submit()
    asked = owner_client.get(f"{case.home}review/review.pdf").content
    case.finish("approved")

    pdf = owner_client.get(f"{case.home}review/review.pdf").content

    assert missing(["Plover & Co", "Review by Rita", "Sign-off"], pages(pdf)[0]) == []
    assert missing(["Plover & Co"], pages(asked)[0]) == ["Plover & Co"]
    assert (_pictures(pdf), _pictures(asked)) == ([(40, 20)], [])
    assert complaints(pdf) == []
    assert pdf == owner_client.get(f"{case.home}review/review.pdf").content


def test_letterhead_of_others_stands_on_no_review(case: Case, owner: User, stranger: User) -> None:
    case.canvas.members.create(user=stranger, role="reviewer")
    for user in (owner, stranger):
        Letterhead.objects.create(user=user, **_firm())
    case.submit()
    case.finish("changes")

    assert report(case.now(), reads=True).head is None


def test_letterhead_goes_with_its_account(case: Case, rita: User) -> None:
    Letterhead.objects.create(user=rita, **_firm())
    case.submit()
    case.finish("changes")
    rita.delete()

    assert report(case.now(), reads=True).head is None


def test_drawing_a_letterhead_fetches_nothing_from_outside(
    case: Case, owner_client: Client, rita: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    Letterhead.objects.create(user=rita, **(_firm() | {"name": HOSTILE[:120]}))
    case.submit()
    case.finish("changes")
    asked: list[str] = []
    fetch = OwnFiles.fetch

    def noted(self: OwnFiles, url: str, headers: object = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(OwnFiles, "fetch", noted)
    draw_instead(monkeypatch, _drawn_here)

    pdf = owner_client.get(f"{case.home}review/review.pdf").content

    assert missing([HOSTILE[:120]], pages(pdf)[0]) == []
    assert set(asked) >= {"own:logo.png"}
    assert [url for url in asked if not url.startswith("own:")] == []
    assert complaints(pdf) == []


@pytest.mark.parametrize(
    ("colour", "text", "ground"),
    [("#7a1fa2", "#7a1fa2", "#ffffff"), ("#ffd400", INK, INK), ("", OURS, "#ffffff")],
)
def test_colours_of_a_letterhead_can_be_read(
    case: Case,
    owner_client: Client,
    rita: User,
    monkeypatch: pytest.MonkeyPatch,
    colour: str,
    text: str,
    ground: str,
) -> None:
    Letterhead.objects.create(user=rita, **(_firm() | {"colour": colour}))
    case.submit()
    case.finish("changes")
    draw_instead(monkeypatch, lambda wanted: str(wanted.question["style"]).encode())

    style = owner_client.get(f"{case.home}review/review.pdf").text

    wanted = f"--accent: {colour or OURS}; --accent-text: {text}; --on-accent: {ground} }}"
    assert style.endswith(wanted)


def test_markup_in_a_comment_is_text(
    case: Case, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.say(HOSTILE, about={"quote": HOSTILE})
    read = _read(owner_client, case)
    PdfOrder.objects.all().delete()
    draw_instead(monkeypatch, page_of)
    drawn = owner_client.get(f"{case.home}review/review.pdf").text

    assert read.count("".join(HOSTILE.split())) == 2
    assert ("<img" in drawn, "<script" in drawn) == (False, False)


def test_pdf_is_tagged_and_bookmarked(case: Case, owner_client: Client) -> None:
    case.say(HOSTILE, kind="must_fix")
    case.submit()
    case.finish("changes", "Two things.")

    pdf = owner_client.get(f"{case.home}review/review.pdf").content

    assert complaints(pdf) == []
    assert [title for title, _ in bookmarks(pdf)] == [
        case.canvas.title,
        "Verdict",
        "Open comments",
        "Settled comments",
        "What changed",
    ]


def test_file_is_named_after_the_canvas_with_ascii_beside(case: Case, owner_client: Client) -> None:
    Canvas.objects.filter(pk=case.canvas.pk).update(title='Ça "va"\r\n株')

    response = owner_client.get(f"{case.home}review/review.pdf")

    assert response["Content-Disposition"] == (
        'attachment; filename="ca-va-review.pdf"; '
        "filename*=UTF-8''%C3%A7a-va-%E6%A0%AA-review.pdf"
    )
    assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("viewer", 403), ("", 404)])
def test_pdf_is_for_those_who_take_part(
    case: Case, stranger: User, role: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_instead(monkeypatch, lambda wanted: b"%PDF-")
    if role:
        case.canvas.members.create(user=stranger, role=role)
    client = Client()
    client.force_login(stranger)

    assert client.get(f"{case.home}review/review.pdf").status_code == status


def test_machine_without_pdfs_says_so(
    case: Case, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(wanted: process.PdfRequest) -> bytes:
        raise process.Unable("PDFs need Pango.")

    draw_instead(monkeypatch, refuse)

    response = owner_client.get(f"{case.home}review/review.pdf")

    assert response.status_code == 503
    assert "PDFs need Pango." in response.text


def test_home_links_to_the_pdf_once_there_is_a_review(case: Case, owner_client: Client) -> None:
    link = f'href="{case.home}review/review.pdf"'
    before = owner_client.get(case.home).text
    case.submit()

    assert (link in before, link in owner_client.get(case.home).text) == (False, True)


def test_name_of_who_is_asked_stands_before_a_review_is_finished(case: Case) -> None:
    assert report(case.now(), reads=True).by == "Rita"


def _firm() -> dict[str, Any]:
    logo = redrawn(picture(mode="RGBA"))
    size = {"logo_width": logo.width, "logo_height": logo.height}
    return {"name": "Plover & Co", "logo": logo.png, **size}


def _pictures(pdf: bytes) -> list[tuple[int, int]]:
    """How large those on the first page are, in pixels."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        return [one.get_px_size() for one in found]
