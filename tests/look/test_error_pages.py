from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import defaults


def test_the_page_for_our_own_faults_needs_nothing(rf: RequestFactory) -> None:
    response = defaults.server_error(rf.get("/"))

    assert response.status_code == 500
    assert b"Something broke on our side" in response.content


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404"])
def test_error_pages_lead_somewhere(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert "<h1>" in page
    assert 'class="button' in page
