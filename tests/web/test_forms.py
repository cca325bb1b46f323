"""What proves that a form is ours stands in every form of a page."""

from __future__ import annotations

import re

from django.template import engines
from django.test import RequestFactory

FORMS = "{% csrf_token %}{% for n in '12' %}{% with x=n %}{% csrf_token %}{% endwith %}{% endfor %}"


def test_all_forms_of_a_page_have_the_same_field() -> None:
    drawn = _drawn(FORMS)

    assert len(_tokens(drawn)) == 3
    assert len(set(_tokens(drawn))) == 1


def test_each_page_has_a_field_of_its_own() -> None:
    assert _tokens(_drawn(FORMS)) != _tokens(_drawn(FORMS))


def _drawn(source: str) -> str:
    return engines["django"].from_string(source).render(request=RequestFactory().get("/"))


def _tokens(page: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="csrfmiddlewaretoken" value="(\w{64})">', page)
