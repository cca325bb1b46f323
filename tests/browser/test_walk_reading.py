"""The walker sees what is planted on a page: what waits, dead ends, and words that are nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.walk.acts import Act
from tests.walk.controls import controls_of, lost_links_of, state_of
from tests.walk.kept import is_held, marks_sent
from tests.walk.oracles import unseen

SITE = "http://walk.example"
PLANTED = """<!doctype html><body data-actor="1"><main id="main">
  <p id="saved" data-state="saved">Saved 10:00</p>
  <section class="conflict" id="card-1"><h3>Not saved.</h3></section>
  <a href="#gone">Skip</a> <a href="#main">Content</a>
  <div class="finding"><a href="/other/#here">One</a><a href="/other/#nowhere">Two</a></div>
  <form method="post" action="/desk/archives/" id="f"><input name="text" aria-label="Words"><button>Send</button>
    <details id="more"><summary>More</summary><button formaction="/reviews/mail/">Other</button></details></form>
  <button inert>Asleep</button>
</main><script>sessionStorage.setItem("waiting 1", JSON.stringify([
  { url: "/desk/", key: "k", kind: "edit", name: "Note" }]));</script>"""


@pytest.fixture
def planted(page: Page) -> Page:
    def answer(route: Route) -> None:
        body = '<p id="here">' if route.request.url.endswith("/other/") else PLANTED
        route.fulfill(content_type="text/html", body=body)

    page.route(f"{SITE}/**", answer)
    page.goto(f"{SITE}/")
    return page


def test_what_a_page_hides_and_where_it_leads_are_read(planted: Page) -> None:
    state: dict[str, Any] = state_of(planted)

    assert unseen(state) == ["edit Note for reviews:desk"]
    assert (state["ways_out"], state["dead_links"]) == (False, ["#gone"])
    assert lost_links_of(planted) == ["/other/#nowhere"]

    planted.evaluate("document.getElementById('saved').dataset.state = 'needs'")
    assert unseen(state_of(planted)) == []


def test_forms_are_found_where_they_stand_and_where_they_are_folded_away(planted: Page) -> None:
    seen = {one.says for one in controls_of(planted) if one.leads_to("reviews:archives")}
    folded = [one for one in controls_of(planted, folded=True) if one.leads_to("reviews:mail")]

    assert seen == {"Words", "Send"}
    assert [one.says for one in folded] == ["Other"]
    planted.locator(folded[0].fold).click()
    assert "Other" in {one.says for one in controls_of(planted)}
    assert "Asleep" not in {one.says for one in controls_of(planted)}


def test_words_are_held_by_a_field_a_text_or_the_tab(planted: Page) -> None:
    given = Act("ann", "press", fields=(("#t", "Roof q1z"), ("#u", "none")), says="Send")
    assert marks_sent(given) == ["q1z"]
    assert marks_sent(Act("ann", "press", fields=given.fields, says="Discard")) == []

    assert not is_held(planted, "q1z")
    planted.get_by_label("Words").fill("Roof q1z")
    assert is_held(planted, "q1z")
