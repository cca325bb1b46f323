"""By their names: wherever one side of a review reads who the other is."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts import names
from accounts.models import User
from canvases import editing
from canvases.access import Actor, guest_names
from canvases.models import Version
from reviews import rounds
from reviews.desk import listing, search
from reviews.desk.query import DeskQuery
from reviews.desk.rows import lay_out
from reviews.models import Comment, Event, Reply, Round
from reviews.pdf.report import report
from tests.reviews.conftest import Case

pytestmark = pytest.mark.django_db
FIELD = 'id="your-name"'


@pytest.fixture
def nameless(case: Case) -> Case:
    """A review by somebody who is known by an address only."""
    assert case.rita.user is not None
    User.objects.filter(pk=case.rita.user.pk).update(name="")
    rita = User.objects.get(pk=case.rita.user.pk)
    return Case(case.canvas, case.founder, Actor.of(rita))


def test_name_takes_the_place_of_the_address_in_what_was_signed(nameless: Case) -> None:
    case, rita = nameless, nameless.rita.user
    assert rita is not None
    case.submit()
    said = case.say()
    case.finish("approved")
    rounds.reopen(case.rita, case.canvas.pk, reason="One more thing.", seen=1)

    names.give(rita, "Rita Ray")

    signed = [
        Comment.objects.get(pk=said.pk).author_name,
        Round.objects.get().finished_by_name,
        Version.objects.get(kind="approved").author_name,
        *Event.objects.exclude(act="submit").values_list("name", flat=True),
    ]
    assert set(signed) == {"Rita Ray"}
    assert not Reply.objects.filter(author_name__contains="@").exists()
    assert report(case.now(), reads=True).by == "Rita Ray"


def test_another_name_leaves_what_was_signed(case: Case) -> None:
    assert case.rita.user is not None
    said = case.say()

    names.give(case.rita.user, "Rita Ray")

    assert Comment.objects.get(pk=said.pk).author_name == "Rita"


@pytest.mark.parametrize("page", ["review/channels/", "review/finish/", "comments/"])
def test_name_is_asked_where_others_are_about_to_read_it(
    nameless: Case, rita_client: Client, page: str
) -> None:
    nameless.submit()

    before = rita_client.get(nameless.home + page).text
    rita_client.post(f"{nameless.home}comments/", {**_COMMENT, "name": "Rita Ray"})
    after = rita_client.get(nameless.home + page).text

    assert (FIELD in before, FIELD in after) == (True, False)
    assert Comment.objects.get().author_name == "Rita Ray"


def test_who_leaves_it_empty_is_not_asked_again(nameless: Case, rita_client: Client) -> None:
    rita_client.post(f"{nameless.home}comments/", {**_COMMENT, "name": ""})

    assert Comment.objects.get().author_name == "rita@example.org"
    assert FIELD not in rita_client.get(f"{nameless.home}comments/").text


def test_name_typed_into_what_was_not_sent_yet_is_taken(
    nameless: Case, rita_client: Client
) -> None:
    again = rita_client.post(f"{nameless.home}comments/", {**_COMMENT, "text": "", "name": ""})
    rita_client.post(f"{nameless.home}comments/", {**_COMMENT, "name": "Rita Ray"})

    assert 'id="again-name"' in again.text
    assert Comment.objects.get().author_name == "Rita Ray"


def test_founder_is_asked_when_they_submit_and_when_they_invite(
    case: Case, owner: User, owner_client: Client
) -> None:
    pages = [owner_client.get(case.home + page).text for page in ("review/submit/", "share/")]
    sent = {"scope": "whole", "round": "0", "name": "Nadia Ford"}

    owner_client.post(f"{case.home}review/submit/", sent)

    owner.refresh_from_db()
    assert [FIELD in page for page in pages] == [True, True]
    assert owner.name == "Nadia Ford"
    assert mail.outbox[0].subject == "Nadia Ford submitted Rooftop Parts for review."


def test_no_name_is_told_and_nothing_is_sent(nameless: Case, rita_client: Client) -> None:
    sent = {**_COMMENT, "name": "rita@example.org"}

    answer = rita_client.post(f"{nameless.home}comments/", sent)

    assert answer.status_code == 422
    assert "Write your name, not an e-mail address." in answer.text
    assert not Comment.objects.exists()


def test_who_has_a_name_is_not_called_otherwise_by_a_form(case: Case, rita_client: Client) -> None:
    rita_client.post(f"{case.home}comments/", {**_COMMENT, "name": "Nadia"})

    assert Comment.objects.get().author_name == "Rita"


def test_desk_shows_and_finds_clients_by_their_names(
    case: Case, owner: User, rita: User, rita_client: Client
) -> None:
    lay_out([case.canvas.pk])
    search.bring_along(rita)
    names.give(owner, "Nadia Ford")
    search.bring_along(rita)

    found = [_titles(rita, text) for text in ("nadia", "ford rooftop", "nadine")]

    assert found == [["Rooftop Parts"], ["Rooftop Parts"], []]
    assert "<bdi>Nadia Ford</bdi>" in rita_client.get("/desk/").text
    assert "Rooftop Parts,Nadia Ford," in _body(rita_client.get("/desk/clients.csv"))


def test_guest_may_not_take_the_name_of_a_member_in_disguise(case: Case) -> None:
    for name in ("R\u200bita", "\uff32ita", "Ri\u00adta"):
        assert guest_names.refusal(name, case.canvas).startswith("Somebody here is called that.")
    assert guest_names.refusal("Rita (guest by link)", case.canvas) != ""


def test_guest_is_called_as_others_see_it(case: Case, client: Client) -> None:
    link, _ = editing.make_link(case.founder, case.canvas.pk, "comment", days=30)
    session = client.session
    session["share_links"] = [link.pk]
    session.save()

    client.post(f"{case.home}comments/", {**_COMMENT, "name": "N\u202eot \u200bRita"})

    assert Comment.objects.get().signature == "Not Rita (guest by link)"


_COMMENT = {"kind": "should", "text": "Who says so?", "step": "channels", "at": "comments"}


def _titles(user: User, text: str) -> list[str]:
    return [line.title for line in listing.page(user, DeskQuery(text=text)).lines]


def _body(response: Any) -> str:
    return b"".join(response.streaming_content).decode()
