"""PDFs are made by task workers, one a person at a time, while a page waits for them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts.models import User
from canvases.exports import orders
from canvases.exports.orders import LONG, QUICK, Asker
from canvases.exports.pdf import process
from canvases.models import Canvas, PdfOrder
from operations.worker import turns
from tests.canvases.factories import make_canvas, make_document, make_user

pytestmark = pytest.mark.django_db
ANN, BEN = Asker("ann", "room"), Asker("ben", "room")
Draw = Callable[[process.PdfRequest], bytes]


@pytest.fixture(autouse=True)
def _workers(settings: Settings, tmp_path: object) -> None:
    settings.TASKS = settings.WAITING_TASKS
    settings.VAR_DIR = tmp_path


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of what was drawn, instead of drawing it."""
    titles: list[str] = []

    def draw(wanted: process.PdfRequest, **limits: object) -> bytes:
        (title,) = re.findall(r'"title": *"([^"]*)"', wanted.body.decode())
        titles.append(title)
        return f"%PDF {title} {wanted.question['part']}".encode()

    monkeypatch.setattr(process, "draw", draw)
    return titles


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner)


def refuse(monkeypatch: pytest.MonkeyPatch, reason: process.NotMade) -> list[process.PdfRequest]:
    tried = []

    def draw(wanted: process.PdfRequest, **limits: object) -> bytes:
        tried.append(wanted)
        raise reason

    monkeypatch.setattr(process, "draw", draw)
    return tried


def url(canvas: Canvas, query: str = "") -> str:
    return f"/canvases/{canvas.pk}/download.pdf{query}"


def work(lane: str = QUICK) -> int:
    """Run all that waits in a lane, and give how many tasks that were."""
    return sum(1 for _ in iter(lambda: turns.run_next(f"seat-{lane}", lane), False))


def wanted(title: str) -> process.PdfRequest:
    document = make_document(title=title)
    return process.wanted_of(document, part="all", paper="A4", changed=None)


def order(title: str, asker: Asker) -> PdfOrder:
    canvas = make_canvas(document=make_document(title=title))
    made = orders.ask(wanted(title), canvas, "canvas", asker)
    assert made is not None
    return made


def test_request_draws_nothing_and_leads_to_a_page_that_waits(
    canvas: Canvas, owner_client: Client, drawn: list[str]
) -> None:
    response = owner_client.get(url(canvas))

    made = PdfOrder.objects.get()
    assert (response.status_code, response["Location"]) == (303, url(canvas, f"?wait={made.pk}"))
    assert drawn == []


def test_page_waits_with_scripts_and_without(canvas: Canvas, owner_client: Client) -> None:
    response = owner_client.get(url(canvas), follow=True)

    html = response.content.decode()
    assert response.status_code == 202
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in html
    assert 'hx-trigger="every 2s"' in html
    assert "Yours is next." in html


def test_page_hands_over_what_was_made(
    canvas: Canvas, owner_client: Client, drawn: list[str]
) -> None:
    waiting = owner_client.get(url(canvas))["Location"]
    work()

    polled = owner_client.get(waiting, headers={"HX-Request": "true"})
    html = owner_client.get(waiting).content.decode()
    (made,) = re.findall(r'http-equiv="refresh" content="0;url=([^"]+)"', html)
    response = owner_client.get(made)

    assert polled["HX-Refresh"] == "true"
    assert response["Content-Type"] == "application/pdf"
    assert response.content == b"%PDF Rooftop Parts all"
    assert response["Content-Disposition"] == 'attachment; filename="rooftop-parts.pdf"'
    assert len(drawn) == 1


def test_address_of_the_pdf_gives_what_is_kept_at_once(
    canvas: Canvas, owner_client: Client
) -> None:
    owner_client.get(url(canvas))
    work()

    response = owner_client.get(url(canvas))
    again = owner_client.get(url(canvas), headers={"If-None-Match": response["ETag"]})

    assert (response.status_code, again.status_code) == (200, 304)


def test_two_windows_wait_for_one_making(
    canvas: Canvas, owner_client: Client, drawn: list[str]
) -> None:
    first, second = owner_client.get(url(canvas)), owner_client.get(url(canvas))
    work()

    assert first["Location"] == second["Location"]
    assert len(drawn) == 1


