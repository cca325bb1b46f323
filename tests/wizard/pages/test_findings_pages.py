"""What the checks find, on the page of each step: shown, mended, dismissed, assumed."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from msgspec.structs import replace

from accounts.models import User
from canvases import storage
from canvases.checks import REGISTRY, findings
from canvases.document import (
    Activity,
    Assumption,
    Cost,
    Dismissal,
    Document,
    Fit,
    Persona,
    Proposition,
    RevenueStream,
    Segment,
    Step,
    Test,
)
from canvases.models import Canvas
from tests.canvases.checks.test_pairs import every_pair
from tests.canvases.checks.writing import canvas as canvas_of
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.wizard.conftest import HTMX, Walk

JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}


def _text(page: Any) -> str:
    """The words of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def _part(text: str, start: str, end: str) -> str:
    return text.split(start, 1)[1].split(end, 1)[0]


def _aside(page: Any) -> str:
    return _part(page.text, '<section id="checks"', "</section>")


def _standing(page: Any) -> list[str]:
    """The names of the findings that stand in the aside, in their order."""
    dismissed = _aside(page).split('id="dismissed"')[0]
    return re.findall(r'class="finding" id="finding-([^"]+)"', dismissed)


def _dismissed(page: Any) -> list[str]:
    return re.findall(r'finding--dismissed" id="finding-([^"]+)"', _aside(page))


# What shows


def test_step_shows_its_findings_worst_first(walk: Walk):
    page = walk.get("value-propositions/")

    assert _standing(page) == ["C03-v2", "C41-q1", "C44-v2"]
    assert "Contradiction Offline manuals is for nobody yet: who needs it?" in _text(page)
    assert REGISTRY["C03"].why in _text(page)


def test_step_without_findings_says_so(empty_walk: Walk):
    page = empty_walk.get("channels/")

    assert _standing(page) == []
    assert "Nothing to look at here." in _text(page)


def test_step_in_progress_says_that_its_open_places_wait(owner: User, owner_client: Client):
    """What the overview counts here stands in the list as open places, not among the checks."""
    document = make_document(
        personas=(Persona(id="p1", name="Ted"),),
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        steps={"value-propositions": Step(status="in_progress")},
    )
    walk = Walk(owner_client, make_canvas(owner=owner, document=document))

    page = walk.get("value-propositions/")

    assert _standing(page) == []
    assert "open places in the list wait for an answer." in _text(page)


def test_open_places_are_counted_as_they_stand(owner: User, owner_client: Client):
    """One finding is about all three costs, and one about both core activities."""
    document = make_document(
        activities=tuple(Activity(id=f"a{n}", name=f"Work {n}", core=True) for n in range(2)),
        costs=tuple(Cost(id=f"c{n}", name=f"Cost {n}") for n in range(3)),
        steps={"cost-structure": Step(status="in_progress")},
    )
    walk = Walk(owner_client, make_canvas(owner=owner, document=document))

    page = _text(walk.get("cost-structure/"))

    assert [page.count("what does it cost?"), page.count("Link what drives it")] == [2, 3]
    assert "5 open places in the list wait for an answer." in page


def test_more_than_five_findings_are_folded(owner: User, owner_client: Client):
    streams = tuple(RevenueStream(id=f"m{n}", name=f"Fee {n}") for n in range(8))
    canvas = make_canvas(owner=owner, document=make_document(revenue_streams=streams))

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/revenue-streams/")

    shown, folded = _aside(page).split('id="more-findings"')
    assert (shown.count('class="finding"'), folded.count('class="finding"')) == (5, 3)
    assert "3 more" in folded


