"""The page on which a consultant says how their reviews look."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from canvases.pages.uploads import PICTURE_BYTES
from reviews import letterheads
from reviews.letterheads import PaperHead
from reviews.letterheads.colours import OURS
from reviews.letterheads.logos import NO_PICTURE, Logo, redrawn
from reviews.models import Letterhead
from tests.reviews.pictures import picture

pytestmark = pytest.mark.django_db
PAGE, LOGO = "/reviews/letterhead/", "/reviews/letterhead/logo.png"


def _file(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def _kept(user: User) -> PaperHead:
    return letterheads.shown(letterheads.letterhead_of(user))


@pytest.fixture
def firm(rita: User) -> Letterhead:
    """Rita's, with a logo."""
    logo = redrawn(picture())
    return Letterhead.objects.create(
        user=rita,
        name="Plover & Co",
        colour="#7a1fa2",
        logo=logo.png,
        logo_width=logo.width,
        logo_height=logo.height,
    )


def test_name_logo_and_colour_are_kept(rita_client: Client, rita: User) -> None:
    upload = picture("JPEG", size=(1200, 300))
    form = {"name": "  Plover\u0007 &\nCo ", "colour": "7A1FA2", "logo": _file(upload, "x.jpg")}

    saved = rita_client.post(PAGE, form)

    assert (saved.status_code, saved["Location"]) == (303, PAGE)
    assert _kept(rita) == PaperHead("Plover & Co", "#7a1fa2", redrawn(upload))


def test_who_chose_nothing_has_their_name_and_our_colour(rita_client: Client, rita: User) -> None:
    shown = rita_client.get(PAGE)

    assert shown.status_code == 200
    assert _kept(rita) == PaperHead("Rita", OURS, None)
    assert letterheads.head_of(rita) is None
    assert "<img" not in shown.text


def test_logo_stays_where_no_other_is_chosen(
    firm: Letterhead, rita_client: Client, rita: User
) -> None:
    rita_client.post(PAGE, {"name": "Plover", "colour": ""})

    assert _kept(rita) == PaperHead("Plover", OURS, redrawn(picture()))


def test_logo_is_removed_by_a_tick(firm: Letterhead, rita_client: Client, rita: User) -> None:
    rita_client.post(PAGE, {"name": "Plover", "colour": "#abc", "without_logo": "1"})

    assert _kept(rita) == PaperHead("Plover", "#aabbcc", None)
    assert rita_client.get(LOGO).status_code == 404


def test_letterhead_that_says_nothing_is_gone(firm: Letterhead, rita_client: Client) -> None:
    rita_client.post(PAGE, {"name": " ", "colour": "", "without_logo": "1"})

    assert not Letterhead.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"hello", "logo.png", NO_PICTURE),
        (b"", "logo.png", NO_PICTURE),
        (picture("GIF"), "logo.png", NO_PICTURE),
        (picture(size=(4001, 1)), "logo.png", "At most 4,000 pixels"),
        (picture() + bytes(PICTURE_BYTES), "logo.png", "At most 2 MB"),
    ],
)
def test_wrong_file_is_told_beside_its_field_and_the_rest_kept(
    firm: Letterhead, rita_client: Client, rita: User, content: bytes, name: str, said: str
) -> None:
    before = _kept(rita)
    form = {"name": "New <b>name", "colour": "#123456", "logo": _file(content, name)}

    refused = rita_client.post(PAGE, form)

    assert refused.status_code == 422
    assert f'id="letterhead-logo-error">{said}' in refused.text
    assert 'value="New &lt;b&gt;name"' in refused.text
    assert 'value="#123456"' in refused.text
    assert _kept(rita) == before


def test_largest_file_is_taken(rita_client: Client, rita: User) -> None:
    upload = picture() + bytes(PICTURE_BYTES - len(picture()))

    assert rita_client.post(PAGE, {"logo": _file(upload)}).status_code == 303
    assert _kept(rita).logo == redrawn(picture())


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("colour", "teal", "Write a colour as #"),
        ("colour", "#1f5f5b;color:red", "Write a colour as #"),
        ("name", "x" * 121, "At most 120 characters; these are 121."),
        ("name", "a\0", "There are characters in it that cannot be stored."),
    ],
)
def test_wrong_words_are_told_and_ask_for_the_logo_again(
    rita_client: Client, rita: User, field: str, typed: str, said: str
) -> None:
    refused = rita_client.post(PAGE, {field: typed, "logo": _file(picture())})

    assert refused.status_code == 422
    assert f'id="letterhead-{field}-error">{said}' in refused.text
    assert "Choose it again." in refused.text
    assert not Letterhead.objects.exists()


def test_everything_that_is_wrong_is_told_at_once(rita_client: Client) -> None:
    wrong = {"name": "x" * 121, "colour": "teal", "logo": _file(b"hello")}

    refused = rita_client.post(PAGE, wrong)

    errors = [f'id="letterhead-{field}-error"' for field in ("name", "colour", "logo")]
    assert [error for error in errors if error not in refused.text] == []


def test_logo_is_its_owners_alone(
    firm: Letterhead, rita_client: Client, owner_client: Client
) -> None:
    mine, theirs, nobodys = (client.get(LOGO) for client in (rita_client, owner_client, Client()))

    assert (mine.status_code, theirs.status_code, nobodys.status_code) == (200, 404, 302)
    assert mine.content == redrawn(picture()).png
    headers = ("Content-Type", "Cache-Control", "X-Content-Type-Options", "Vary")
    assert [mine[name] for name in headers] == [
        "image/png",
        "private, no-cache",
        "nosniff",
        "Cookie",
    ]


def test_page_shows_the_colour_without_a_style(firm: Letterhead, rita_client: Client) -> None:
    shown = rita_client.get(PAGE).text

    assert 'fill="#7a1fa2"' in shown
    assert f'src="{LOGO}"' in shown
    assert "style=" not in shown


def test_page_is_found_from_where_it_belongs(rita_client: Client) -> None:
    link = f'href="{PAGE}"'

    assert link in rita_client.get("/reviews/phrases/").text
    assert link in rita_client.get("/accounts/email/").text


def test_head_has_the_size_of_its_picture(firm: Letterhead, rita: User) -> None:
    assert letterheads.head_of(rita) == PaperHead(
        "Plover & Co", "#7a1fa2", Logo(redrawn(picture()).png, 40, 20)
    )
