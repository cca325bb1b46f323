"""The pages of the walk, as each kind of visitor sees them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from canvases import storage
from canvases.document import Persona, Step
from canvases.steps import STEPS
from tests.canvases.big_documents import big_document
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.wizard.conftest import HTMX, Walk

KEYS = [step.key for step in STEPS]
COLD = 31  # session, user, canvas, and a query for each kind of row, whatever their number
NOSCRIPT = re.compile(r'<(span|div) class="without-scripts">.*?</\1>', re.DOTALL)
FORM = re.compile(r"<form .*?</form>", re.DOTALL)
FIELD = re.compile(r'<input(?![^>]*type="(?:hidden|checkbox|radio)")')
BUTTON = re.compile(r"<button[^>]*>")
PAGES = ["", *(f"steps/{key}/" for key in KEYS), "quick/1/", "quick/done/"]


@pytest.mark.parametrize("address", PAGES)
def test_owner_opens_every_page(walk: Walk, address: str):
    response = walk.client.get(walk.home + address)

    assert response.status_code == 200
    assert "Rooftop Parts" in response.text


@pytest.mark.parametrize("address", PAGES)
def test_enter_in_a_field_presses_no_button_that_does_something_else(walk: Walk, address: str):
    page = NOSCRIPT.sub("", walk.client.get(walk.home + address).text)

    forms = [
        form for form in FORM.findall(page) if 'data-save="edit"' in form and FIELD.search(form)
    ]
    first = [BUTTON.findall(form)[:1] for form in forms]

    assert [button for [button] in filter(None, first) if "data-act" in button] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_button_that_is_named_by_a_key_has_another_name_on_a_phone(walk: Walk, address: str):
    page = walk.client.get(walk.home + address).text

    adds = re.findall(r'<button class="row__enter".*?</button>', page)
    keyed = [button for button in re.findall(r"<button.*?</button>", page) if "Enter" in button]

    assert [one for one in {*adds, *keyed} if '<span class="on-touch">Add</span>' not in one] == []


@pytest.mark.parametrize("address", PAGES)
def test_empty_canvas_opens_every_page(empty_walk: Walk, address: str):
    assert empty_walk.client.get(empty_walk.home + address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_other_peoples_canvas_is_not_found(walk: Walk, stranger_client: Client, address: str):
    response = stranger_client.get(walk.home + address)

    assert response.status_code == 404
    assert "Rooftop Parts" not in response.text


@pytest.mark.parametrize("address", PAGES)
def test_nobody_finds_a_canvas_without_signing_in(walk: Walk, client: Client, address: str):
    assert client.get(walk.home + address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("key", KEYS)
def test_example_is_read_by_anyone_and_changed_by_nobody(client: Client, key: str):
    canvas = storage.create(linked_document(), example="an-example")

    page = client.get(f"/canvases/{canvas.pk}/steps/{key}/")

    assert page.status_code == 200
    assert 'name="revision"' not in page.text
    assert client.get(f"/canvases/{canvas.pk}/").status_code == 200
    assert client.get(f"/canvases/{canvas.pk}/quick/1/").status_code == 403


def test_step_that_there_is_not_is_not_found(walk: Walk):
    assert walk.get("dreams/").status_code == 404
    assert walk.client.get(f"{walk.home}quick/11/").status_code == 404
    assert walk.client.get(f"{walk.home}quick/0/").status_code == 404


def test_htmx_gets_the_working_part_alone(walk: Walk):
    part = walk.get("channels/", **HTMX)

    assert part.text.lstrip().startswith('<div id="work"')
    assert "<html" not in part.text
    assert "<html" in walk.get("channels/").text


def test_step_page_is_private_and_varies_by_what_asked(walk: Walk):
    response = walk.get("channels/")

    assert response["Cache-Control"] == "private, no-cache"
    assert "HX-Target" in response["Vary"]


@pytest.mark.parametrize(
    ("path", "ref"),
    [
        ("customer-segments", "p1"),
        ("customer-segments", "s1"),
        ("channels", "c1"),
        ("customer-relationships", "r1"),
        ("revenue-streams", "m1"),
        ("revenue-streams", "k1"),
        ("key-activities", "a1"),
        ("key-resources", "e1"),
        ("key-partnerships", "n1"),
        ("cost-structure", "x1"),
        ("analysis", "h1"),
    ],
)
def test_address_opens_the_form_of_an_item(walk: Walk, path: str, ref: str):
    page = walk.get(f"{path}/?open={ref}")

    assert f'id="edit-form-{ref}"' in page.text


@pytest.mark.parametrize("key", KEYS)
def test_link_tables_open_on_request(walk: Walk, key: str):
    closed, opened = walk.get(f"{key}/"), walk.get(f"{key}/?links=all")

    assert closed.status_code == opened.status_code == 200
    assert 'id="table-' not in closed.text


@pytest.mark.parametrize("query", ["?links=all&from=x", "?open=%00", "?who=%FF", "?from=-1"])
def test_odd_address_shows_the_step(walk: Walk, query: str):
    assert walk.get(f"channels/{query}").status_code == 200


@pytest.mark.django_db(transaction=True)  # what an open transaction reads is not kept
@pytest.mark.parametrize("address", ["", "steps/revenue-streams/", "steps/halfway/"])
def test_warm_page_takes_three_queries(walk: Walk, django_assert_num_queries, address: str):
    walk.client.get(walk.home + address)

    with django_assert_num_queries(3):  # session, user, canvas
        walk.client.get(walk.home + address)


@pytest.mark.parametrize("items", [1, 200])
def test_cold_page_takes_the_same_queries_for_1_and_200_items(
    owner, owner_client: Client, django_assert_num_queries, items: int
):
    canvas = make_canvas(owner=owner, document=big_document(items))
    storage.forget()

    with django_assert_num_queries(COLD):
        owner_client.get(f"/canvases/{canvas.pk}/steps/revenue-streams/")


def test_users_words_are_shown_as_words(owner, owner_client: Client):
    nasty = "<script>alert(1)</script>"
    document = make_document(
        personas=(Persona(id='p"><b>', name=nasty, think=nasty),),
        steps={"customer-segments": Step(note=f"{nasty} [x](javascript:alert(1))")},
    )
    canvas = make_canvas(owner=owner, document=document)

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/customer-segments/").text

    assert nasty not in page
    assert 'href="javascript' not in page
