"""How somebody comes to us and stays: the channels along the six stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvases.sentences.parts import MOST, Names, Piece, Sentence, listed, sentence
from canvases.sentences.people import STAGES, Journey

# With one person as subject; and with us as subject, which agrees with any name of a segment.
_THEY = {
    "attention": "first hears of us",
    "interest": "looks closer",
    "desire": "comes to want it",
    "action": "buys or signs up",
    "onboarding": "gets going",
    "retention": "stays",
}
_WE = {
    "attention": ("first reach ", ""),
    "interest": ("show more to ", ""),
    "desire": ("win ", " over"),
    "action": ("sell to ", ""),
    "onboarding": ("get ", " started"),
    "retention": ("keep ", ""),
}
_THEN = ", then "
Run = tuple[Sequence[str], Sequence[str]]


def journey_of(
    whom: Piece, journey: Journey, names: Names, *, one: bool, about: str
) -> Iterator[Sentence]:
    """One sentence along the stages, and one for channels at no stage.

    `one` where `whom` is one person, or "everyone": then they are the subject.
    """
    runs = _runs(journey)
    if runs and one:
        subject = "Everyone" if whom == "everyone" else whom
        yield sentence(
            subject, " ", listed([*_their_way(runs, names)], last=_THEN), ".", about=about
        )
    elif runs:
        yield sentence("We ", listed([*_our_way(whom, runs, names)], last=_THEN), ".", about=about)
    if at_no_stage := journey.get(""):
        also = "also " if runs else ""
        yield sentence(f"We {also}reach ", whom, _through(at_no_stage, names), ".", about=about)


def _runs(journey: Journey) -> list[Run]:
    """Neighbouring stages that the same channels serve are told in one breath."""
    runs: list[tuple[list[str], Sequence[str]]] = []
    for stage in STAGES:
        if channels := journey.get(stage):
            if runs and runs[-1][1] == channels:
                runs[-1][0].append(stage)
            else:
                runs.append(([stage], channels))
    return list(runs)


def _their_way(runs: Sequence[Run], names: Names) -> Iterator[Piece]:
    for stages, channels in runs:
        yield listed([_THEY[stage] for stage in stages]), _through(channels, names)


def _our_way(whom: Piece, runs: Sequence[Run], names: Names) -> Iterator[Piece]:
    for stages, channels in runs:
        verbs: list[Piece] = []
        for stage in stages:
            before, after = _WE[stage]
            verbs.append((before, whom, after))
            whom = "them"
        yield listed(verbs), _through(channels, names)


def _through(channels: Sequence[str], names: Names) -> Piece:
    return " through ", listed(names.items(channels), most=MOST)
