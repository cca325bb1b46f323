"""The page of who may see a canvas, and where those arrive who were let in."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from accounts.models import Guest, User
from canvases import access, editing
from canvases.access import Actor
from canvases.models import Canvas, Invitation, Member, ShareLink
from tests.canvases.factories import make_canvas, make_document, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=make_document(title="Rooftop Parts"))


@pytest.fixture
def url(canvas: Canvas) -> str:
    return f"/canvases/{canvas.pk}/share/"


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _address(page: str) -> str:
    found = re.search(r'id="address" readonly value="([^"]+)"', page)
    assert found
    return urlsplit(found[1]).path


def _invited(canvas: Canvas, email: str = "rita@example.org", role: str = "reviewer") -> str:
    assert canvas.owner
    _, secret = editing.invite(Actor.of(canvas.owner), canvas.pk, email, role)
    return f"/invitations/{secret}/"


def _link(canvas: Canvas, kind: str = "view", **columns: object) -> str:
    assert canvas.owner
    link, secret = editing.make_link(Actor.of(canvas.owner), canvas.pk, kind, days=30)
    ShareLink.objects.filter(pk=link.pk).update(**columns)
    return f"/s/{secret}/"


def test_an_invitation_is_mailed_and_its_address_shown_once(
    owner_client: Client, url: str, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    made = owner_client.post(url, {"email": "rita@example.org", "role": "reviewer"})
    again = owner_client.get(url)

    address = _address(made.text)
    (mail,) = mailoutbox
    assert (made.status_code, made["Cache-Control"]) == (
        201,
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )
    assert mail.to == ["rita@example.org"]
    assert mail.subject == "owner@example.org asks you to review Rooftop Parts"
    assert address in mail.body
    assert address in str(mail.alternatives[0][0])
    assert address not in again.text
    assert "rita@example.org" in again.text


def test_where_mails_are_sent_the_address_stands_in_the_mail_only(
    owner_client: Client, url: str, settings: pytest.FixtureRequest
) -> None:
    settings.MAIL_IS_SENT = True  # type: ignore[attr-defined]

    made = owner_client.post(url, {"email": "rita@example.org", "role": "reviewer"})

    assert made.status_code == 201
    assert 'id="address"' not in made.text


def test_what_is_wrong_stands_beside_its_field(
    owner_client: Client, url: str, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    wrong = owner_client.post(url, {"email": "rita at example", "role": "reviewer"})
    own = owner_client.post(url, {"email": "owner@example.org", "role": "reviewer"})

    assert (wrong.status_code, own.status_code) == (422, 422)
    assert "This is no e-mail address." in wrong.text
    assert "rita at example" in wrong.text
    assert "This is your own address." in own.text
    assert mailoutbox == []


def test_a_subject_holds_no_line_of_somebodys_own(
    owner: User, url: str, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    Canvas.objects.update(title="Parts\r\nBcc: all@example.org")

    _signed_in(owner).post(url, {"email": "rita@example.org", "role": "viewer"})

    (mail,) = mailoutbox
    assert mail.subject == "owner@example.org asks you to read Parts Bcc: all@example.org"


def test_somebody_invited_joins(canvas: Canvas) -> None:
    rita = User.objects.create_user("rita@example.org", "rita's password")
    address = _invited(canvas)
    client = _signed_in(rita)

    page = client.get(address)
    joined = client.post(address)

    assert (page.status_code, page["Referrer-Policy"]) == (200, "strict-origin")
    assert "owner@example.org asks you to review" in page.text
    assert (joined.status_code, joined["Location"]) == (303, f"/canvases/{canvas.pk}/")
    assert "You review this canvas" in client.get(joined["Location"]).text


def test_somebody_else_is_asked_first(canvas: Canvas, stranger_client: Client) -> None:
    address = _invited(canvas)

    page = stranger_client.get(address)
    unasked = stranger_client.post(address)
    before = Member.objects.count()
    anyway = stranger_client.post(address, {"anyway": "1"})

    assert "You are signed in as stranger@example.org" in page.text
    assert (unasked.status_code, before) == (422, 0)
    assert (anyway.status_code, Member.objects.count()) == (303, 1)


def test_signing_up_leads_back_to_the_invitation(canvas: Canvas) -> None:
    address = _invited(canvas)
    client = Client()
    page = client.get(address)

    signed_up = client.post(
        f"/accounts/signup/?next={address}",
        {"email": "rita@example.org", "password1": "long and winding road"},
    )
    joined = client.post(signed_up["Location"])

    assert f"/accounts/signup/?next={address}&amp;email=rita%40example.org" in page.text
    assert signed_up["Location"] == address
    assert joined.status_code == 303
    assert Member.objects.get().user.email == "rita@example.org"


def test_an_owner_who_opens_the_invitation_stays_the_owner(
    canvas: Canvas, owner_client: Client
) -> None:
    joined = owner_client.post(_invited(canvas), {"anyway": "1"})

    assert joined.status_code == 303
    assert not Member.objects.exists()


def test_what_is_over_and_what_never_was_look_the_same(canvas: Canvas, owner: User) -> None:
    now = timezone.now()
    withdrawn = _invited(canvas)
    Invitation.objects.update(revoked_at=now)
    revoked = _link(canvas, revoked_at=now)
    expired = _link(canvas, expires_at=now)

    pages = {
        Client().get(address).text
        for address in (
            withdrawn,
            revoked,
            expired,
            "/s/nothing/",
            "/invitations/nothing/",
        )
    }
    statuses = {Client().get(address).status_code for address in (withdrawn, revoked, expired)}

    assert len({re.sub(r'data-actor="[^"]*"', "", page) for page in pages}) == 1
    assert statuses == {404}
    assert "Ask whoever sent it for a new one" in pages.pop()


def test_a_link_is_exchanged_for_an_address_without_it(canvas: Canvas) -> None:
    client, address = Client(), _link(canvas)

    opened = client.get(address)
    home = client.get(opened["Location"])

    assert (opened.status_code, opened["Location"]) == (303, f"/canvases/{canvas.pk}/")
    assert opened["Referrer-Policy"] == "strict-origin"
    assert "no-store" in opened["Cache-Control"]
    assert home.status_code == 200
    assert "You may read this canvas" in home.text


def test_a_link_is_made_shown_once_and_counted(
    owner_client: Client, canvas: Canvas, url: str
) -> None:
    made = owner_client.post(f"{url}links/", {"kind": "view", "days": "7", "label": "The bank"})
    address = _address(made.text)
    Client().get(address)
    Client().head(address)
    page = owner_client.get(url).text

    assert (made.status_code, address[:3]) == (201, "/s/")
    assert address not in page
    assert "The bank" in page
    assert "Opened once" in page


def test_a_session_gets_a_new_key_with_a_link(canvas: Canvas) -> None:
    client = Client()
    client.get(_link(canvas))
    before = client.session.session_key

    client.get(_link(canvas))

    assert client.session.session_key != before


def test_revoking_takes_effect_on_the_next_request(
    canvas: Canvas, owner_client: Client, url: str
) -> None:
    visitor = Client()
    home = visitor.get(_link(canvas))["Location"]
    before = visitor.get(home).status_code

    owner_client.post(f"{url}links/{ShareLink.objects.get().pk}/revoke/")

    assert (before, visitor.get(home).status_code) == (200, 404)


def test_who_may_comment_says_a_name_first(canvas: Canvas) -> None:
    client, address = Client(), _link(canvas, "comment")

    asked = client.get(address)
    unnamed = client.post(address, {"name": "  "})
    named = client.post(address, {"name": " Bank  clerk\n"})

    assert (asked.status_code, unnamed.status_code, named.status_code) == (200, 422, 303)
    assert "Write your name" in unnamed.text
    assert client.session["share_name"] == "Bank clerk"
    assert ShareLink.objects.get().uses == 1
    assert client.get(named["Location"]).status_code == 200


def test_whoever_is_signed_in_has_a_name_already(canvas: Canvas, stranger_client: Client) -> None:
    assert stranger_client.get(_link(canvas, "comment")).status_code == 303


def test_opening_links_is_limited(canvas: Canvas) -> None:
    address = _link(canvas)

    statuses = [Client().get(address).status_code for _ in range(61)]

    assert statuses == [303] * 60 + [429]


def test_a_guest_is_asked_to_sign_up_first(mailoutbox: list[EmailMultiAlternatives]) -> None:
    guest = Guest.objects.create()
    canvas = make_canvas(guest=guest)
    client = Client()
    session = client.session
    session["guest"] = str(guest.pk)
    session.save()
    url = f"/canvases/{canvas.pk}/share/"

    page = client.get(url)
    invited = client.post(url, {"email": "rita@example.org", "role": "viewer"})

    assert (page.status_code, invited.status_code) == (200, 403)
    assert "An account comes first" in page.text
    assert mailoutbox == []


def test_the_owner_changes_roles_and_removes_members(
    owner_client: Client, canvas: Canvas, url: str
) -> None:
    member = Member.objects.create(canvas=canvas, user=make_user(), role="viewer")

    changed = owner_client.post(f"{url}members/{member.pk}/", {"role": "editor"})
    wrong = owner_client.post(f"{url}members/{member.pk}/", {"role": "owner"})
    member.refresh_from_db()
    removed = owner_client.post(f"{url}members/{member.pk}/remove/")
    gone = owner_client.post(f"{url}members/{member.pk}/remove/")

    assert [r.status_code for r in (changed, wrong, removed, gone)] == [303, 422, 303, 404]
    assert member.role == "editor"
    assert not Member.objects.exists()


def test_the_owner_says_what_reviewers_may_do(
    owner_client: Client, canvas: Canvas, url: str
) -> None:
    owner_client.post(f"{url}reviewing/", {"reviewers_may_edit": "on"})

    canvas.refresh_from_db()
    assert (canvas.drafts_open, canvas.reviewers_may_edit) == (False, True)


def test_a_member_finds_the_canvas_in_the_list_and_leaves(canvas: Canvas) -> None:
    rita = make_user()
    Member.objects.create(canvas=canvas, user=rita, role="viewer")
    client = _signed_in(rita)

    listed = client.get("/canvases/")
    left = client.post(f"/canvases/{canvas.pk}/leave/")

    assert "Shared with me" in listed.text
    assert "You may read this canvas" in listed.text
    assert left.status_code == 303
    assert access.role_of(Actor.of(rita), canvas) is None
    assert "Rooftop Parts" not in re.sub("You left.*", "", client.get("/canvases/").text)


def test_members_read_without_controls_and_editors_write(canvas: Canvas) -> None:
    for role, writes in (("editor", True), ("reviewer", False), ("viewer", False)):
        user = make_user()
        Member.objects.create(canvas=canvas, user=user, role=role)
        client = _signed_in(user)

        page = client.get(f"/canvases/{canvas.pk}/steps/channels/")
        saved = client.post(
            f"/canvases/{canvas.pk}/steps/channels/note/", {"note": "Shops", "revision": "0"}
        )

        assert ('name="note"' in page.text) == writes
        assert saved.status_code == (303 if writes else 403)


def test_a_reviewer_is_led_to_what_was_submitted(canvas: Canvas) -> None:
    rita = make_user()
    Member.objects.create(canvas=canvas, user=rita, role="reviewer")
    Canvas.objects.update(drafts_open=False)
    client = _signed_in(rita)

    home = client.get(f"/canvases/{canvas.pk}/")
    step = client.get(f"/canvases/{canvas.pk}/steps/channels/")

    assert home["Location"] == f"/canvases/{canvas.pk}/versions/"
    assert step.status_code == 403


def test_who_came_by_a_link_learns_nobodys_name(canvas: Canvas, owner_client: Client) -> None:
    owner_client.post(f"/canvases/{canvas.pk}/here/")
    visitor = Client()
    visitor.get(_link(canvas))

    here = visitor.post(f"/canvases/{canvas.pk}/here/")

    assert here.status_code == 403
    assert "owner@example.org" not in here.text


def test_an_invitation_runs_out(canvas: Canvas) -> None:
    address = _invited(canvas)
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))

    assert Client().get(address).status_code == 404


def test_several_are_invited_at_once(
    owner_client: Client, url: str, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    typed = 'Rita <rita@example.org>, mailto:bea@example.org; "C, D" <cd@example.org>'

    made = owner_client.post(url, {"email": typed, "role": "reviewer"})

    assert made.status_code == 201
    assert [mail.to for mail in mailoutbox] == [
        ["rita@example.org"],
        ["bea@example.org"],
        ["cd@example.org"],
    ]
    assert "rita@example.org, bea@example.org and cd@example.org are invited" in made.text
    assert len(re.findall(r'id="address[-\d]*" readonly', made.text)) == 3


def test_what_is_no_address_is_named_and_everything_stays_typed(
    owner_client: Client, url: str, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    typed = "rita@example.org, bea at example, owner"

    wrong = owner_client.post(url, {"email": typed, "role": "reviewer"})
    own = owner_client.post(
        url, {"email": "rita@example.org, owner@example.org", "role": "reviewer"}
    )

    assert (wrong.status_code, own.status_code) == (422, 422)
    assert "“bea at example” and “owner” are no e-mail addresses." in wrong.text
    assert typed in wrong.text
    assert "owner@example.org: This is your own address." in own.text
    assert (mailoutbox, Invitation.objects.count()) == ([], 0)
