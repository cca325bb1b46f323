"""What holds of the findings of any canvas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product
from random import Random
from typing import Any, get_args

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from canvases.checks import SEVERITIES, Finding, findings, rank
from canvases.checks.wording import FEW, MOST, called
from canvases.document import (
    BLOCKS,
    LISTS,
    Document,
    Fit,
    JourneyStage,
    Step,
    StepKey,
    Touch,
    index,
    ordered,
)
from canvases.steps import BY_KEY
from tests.canvases.strategies import documents
from tests.canvases.trees import decoded, written

_STAGES = get_args(JourneyStage)
# A link more can only mend these; a first fit may raise C07.
_MENDED_BY_LINKS = ("C03", "C08", "C12", "C13", "C14", "C15", "C17")


@given(documents())
def test_any_canvas_can_be_checked(document) -> None:
    for one in findings(document):
        assert one.severity in SEVERITIES
        assert one.step in BY_KEY
        assert one.message[-1] in ".?"
        assert one.about == tuple(dict.fromkeys(one.about))


@given(documents(), st.randoms())
def test_order_of_lists_says_nothing(document, random) -> None:
    assert _facts(findings(_shuffled(document, random))) == _facts(findings(document))


@given(documents())
def test_ids_say_nothing(document) -> None:
    names = {id_: f"other {place}" for place, id_ in enumerate(reversed(index(document)))}

    renamed = decoded(_renamed(written(document), names))

    after = [(one.code, one.severity, one.message) for one in findings(renamed)]
    assert after == [(one.code, one.severity, one.message) for one in findings(document)]
    assert [one.about for one in findings(renamed)] == [
        tuple(names.get(id_, id_) for id_ in one.about) for one in findings(document)
    ]


@given(documents(), st.data())
def test_link_more_raises_nothing_that_links_mend(document, data) -> None:
    links = _links(document)
    assume(links)
    link = data.draw(st.sampled_from(links))

    raised = _items(findings(_with(document, *link))) - _items(findings(document))

    assert raised == Counter()


@given(documents(), st.sampled_from(("not_started", "in_progress", "not_applicable")))
def test_canvas_without_items_and_steps_done_raises_nothing(document, status) -> None:
    empty = replace(
        document,
        **dict.fromkeys((*BLOCKS, "fits", "journey_notes", "dismissals"), ()),
        steps=dict.fromkeys(get_args(StepKey), Step(status=status, reason="Because")),
    )

    assert findings(empty) == ()


@given(documents())
def test_message_names_what_it_is_about(document) -> None:
    items = index(document)
    for one in findings(document):
        names = [called(items[id_]) if id_ in items else BY_KEY[id_].title for id_ in one.about]
        named = [name for name in names if name in one.message]
        if len(names) <= MOST:
            assert named == names
        elif named != names:
            assert len(named) >= FEW
            assert " more" in one.message


@given(documents())
def test_worst_comes_first_then_the_walk(document) -> None:
    places = [(rank(one.severity), get_args(StepKey).index(one.step)) for one in findings(document)]

    assert places == sorted(places)


def _facts(found: Iterable[Finding]) -> Counter[Any]:
    return Counter(
        (one.code, one.severity, frozenset(one.about), one.step, one.dismissed) for one in found
    )


def _items(found: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter(
        (one.code, id_) for one in found if one.code in _MENDED_BY_LINKS for id_ in one.about
    )


def _shuffled(document: Document, random: Random) -> Document:
    """The same canvas, whatever its lists stand in order of; dismissals of a code may compete."""
    lists = {
        name: tuple(_items_shuffled(value, random))
        for name, value in ((name, getattr(document, name)) for name in (*BLOCKS, "fits"))
    }
    return replace(document, **lists)


def _items_shuffled(items: Iterable[Any], random: Random) -> list[Any]:
    """Packages and tests stay: their order is the founder's."""
    sets = ("touches", "drivers", "aims", *(name for fields in LISTS.values() for name in fields))
    shuffled = [
        replace(
            item,
            **{
                name: tuple(random.sample(values, len(values)))
                for name in sets
                if (values := getattr(item, name, ()))
            },
        )
        for item in items
    ]
    random.shuffle(shuffled)
    return shuffled


def _renamed(tree: Any, names: dict[str, str]) -> Any:
    """The tree with every id another one; texts that happen to be an id stay."""
    ids = {"id", "segment", "who", "proposition", "about", *_ID_LISTS}
    return {
        key: (
            _new(value, names)
            if key in ids
            else [_renamed(one, names) for one in value]
            if isinstance(value, list) and value and isinstance(value[0], dict)
            else value
        )
        for key, value in tree.items()
    }


_ID_LISTS = {name for fields in LISTS.values() for name in fields}


def _new(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [names.get(one, one) for one in value]
    return names.get(value, value)


def _links(document: Document) -> list[tuple[str, str, str, Any]]:
    """Every link that could be made: block, item, list and its new entry."""
    whos = [*(one.id for one in document.segments), *(one.id for one in document.personas)]
    found: list[tuple[str, str, str, Any]] = [
        ("", "", "fits", Fit(who=who, proposition=one.id))
        for who, one in product(whos, document.propositions)
    ]
    for block, lists in LISTS.items():
        for item, (name, ends) in product(getattr(document, block), lists.items()):
            found += [(block, item.id, name, end.id) for b in ends for end in getattr(document, b)]
    for channel, who, stage in product(document.channels, (None, *whos), _STAGES):
        found.append(("channels", channel.id, "touches", Touch(who=who, stage=stage)))
    for stream, driver in product(document.revenue_streams, document.fits):
        found.append(("revenue_streams", stream.id, "drivers", driver))
    return found


def _with(document: Document, block: str, ref: str, name: str, entry: Any) -> Document:
    """The canvas with one link more, or as it is where the link is there."""
    if not block:
        fits = document.fits if entry in document.fits else (*document.fits, entry)
        return ordered(replace(document, fits=fits))
    items = tuple(
        replace(item, **{name: (*getattr(item, name), entry)})
        if item.id == ref and entry not in getattr(item, name)
        else item
        for item in getattr(document, block)
    )
    return ordered(replace(document, **{block: items}))
