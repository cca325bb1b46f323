"""What a row lets one choose without opening it, and who is in a segment."""

from __future__ import annotations

from tests.wizard.conftest import Walk


def test_a_row_chooses_role_and_segment_and_leaves_the_rest(walk: Walk):
    before = walk.document().personas[0]
    data = {"role": "user", "segment": "s2", "revision": walk.revision("p1")}

    walk.post("customer-segments/personas/p1/choose/", data)

    ted = walk.document().personas[0]
    assert (ted.role, ted.segment, ted.name, ted.think) == ("user", "s2", "Ted", before.think)


def test_a_choice_that_is_not_sent_stays(walk: Walk):
    data = {"segment": "", "revision": walk.revision("p2")}

    walk.post("customer-segments/personas/p2/choose/", data)

    omar = walk.document().personas[1]
    assert (omar.role, omar.segment) == ("buyer", None)


def test_an_old_row_is_refused_with_what_it_says_now(walk: Walk):
    revision = walk.revision("p1")
    walk.post("customer-segments/personas/p1/choose/", {"role": "user", "revision": revision})

    late = {"role": "buyer", "revision": revision}
    response = walk.post("customer-segments/personas/p1/choose/", late)

    assert response.status_code == 409
    assert walk.document().personas[0].role == "user"


def test_nothing_but_what_stands_in_the_row_is_chosen_there(walk: Walk):
    data = {"name": "Theo", "revision": walk.revision("p1")}

    assert walk.post("customer-segments/personas/p1/choose/", data).status_code == 404
    assert walk.post("customer-segments/segments/s1/choose/", data).status_code == 404
    assert walk.document().personas[0].name == "Ted"


def test_people_are_put_into_a_segment_and_out_of_it(walk: Walk):
    walk.post("customer-segments/add/personas/", {"name": "Andi"})
    andi = walk.document().personas[2].id

    page = walk.get("customer-segments/").text
    walk.post("customer-segments/segments/s2/members/", {"seen": "p2", "cell": andi})

    assert f'id="member~s2~{andi}"' in page
    assert [p.segment for p in walk.document().personas] == ["s1", None, "s2"]


def test_a_segment_without_people_offers_those_who_have_none(walk: Walk):
    walk.post("customer-segments/add/personas/", {"name": "Andi"})
    walk.post("customer-segments/add/segments/", {"name": "Dispatchers"})
    andi, segment = walk.document().personas[2].id, walk.document().segments[2].id

    page = walk.get("customer-segments/").text

    assert f'<details class="more members" id="members-{segment}" open>' in page
    assert f'id="member~{segment}~{andi}"' in page
    assert f'id="member~{segment}~p1"' not in page


def test_a_member_that_is_there_already_changes_nothing(walk: Walk):
    revision = walk.document(), walk.revision("p1")

    walk.post("customer-segments/segments/s1/members/", {"cell": "p1"})

    assert (walk.document(), walk.revision("p1")) == revision