def test_page_says_that_the_canvas_was_changed_since(canvas: Canvas, owner_client: Client) -> None:
    waiting = owner_client.get(url(canvas))["Location"]
    work()
    Canvas.objects.update(revision=canvas.revision + 1)

    html = owner_client.get(waiting).content.decode()

    assert "The canvas was changed since." in html
    assert 'http-equiv="refresh"' not in html
    assert f'href="{url(canvas)}">Make a new one' in html


def test_edit_before_its_turn_makes_the_new_one_only(
    canvas: Canvas, owner_client: Client, drawn: list[str]
) -> None:
    waiting = owner_client.get(url(canvas))["Location"]
    Canvas.objects.update(title="New words", revision=canvas.revision + 1)
    owner_client.get(url(canvas))
    work()

    again = owner_client.get(waiting)

    assert drawn == ["New words"]
    assert (again.status_code, again["Location"]) == (303, url(canvas))


@pytest.mark.parametrize("query", ["?wait={pk}", "?made={pk}"])
def test_strangers_find_no_order(
    canvas: Canvas, owner_client: Client, stranger_client: Client, query: str
) -> None:
    owner_client.get(url(canvas))
    work()

    address = url(canvas, query.format(pk=PdfOrder.objects.get().pk))

    assert stranger_client.get(address).status_code == 404


def test_order_of_another_canvas_is_not_handed_over(
    canvas: Canvas, owner: User, owner_client: Client
) -> None:
    owner_client.get(url(canvas))
    work()
    other = make_canvas(owner=owner)

    response = owner_client.get(url(other, f"?made={PdfOrder.objects.get().pk}"))

    assert (response.status_code, response["Location"]) == (303, url(other))


@pytest.mark.parametrize("query", ["?wait=nonsense", "?made=nonsense", "?wait="])
def test_what_somebody_made_up_leads_to_the_pdf(
    canvas: Canvas, owner_client: Client, query: str
) -> None:
    assert owner_client.get(url(canvas, query))["Location"] == url(canvas)


def test_page_loads_itself_anew_once_its_session_is_over(
    canvas: Canvas, owner_client: Client, client: Client
) -> None:
    waiting = owner_client.get(url(canvas))["Location"]

    response = client.get(waiting, headers={"HX-Request": "true"})

    assert response["HX-Refresh"] == "true"


def test_canvas_that_was_deleted_meanwhile_is_not_drawn(
    canvas: Canvas, owner_client: Client, drawn: list[str]
) -> None:
    waiting = owner_client.get(url(canvas))["Location"]
    Canvas.objects.update(deleted_at=timezone.now())
    work()

    assert drawn == []
    assert owner_client.get(waiting).status_code == 404


