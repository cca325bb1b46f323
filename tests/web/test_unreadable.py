"""What cannot be read is answered 400 in a sentence, and told in the log in a line."""

from __future__ import annotations

import io
import logging
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from canvases.models import Canvas
from web.unreadable import Brief, Handler

pytestmark = pytest.mark.django_db
NEW = "/canvases/new/"
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="title"%s\r\n\r\nRooftop\r\n--x--\r\n'
UNREADABLE = {
    "another charset": (f"{FORM}; charset=utf-16", "title=Rooftop".encode("utf-16")),
    "latin letters": (f"{FORM}; charset=iso-8859-1", b"title=caf\xe9"),
    "a charset that is none": (f"{FORM}; charset=nonsense", b"title=a"),
    "a codec that is no charset": (f"{FORM}; charset=hex", b"title=a"),
    "letters that are none": (FORM, b"title=caf%e9"),
    "bytes that are none": (FORM, b"title=caf\xe9"),
    "half a letter": (FORM, b"title=%ed%a0%80"),
    "parts in another charset": (f"{PARTS}; charset=utf-16", PART % b""),
    "parts without a mark between": ("multipart/form-data", PART % b""),
    "a mark that is none": ("multipart/form-data; boundary=\xe9", PART % b""),
    "a header without end": (PARTS, PART % b"; x=" + b"x" * 5000),
    "too many fields": (FORM, b"&".join(b"a=%d" % number for number in range(10_500))),
    "too many files": (PARTS, (PART % b'; filename="a"').replace(b"--x--\r\n", b"") * 9 + b"--x--"),
}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", UNREADABLE)
def test_form_that_cannot_be_read_is_refused(
    client: Client, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    content_type, body = UNREADABLE[name]

    response = client.generic("POST", NEW, body, content_type=content_type)

    assert response.status_code == 400
    assert "The request could not be read. Nothing was changed." in response.content.decode()
    assert not Canvas.objects.exists()


def test_mark_of_an_unknown_letter_may_be_typed(client: Client) -> None:
    response = client.post(NEW, "title=caf%EF%BF%BD&go=step", content_type=FORM)

    assert response.status_code == 303
    assert Canvas.objects.get().title == "caf\ufffd"


@pytest.mark.parametrize("host", ["other.example", "127.0.0.1:x", "a b<i>", "", "[::"])
@pytest.mark.parametrize("address", ["/", NEW, "/admin/", "/static/none.css", "/none/"])
def test_other_name_is_refused(client: Client, host: str, address: str) -> None:
    response = client.get(address, HTTP_HOST=host)

    assert response.status_code == 400
    assert "Throughline does not answer to this address" in response.content.decode()
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize("address", ["/?q=%ff", "/canvases/%ff%00/", "/accounts/login/?next=//[x"])
def test_address_that_is_no_text_breaks_nothing(client: Client, address: str) -> None:
    assert client.get(address).status_code in (200, 404)


@pytest.mark.parametrize("charset", ["hex", "utf-16", "idna", "nonsense"])
def test_charset_is_refused_though_it_breaks_the_query(charset: str) -> None:
    environ: dict[str, Any] = {"CONTENT_TYPE": f"text/plain; charset={charset}"}
    setup_testing_defaults(environ)
    environ.update(QUERY_STRING="q=a", HTTP_HOST="localhost")
    environ["wsgi.input"] = io.BytesIO()
    told: list[Any] = []

    def start_response(*status_and_headers: Any) -> Any:
        told.append(status_and_headers[0])

    body = b"".join(Handler()(environ, start_response))

    assert told == ["400 Bad Request"]
    assert b"The request could not be read." in body


def test_log_tells_of_a_refusal_in_a_line() -> None:
    error = ValueError("no host")
    refused, broken = (
        logging.LogRecord(name, logging.ERROR, "", 0, "told", (), (ValueError, error, None))
        for name in ("django.security.DisallowedHost", "django.request")
    )
    broken.status_code = 500

    kept = [Brief().filter(record) for record in (refused, broken)]

    assert kept == [True, True]
    assert (refused.exc_info, refused.levelname) == (None, "WARNING")
    assert broken.exc_info is not None