@every_pair
def test_one_click_settles_what_it_offers_to(pair, owner: User, owner_client: Client):
    document = canvas_of(pair.canvas)
    canvas = make_canvas(owner=owner, document=document)
    finding = next(one for one in findings(document) if one.code == pair.code)
    here = f"/canvases/{canvas.pk}/steps/{finding.step}/"

    click = re.search(
        rf'(?s)<form [^>]*id="mend-{pair.code}\b.*?</form>', owner_client.get(here).text
    )
    if not finding.mends:
        assert click is None
        return
    assert click is not None
    said: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([a-z_]+)" value="([^"]*)"', click[0]):
        said.setdefault(name, []).append(unescape(value))
    assert owner_client.post(f"{here}mend/", said).status_code == 303
    now = findings(storage.read(Canvas.objects.get(pk=canvas.pk)))
    assert finding.about not in [one.about for one in now if one.code == pair.code]


def test_step_in_progress_shows_a_slot_instead(owner: User, owner_client: Client):
    document = make_document(
        revenue_streams=(RevenueStream(id="m1", name="Fee"),),
        steps={"revenue-streams": Step(status="in_progress")},
    )
    canvas = make_canvas(owner=owner, document=document)

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/revenue-streams/")
    elsewhere = owner_client.get(f"/canvases/{canvas.pk}/steps/halfway/")

    assert _standing(page) == []
    assert "Link who pays, and for what" in _text(page)
    assert "look at" not in _part(page.text, 'id="item-m1"', "</li>")
    assert "Fee is linked to nobody" in _text(elsewhere)
    assert "Revenue streams , In progress, 1, 1 to look at" in _text(elsewhere)


def test_slot_for_an_item_of_another_step_stands_below_the_lists(owner: User, owner_client: Client):
    document = replace(linked_document(), steps={"channels": Step(status="in_progress")})
    canvas = make_canvas(owner=owner, document=document)

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/channels/")

    assert _standing(page) == ["C30"]
    assert "Owners: how do you reach them?" in _text(page)


def test_item_is_marked_where_it_stands(walk: Walk):
    page = walk.get("customer-segments/")

    row = _part(page.text, 'id="item-s2"', "</li>")
    assert "2 to look at" in row
    assert f'href="{walk.home}steps/channels/#finding-C04-s2"' in row
    assert "to look at" not in _part(page.text, 'id="item-p1"', "</li>")


def test_rail_says_where_there_is_something_to_look_at(walk: Walk):
    page = walk.get("channels/")

    rail = _text_of(_part(page.text, 'id="rail"', "</nav>"))
    assert "Value propositions , Not started, 2, 3 to look at" in rail
    assert "Cost structure , Not started, 1 " in rail


def _text_of(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def test_finding_speaks_in_the_founders_words_and_never_as_markup(owner, owner_client: Client):
    nasty = "<b>Fee</b>"
    document = make_document(revenue_streams=(RevenueStream(id='m"1', name=nasty),))
    canvas = make_canvas(owner=owner, document=document)

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/revenue-streams/").text

    assert nasty not in page
    assert "&lt;b&gt;Fee&lt;/b&gt; is linked to nobody" in page


# Who sees what


@pytest.mark.django_db
def test_who_may_only_read_sees_findings_and_reasons_without_controls(client: Client):
    aside = (Dismissal(code="C04", about=("s2",), reason="They ring us."),)
    document = replace(linked_document(), dismissals=aside)
    canvas = storage.create(document, example="an-example")

    page = client.get(f"/canvases/{canvas.pk}/steps/channels/")

    assert (_standing(page), _dismissed(page)) == (["C30"], ["C04-s2"])
    assert "Set aside: They ring us." in _text(page)
    assert "<form" not in _aside(page)
    assert "Still a guess" in _text(page)


# Mending


def _mend(walk: Walk, step: str, code: str, about: str, label: str, **more: Any) -> Any:
    return walk.post(f"{step}/mend/", {"code": code, "about": [about], "mend": label, **more})


@pytest.mark.parametrize(
    ("step", "code", "about", "label", "rest"),
    [
        ("customer-relationships", "C05", "s2", "Link to In-app help", {}),
        ("value-propositions", "C41", "q1", "Say that they do nothing", {}),
        ("key-resources", "C40", "key-resources", "Open the step again", {"status": "done"}),
    ],
)
def test_click_mends_and_is_undone(
    owner: User, owner_client: Client, step, code, about, label, rest
):
    document = linked_document()
    if rest:
        document = make_document(steps={step: Step(**rest)})
    walk = Walk(owner_client, make_canvas(owner=owner, document=document))

    done = _mend(walk, step, code, about, label)
    mended = walk.document()
    change = Canvas.objects.get(pk=walk.canvas.pk).revision
    undone = walk.client.post(f"{walk.home}reverse/", {"changes": change}, **JSON)

    assert "Mended." in _text(walk.client.get(done["Location"]))
    assert mended != document
    assert (undone.status_code, undone.json()["changes"]) == (200, [change + 1])
    assert walk.document() == document


def test_click_that_comes_twice_does_the_same_once(walk: Walk):
    _mend(walk, "channels", "C04", "s2", "Link to App stores")
    once = walk.document()

    again = _mend(walk, "channels", "C04", "s2", "Link to App stores")

    assert "That is settled already." in _text(walk.client.get(again["Location"]))
    assert walk.document() == once


def test_field_that_changed_meanwhile_is_not_written_over(walk: Walk):
    edit = {"text": "Waits", "who": "p1", "alternative": "Rings", "revision": walk.revision("q1")}
    walk.post("value-propositions/problems/q1/", edit)

    _mend(walk, "value-propositions", "C41", "q1", "Say that they do nothing")

    assert walk.document().problems[0].alternative == "Rings"


def test_click_that_says_nothing_mends_nothing(walk: Walk):
    before = walk.document()

    response = walk.post("channels/mend/", {"mend": "Link to App stores"})

    assert "That is settled already." in _text(walk.client.get(response["Location"]))
    assert walk.document() == before


# Dismissing


def _dismiss(walk: Walk, **more: Any) -> Any:
    said = {"code": "C04", "about": ["s2"], "reason": "They ring us.", **more}
    return walk.post("channels/dismissals/", said)


def test_dismissed_finding_steps_back_with_its_reason(walk: Walk):
    response = _dismiss(walk)

    page = walk.client.get(response["Location"])
    assert _standing(page) == ["C30"]
    assert _dismissed(page) == ["C04-s2"]
    assert "Set aside: They ring us." in _text(page)
    assert "Set aside. Your reason is kept with it." in _text(page)


def test_dismissal_is_taken_back(walk: Walk):
    _dismiss(walk)

    walk.post("channels/dismissals/", {"code": "C04", "about": ["s2"]})

    page = walk.get("channels/")
    assert (_standing(page), _dismissed(page)) == (["C30", "C04-s2"], [])


def test_dismissal_lapses_when_its_item_changes(walk: Walk):
    _dismiss(walk)

    walk.post("customer-segments/segments/s2/", {"name": "Bosses", "revision": walk.revision("s2")})

    page = walk.get("channels/")
    assert (_standing(page), _dismissed(page)) == (["C30", "C04-s2"], [])


def test_dismissal_without_a_reason_is_refused_beside_its_field(walk: Walk):
    said = {"code": "C04", "about": ["s2"], "reason": "  ", "form": "dismiss-C04-s2"}

    plain = walk.post("channels/dismissals/", said)
    part = walk.post("channels/dismissals/", said, **HTMX)

    assert plain.status_code == part.status_code == 422
    assert 'id="refused-dismiss-C04-s2" role="alert"' in plain.text
    assert 'aria-describedby="refused-dismiss-C04-s2"' in plain.text
    assert walk.document().dismissals == linked_document().dismissals


def test_reason_too_long_comes_back_as_it_was_typed(walk: Walk):
    reason = "r" * 2_001

    response = _dismiss(walk, reason=reason, form="dismiss-C04-s2")

    assert response.status_code == 422
    assert reason in response.text


@pytest.mark.parametrize(("code", "about"), [("C04", ["s1"]), ("C99", []), ("C04", [])])
def test_finding_that_is_not_there_is_not_found(walk: Walk, code: str, about: list[str]):
    said = {"code": code, "about": about, "reason": "Never mind."}

    assert walk.post("channels/dismissals/", said).status_code == 404


# Pencil and ink


def _believing(status: Any) -> Document:
    return make_document(
        personas=(Persona(id="p1", name="Ted"), Persona(id="p2", name="Omar")),
        assumptions=(Assumption(id="h1", text="Ted exists", about="p1", status=status),),
    )


@pytest.mark.parametrize(
    ("status", "stroke", "words", "badge", "share"),
    [
        ("untested", "pencil", "Still a guess.", "Untested", "0% on evidence"),
        ("testing", "pencil", "Still a guess.", "Testing", "0% on evidence"),
        ("supported", "ink", "Evidence supports it.", "Supported", "50% on evidence"),
        ("contradicted", "struck", "Evidence contradicts it.", "Contradicted", "0% on evidence"),
    ],
)
def test_item_is_drawn_as_sure_as_it_is(
    owner: User, owner_client: Client, status, stroke, words, badge, share
):
    canvas = make_canvas(owner=owner, document=_believing(status))

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/customer-segments/")

    row = _part(page.text, 'id="item-p1"', "</li>")
    assert f'data-stroke="{stroke}"' in row
    assert words in _text_of(row)
    assert badge in _text_of(row)
    assert share in _text(page)


def test_sentence_is_as_sure_as_its_least_sure_part(owner: User, owner_client: Client):
    document = linked_document()
    sure = tuple(
        Assumption(id=f"h{ref}", text="So it is", about=ref, status="supported")
        for ref in ("q1", "v1")
    )
    half = make_canvas(owner=owner, document=replace(document, assumptions=sure[:1]))
    whole = make_canvas(owner=owner, document=replace(document, assumptions=sure))

    pages = [
        owner_client.get(f"/canvases/{canvas.pk}/steps/value-propositions/").text
        for canvas in (half, whole)
    ]

    strokes = [re.findall(r'<form class="sentence" data-stroke="(\w+)"', page)[0] for page in pages]
    assert strokes == ["pencil", "ink"]


def test_assumption_is_written_from_an_item_by_one_click(walk: Walk):
    response = walk.post("revenue-streams/assume/m1/")

    written = walk.document().assumptions[-1]
    assert (written.about, written.step, written.kind, written.text, written.status) == (
        "m1",
        "revenue-streams",
        "value",
        "They pay for this: Monthly licence",
        "untested",
    )
    page = walk.client.get(response["Location"])
    assert "Untested" in _part(page.text, 'id="item-m1"', "</li>")
    assert f'id="item-{written.id}"' in page.text


def test_assumption_from_an_item_is_taken_back(walk: Walk):
    before = walk.document()
    page = walk.client.get(walk.post("revenue-streams/assume/m1/")["Location"])

    undo = re.findall(r'class="flash".*?action="([^"]+)"', page.text, re.DOTALL)[0]
    walk.client.post(undo.replace("&amp;", "&"))

    assert walk.document() == replace(before, steps=walk.document().steps)


def test_item_that_rests_on_an_assumption_offers_no_second(walk: Walk):
    page = walk.get("customer-segments/").text

    assert 'id="assume-p1"' not in page
    assert 'id="assume-p2"' in page


@pytest.mark.parametrize("ref", ["nobody", "h1"])
def test_nothing_is_assumed_about_what_is_no_item(walk: Walk, ref: str):
    assert walk.post(f"customer-segments/assume/{ref}/").status_code == 404


# Review and analysis


def _risky() -> Document:
    plan = Test(how="Ask twelve", pass_mark="9 of 12", due=dt.date(2020, 1, 31))
    return replace(
        linked_document(),
        assumptions=(
            Assumption(id="h1", text="Ted has a phone", about="p1", impact=2, evidence=4),
            Assumption(
                id="h2",
                text="Omar pays unasked",
                about="m1",
                impact=5,
                evidence=1,
                tests=(plan,),
            ),
        ),
    )


def test_halfway_review_reads_the_customer_half(owner: User, owner_client: Client):
    canvas = make_canvas(owner=owner, document=_risky())

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/halfway/")

    told = _text(page)
    assert "Omar pays Monthly licence" in told
    assert "Offline manuals is for nobody yet" in told
    assert "No activity delivers Offline manuals" not in told  # comes after the halfway review
    assert told.index("Omar pays unasked") < told.index("Ted has a phone")
    assert "Overdue" in told
    assert '<label for="note-text">Does this still make sense?</label>' in page.text


def test_analysis_tells_the_one_thing_to_test(owner: User, owner_client: Client):
    canvas = make_canvas(owner=owner, document=_risky())

    page = owner_client.get(f"/canvases/{canvas.pk}/steps/analysis/")

    week = _text_of(_part(page.text, 'class="callout week"', "</section>"))
    assert "Omar pays unasked It is about Monthly licence. Without that:" in week
    assert "Ask twelve Pass mark: 9 of 12. By 31 Jan 2020." in week


@pytest.mark.parametrize("name", ["threads", "register", "journeys", "things", "balance"])
def test_analysis_has_the_rest_on_request(walk: Walk, name: str):
    page = walk.get("analysis/").text

    fold = _part(page, f'<details class="fold" id="{name}"', "</details>")
    assert not fold.startswith(" open")


def test_thread_that_was_asked_for_stands_open(walk: Walk):
    page = walk.get("analysis/?who=p2").text

    fold = _part(page, '<details class="fold" id="threads"', "</details>")
    assert fold.startswith(" open")
    assert 'id="thread-of-p2" aria-current="true"' in fold


def test_analysis_shows_five_findings_and_folds_the_rest(walk: Walk):
    page = walk.get("analysis/").text

    shown, folded = _part(page, '<section id="checks"', "</section>").split('id="more-findings"')
    count = sum(one.dismissed is None for one in findings(walk.document()))
    assert shown.count('class="finding"') == 5
    assert folded.split('id="dismissed"')[0].count('class="finding"') == count - 5


def test_empty_canvas_is_not_told_that_it_stands(empty_walk: Walk):
    for key in ("halfway", "analysis"):
        page = empty_walk.get(f"{key}/")
        assert "Nothing to check yet" in _text(page)
        assert "find no hole" not in _text(page)
        assert "This week" not in _text(page)


# Home, list and poster


def test_home_tells_what_to_look_at_first(walk: Walk):
    page = walk.client.get(walk.home)

    listed = re.findall(r'<li class="row" id="look-([^"]+)"', page.text)
    assert listed == ["C03-v2", "C41-q1", "C44-v2", "C30"]
    assert "Offline manuals is for nobody yet: who needs it? Link it" in _text(page)
    assert "Value propositions Not started, 2 · 3 to look at" in _text(page)
    assert "0% on evidence: 0 of 15 items." in _text(page)


@pytest.mark.django_db
def test_home_of_an_example_leads_to_the_reason(client: Client):
    canvas = storage.create(linked_document(), example="an-example")

    page = client.get(f"/canvases/{canvas.pk}/")

    home = f"/canvases/{canvas.pk}/"
    assert f'href="{home}steps/value-propositions/#finding-C03-v2"' in page.text
    assert "?open=" not in page.text


def test_home_without_findings_says_nothing_of_them(empty_walk: Walk):
    page = empty_walk.client.get(empty_walk.home)

    assert "look at" not in _text(page)
    assert "ink" not in _text(page).split()


def test_list_counts_what_stands_open(walk: Walk):
    page = walk.client.get("/canvases/")

    row = _text_of(_part(page.text, "<tbody>", "</tbody>"))
    assert "1 contradiction, 7 7 probable holes" in row
    assert "0% on evidence" in row


def test_list_counts_anew_when_a_finding_is_dismissed(walk: Walk):
    _dismiss(walk)

    row = _text_of(_part(walk.client.get("/canvases/").text, "<tbody>", "</tbody>"))

    assert "6 probable holes" in row


def test_list_says_that_nothing_stands_open(empty_walk: Walk):
    row = _text_of(_part(empty_walk.client.get("/canvases/").text, "<tbody>", "</tbody>"))

    assert "Nothing" in row
    assert "ink" not in row


def _poster_entry(page: Any, name: str) -> str:
    entries = re.findall(r'<li class="poster__entry.*?</li>', page.text, re.DOTALL)
    return next(one for one in entries if f">{name}<" in one)


def test_poster_marks_entries_that_have_findings(walk: Walk):
    page = walk.client.get(f"{walk.home}poster/")

    entry = _poster_entry(page, "Offline manuals")
    assert f'href="{walk.home}steps/value-propositions/#finding-C03-v2"' in entry
    assert "3 to look at" in entry
    assert "to look at" not in _poster_entry(page, "App stores")
    assert "0 of 10 steps done, 8 to look at" in _text(page)


def test_poster_marks_a_segment_for_somebody_in_it(owner: User, owner_client: Client):
    document = make_document(
        segments=(Segment(id="s1", name="Crews"),),
        personas=(
            Persona(id="p1", name="Ted", segment="s1"),
            Persona(id="p2", name="Ann", segment="s1"),
        ),
        propositions=(Proposition(id="v1", name="Lookup"),),
        fits=(Fit(who="p1", proposition="v1"),),
    )
    canvas = make_canvas(owner=owner, document=document)

    page = owner_client.get(f"/canvases/{canvas.pk}/poster/")

    assert "No offer fits Ann" in _poster_entry(page, "Crews")


def test_poster_is_drawn_in_pencil_and_ink(owner: User, owner_client: Client):
    canvas = make_canvas(owner=owner, document=_believing("supported"))

    page = owner_client.get(f"/canvases/{canvas.pk}/poster/")

    ted, omar = _poster_entry(page, "Ted"), _poster_entry(page, "Omar")
    assert ('data-stroke="ink"' in ted, 'data-stroke="pencil"' in omar) == (True, True)
    assert "Evidence supports it." in ted
    assert "Dashed edge: still a guess. 50% on evidence" in _text(page)


# What it costs


@pytest.mark.django_db(transaction=True)  # what an open transaction reads is not kept
def test_warm_page_works_nothing_out_again(walk: Walk, monkeypatch):
    pages = ("value-propositions/", "analysis/", "halfway/")
    for page in pages:
        walk.get(page)

    def fail(document: Document) -> Any:
        raise AssertionError("worked out again")

    monkeypatch.setattr("canvases.insights.insights.checks.findings", fail)
    monkeypatch.setattr("canvases.insights.insights.suppose.things", fail)
    monkeypatch.setattr("canvases.insights.insights.ink.ink", fail)

    assert [walk.get(page).status_code for page in pages] == [200, 200, 200]