def test_failure_is_remembered_with_its_document(
    canvas: Canvas, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = refuse(monkeypatch, process.NotMade("The PDF could not be made."))
    owner_client.get(url(canvas))
    work()
    tries = len(tried)

    response = owner_client.get(url(canvas))
    work()

    assert response.status_code == 200
    assert "The PDF could not be made." in response.content.decode()
    assert len(tried) == tries


def test_failure_is_forgotten_after_an_hour_and_with_an_edit(
    canvas: Canvas, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = refuse(monkeypatch, process.NotMade("The PDF could not be made."))
    owner_client.get(url(canvas))
    work()
    tries = len(tried)
    PdfOrder.objects.update(settled_at=timezone.now() - orders.KEPT_FOR - dt.timedelta(seconds=1))
    owner_client.get(url(canvas))
    work()
    Canvas.objects.update(title="Shorter", revision=canvas.revision + 1)
    owner_client.get(url(canvas))
    work()

    assert len(tried) == 3 * tries


def test_slow_one_goes_to_the_lane_of_large_ones(
    canvas: Canvas, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(wanted: process.PdfRequest, *, seconds: float, is_long: bool) -> bytes:
        if not is_long:
            raise process.TookTooLong("The PDF took longer than 60 seconds.")
        return b"%PDF slowly"

    monkeypatch.setattr(process, "draw", draw)
    waiting = owner_client.get(url(canvas))["Location"]
    work()
    between = owner_client.get(waiting).content.decode()
    work(LONG)

    assert "Yours is next." in between
    assert owner_client.get(url(canvas)).content == b"%PDF slowly"


def test_people_take_turns(drawn: list[str]) -> None:
    for title in ("Ann 1", "Ann 2", "Ann 3"):
        order(title, ANN)
    last = order("Ben 1", BEN)
    assert orders.place(last) == orders.QueuePosition(before=1, own=0)

    work()

    assert drawn == ["Ann 1", "Ben 1", "Ann 2", "Ann 3"]


def test_one_person_has_one_at_a_time_made() -> None:
    first, second, other = order("Ann 1", ANN), order("Ann 2", ANN), order("Ben 1", BEN)

    claimed = [orders._claimed(task, is_long=False) for task in ("a", "b", "c")]

    assert claimed == [first, other, None]
    assert orders.place(second) == orders.QueuePosition(before=2, own=1)


def test_few_of_a_network_are_made_at_a_time_and_nobody_is_refused(drawn: list[str]) -> None:
    for number in range(5):
        order(f"Of {number}", Asker(f"person {number}", "room"))
    elsewhere = order("Elsewhere", Asker("carl", "home"))

    claimed = [orders._claimed(f"task {number}", is_long=False) for number in range(5)]

    assert claimed[orders.AT_ONCE_IN_NETWORK :] == [elsewhere, None]


def test_who_asks_for_very_much_waits_for_room(owner: User, owner_client: Client) -> None:
    canvases = [
        make_canvas(owner=owner, document=make_document(title=f"No. {number}"))
        for number in range(orders.MOST_WAITING + 1)
    ]
    responses = [owner_client.get(url(canvas)) for canvas in canvases]

    assert [response.status_code for response in responses] == [303] * orders.MOST_WAITING + [202]
    assert f'content="5;url={url(canvases[-1])}"' in responses[-1].content.decode()
    assert PdfOrder.objects.count() == orders.MOST_WAITING


def test_task_of_a_killed_worker_makes_its_pdf_again(drawn: list[str]) -> None:
    left = order("Left", ANN)
    task = DBTaskResult.objects.get()
    task.claim(f"seat-{QUICK}")
    orders._claimed(str(task.id), is_long=False)

    turns.put_back(f"seat-{QUICK}")
    work()

    assert drawn == ["Left"]
    left.refresh_from_db()
    assert left.state == "made"


def test_task_that_ends_its_workers_lets_its_pdf_fail() -> None:
    deadly = order("Deadly", ANN)
    for _ in range(turns.MOST_TRIES):
        task = DBTaskResult.objects.get()
        task.claim(f"seat-{QUICK}")
        orders._claimed(str(task.id), is_long=False)
        turns.put_back(f"seat-{QUICK}")

    deadly.refresh_from_db()
    assert (deadly.state, deadly.said) == ("failed", "The making of this PDF broke off.")


def test_what_lost_its_task_gets_another_one(drawn: list[str]) -> None:
    order("Waits", ANN)
    DBTaskResult.objects.all().delete()

    turns.look_round("seat")
    work()

    assert drawn == ["Waits"]


def test_what_is_over_is_forgotten() -> None:
    order("Old", ANN)
    work()
    PdfOrder.objects.update(settled_at=timezone.now() - orders.KEPT_FOR - dt.timedelta(seconds=1))

    orders.tidy()

    assert not PdfOrder.objects.exists()


def test_mails_do_not_wait_for_pdfs(drawn: list[str]) -> None:
    order("Waits", ANN)

    assert not turns.run_next("seat")
    assert drawn == []


@pytest.mark.parametrize("others", [1, 6])
def test_page_that_waits_asks_a_constant_number_of_questions(
    canvas: Canvas,
    owner_client: Client,
    others: int,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    for number in range(others):
        order(f"Of {number}", Asker(f"person {number}", "home"))
    waiting = owner_client.get(url(canvas))["Location"]
    owner_client.get(waiting)

    with django_assert_num_queries(6):  # type: ignore[attr-defined]
        owner_client.get(waiting)


def test_version_and_review_wait_the_same_way(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner)
    owner_client.post(f"/canvases/{canvas.pk}/versions/", {"note": "First"})

    version = owner_client.get(f"/canvases/{canvas.pk}/versions/1/download.pdf")
    review = owner_client.get(f"/canvases/{canvas.pk}/review/review.pdf")

    made = {order.subject: order.pk for order in PdfOrder.objects.all()}
    assert version["Location"].endswith(f"/versions/1/download.pdf?wait={made['version-1']}")
    assert review["Location"].endswith(f"/review/review.pdf?wait={made['review']}")


def test_reviewer_without_the_draft_gets_no_review_of_it(owner: User, owner_client: Client) -> None:
    assert make_user() != owner
    canvas = make_canvas(owner=owner)
    owner_client.get(f"/canvases/{canvas.pk}/review/review.pdf")
    made = PdfOrder.objects.get()

    assert orders.find(canvas, "review-of-submitted", str(made.pk)) is None
