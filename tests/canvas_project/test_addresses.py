from __future__ import annotations

import pytest

from canvas_project.addresses import site_url


@pytest.mark.parametrize(
    ("environ", "behind_tls", "address"),
    [
        ({}, False, "http://127.0.0.1:8000"),
        ({"HOST": "::1", "PORT": "81"}, False, "http://[::1]:81"),
        ({"ALLOWED_HOSTS": "box.local,other"}, False, "http://box.local:8000"),
        ({"ALLOWED_HOSTS": "*"}, False, "http://127.0.0.1:8000"),
        ({"ALLOWED_HOSTS": ".example.org"}, True, "https://example.org"),
    ],
)
def test_mails_lead_to_where_it_is_reached(
    environ: dict[str, str], behind_tls: bool, address: str
) -> None:
    assert site_url(environ, behind_tls) == address
