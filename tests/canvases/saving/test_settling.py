"""Two saves of one row: whatever either side typed is stored, or is in the conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.blocks import Field
from canvases.compare.merging import words
from canvases.editing import Invalid, NoRevision, Saved, Stale
from canvases.saving.conflicts import Conflict
from canvases.saving.settling import Act, Edit, Settled, settle_all

FIELDS = {
    "name": Field(key="name", label="Name"),
    "think": Field(key="think", label="Thinks", kind="text"),
    "role": Field(key="role", label="Role", kind="choice", choices=(("user", "User"),)),
    "serves": Field(key="serves", label="Serves", kind="refs"),
}
WORDS = st.lists(st.sampled_from(["Ted", "Omar", "waits", "calls", "."]), max_size=5).map(" ".join)
ROWS = st.fixed_dictionaries(
    {
        "name": WORDS,
        "think": WORDS,
        "role": st.sampled_from([None, "user", "buyer"]),
        "serves": st.frozensets(st.sampled_from(["p1", "p2", "p3"])).map(sorted).map(tuple),
    }
)


class Row:
    """A row that takes what has seen its revision, as `editing` does."""

    def __init__(self, held: Mapping[str, Any], revision: int = 2) -> None:
        self.held, self.revision = dict(held), revision

    def store(self, values: Mapping[str, Any], seen: int | None) -> Saved:
        if seen is None:
            raise NoRevision
        if seen != self.revision:
            raise Stale(self.held, self.revision)
        if len(values.get("think", "")) > 200:
            raise Invalid({"think": ["Too long."]})
        self.held |= values
        self.revision += 1
        return Saved("p1", self.revision, self.revision)


def _edit(row: Row, mine: Mapping[str, Any], seen: int | None = 1, **rest: Any) -> Edit:
    fields = {name: FIELDS[name] for name in mine}
    return Edit(fields=fields, mine=mine, store=row.store, seen=seen, **rest)


@given(ROWS, ROWS, ROWS)
def test_nothing_that_either_typed_is_lost(base: Any, mine: Any, theirs: Any) -> None:
    row = Row(theirs)
    try:
        _edit(row, mine, base=base).settle()
    except Conflict as conflict:
        _edit(row, mine, conflict.stale.revision, base=base).settle("both")

    for name in ("name", "think"):
        stored = Counter(words(row.held[name]))
        old = Counter(words(base[name]))
        assert stored >= Counter(words(mine[name])) - old
        assert stored >= Counter(words(theirs[name])) - old
    for name in ("role", "serves"):
        if theirs[name] == base[name]:
            assert set(row.held[name] or ()) == set(mine[name] or ())
    gone = set(base["serves"]) - (set(mine["serves"]) & set(theirs["serves"]))
    new = (set(mine["serves"]) | set(theirs["serves"])) - set(base["serves"])
    assert set(row.held["serves"]) == (set(base["serves"]) - gone) | new


@given(ROWS, ROWS, ROWS)
def test_what_is_merged_is_told(base: Any, mine: Any, theirs: Any) -> None:
    row = Row(theirs)
    try:
        merged = dict(_edit(row, mine, base=base).settle().merged)
    except Conflict:
        assert row.held == theirs
        return

    for name, value in mine.items():
        now, said = row.held[name], merged.pop(name, None)
        if said is None:
            assert _alike(now, value)
        else:
            assert said == (list(now) if name == "serves" else now or "")
    assert merged == {}


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, tuple):
        return set(one) == set(other)
    return one.strip() == other.strip() if isinstance(one, str) else bool(one == other)


@given(ROWS, ROWS)
def test_mine_and_theirs_are_taken_whole(mine: Any, theirs: Any) -> None:
    for how in ("mine", "theirs"):
        row = Row(theirs)
        _edit(row, mine, 2).settle(how)

        chosen = mine if how == "mine" else theirs
        assert {n: _plain(v) for n, v in row.held.items()} == {
            n: _plain(v) for n, v in chosen.items()
        }


def _plain(value: Any) -> Any:
    return set(value) if isinstance(value, tuple) else value


def test_save_that_saw_all_is_stored_as_it_is() -> None:
    row = Row({"think": "waits"})

    assert _edit(row, {"think": "calls"}, 2).settle() == Settled(Saved("p1", 3, 3))


def test_choice_made_before_somebody_else_wrote_again_does_not_count() -> None:
    row = Row({"think": "waits"}, revision=5)

    with pytest.raises(Conflict):
        _edit(row, {"think": "calls"}, 4).settle("mine")

    assert row.held == {"think": "waits"}


def test_what_comes_back_unseen_keeps_both() -> None:
    row = Row({"think": "waits"}, revision=5)

    _edit(row, {"think": "calls"}, 4).settle("both", anyhow=True)

    assert row.held == {"think": "waits\n\ncalls"}


@pytest.mark.parametrize("keep", ["", "both"])
def test_without_a_revision_nothing_is_stored(keep: Any) -> None:
    with pytest.raises(NoRevision):
        _edit(Row({"think": ""}), {"think": "calls"}, None).settle(keep)


def test_texts_that_merge_into_too_long_a_one_are_a_conflict() -> None:
    base = "a " * 80
    row = Row({"think": base + "b " * 15})

    with pytest.raises(Conflict) as conflict:
        _edit(row, {"think": "c " * 15 + base}, base={"think": base}).settle()

    assert list(conflict.value.clashes) == ["think"]


def test_rows_of_one_form_conflict_together() -> None:
    one, other = Row({"think": "waits"}), Row({"think": "calls"}, revision=7)
    edits = [
        Edit(
            fields={f"think-{n}": FIELDS["think"]},
            mine={f"think-{n}": "drives"},
            store=row.store,
            seen=1,
            seen_as=f"revision-{n}",
        )
        for n, row in enumerate((one, other))
    ]

    with pytest.raises(Conflict) as conflict:
        settle_all(edits)

    assert list(conflict.value.clashes) == ["think-0", "think-1"]
    assert conflict.value.revisions == {"revision-0": 2, "revision-1": 7}


def test_harmless_act_goes_ahead() -> None:
    row, done = Row({"think": "waits"}), []

    def store(seen: int | None) -> Saved:
        done.append(seen)
        return row.store({}, seen)

    act = Act(
        act="move", store=store, seen=1, clashes=lambda stale: {}, is_harmless=lambda stale: True
    )

    act.settle()

    assert done == [1, 2]
