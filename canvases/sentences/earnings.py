"""What is paid, by whom, and for whose use of what; and what is captured beyond money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from canvases.document import Capture, Document, Fit, RevenueStream
from canvases.sentences import grammar
from canvases.sentences.money import prices
from canvases.sentences.parts import MOST, Names, Part, Piece, Sentence, gap, listed, sentence
from canvases.words import label


def earnings(document: Document, names: Names) -> Iterator[Sentence]:
    people = frozenset(persona.id for persona in document.personas)
    for stream in document.revenue_streams:
        yield earning(stream, names, people, document.currency)
    if unpaid := _unpaid(document):
        yield gap("Nobody pays for ", listed(names.items(unpaid), most=MOST), " yet.")
    for capture in document.captures:
        yield _captured(capture, names)


def earning(stream: RevenueStream, names: Names, people: frozenset[str], currency: str) -> Sentence:
    """Who pays what, for whose use of what. `people` are the ids of the personas."""
    return _Stream(stream, names, people, currency).told()


def uses(
    drivers: Sequence[Fit], names: Names, people: frozenset[str], *, most: int = MOST
) -> Piece:
    """ "Ted’s use of Parts lookup and Offline manuals, and the use of Ads by Advertisers"."""
    by_who: dict[str, list[str]] = {}
    for driver in drivers:
        by_who.setdefault(driver.who, []).append(driver.proposition)
    return listed([*_uses(by_who, names, people, most)], most=most)


class _Stream:
    """One stream's sentence. Who pays is not said for every stream; then its users earn it."""

    def __init__(
        self, stream: RevenueStream, names: Names, people: frozenset[str], currency: str
    ) -> None:
        self._stream = stream
        self._people = people
        self._names = names
        self._price = prices(stream.packages, currency)

    def told(self) -> Sentence:
        stream = self._stream
        if stream.form == "free":
            return self._free()
        if stream.paid_by:
            return self._paid()
        if stream.drivers:
            return sentence("We earn ", self._priced(), " from ", self._uses(), ".")
        unsaid = Part("Who pays, and for what, is not said yet.", "gap")
        return sentence("We earn ", self._priced(end=". "), unsaid)

    def _free(self) -> Sentence:
        name = self._names.item(self._stream.id)
        for_what = (" for ", self._uses()) if self._stream.drivers else ""
        return sentence(name, ": no charge", for_what, ".")

    def _paid(self) -> Sentence:
        payers = listed(self._names.whos(self._stream.paid_by), most=MOST)
        about = self._stream.paid_by[0]
        for_what = self._for_what()
        if self._people.issuperset(self._stream.paid_by):
            verb = " pays " if len(self._stream.paid_by) == 1 else " pay "
            priced = self._priced(end="," if self._stream.drivers else "")
            return sentence(payers, verb, priced, for_what, ".", about=about)
        return sentence("We earn ", self._priced(), " from ", payers, for_what, ".", about=about)

    def _for_what(self) -> Piece:
        drivers = self._stream.drivers
        if not drivers:
            return ""
        if {driver.who for driver in drivers} == set(self._stream.paid_by):
            offers = dict.fromkeys(driver.proposition for driver in drivers)
            return " for the use of ", listed(self._names.items(offers), most=MOST)
        return " for ", self._uses()

    def _uses(self) -> Piece:
        return uses(self._stream.drivers, self._names, self._people)

    def _priced(self, end: str = ",") -> Piece:
        name = self._names.item(self._stream.id)
        return name, f", {self._price}{end}" if self._price else end.lstrip(",")


def _uses(
    by_who: Mapping[str, Sequence[str]], names: Names, people: frozenset[str], most: int
) -> Iterator[Piece]:
    """A persona's name is bent; others that use the same stand together behind it."""
    others: dict[tuple[str, ...], list[str]] = {}
    for who, offers in by_who.items():
        owner = grammar.possessive(names.who(who).text) if who in people else ""
        if owner:
            yield f"{owner} use of ", listed(names.items(offers), most=most)
        else:
            others.setdefault(tuple(offers), []).append(who)
    for offers, whos in others.items():
        used = listed(names.items(offers), most=most)
        yield "the use of ", used, " by ", listed(names.whos(whos), most=most)


def _captured(capture: Capture, names: Names) -> Sentence:
    form = label("captures.form", capture.form).lower()
    what = (names.item(capture.id), f" ({form})" if form else "")
    if not capture.earned_by:
        return sentence("Beyond money: ", what, ".")
    earned_by = listed(names.items(capture.earned_by), most=MOST)
    return sentence("Beyond money: ", what, ", earned by ", earned_by, ".")


def _unpaid(document: Document) -> tuple[str, ...]:
    """Propositions that fit somebody who could pay and earn nothing, once there are streams."""
    if not document.revenue_streams:
        return ()
    paying = _paying(document)
    earning = {d.proposition for s in document.revenue_streams for d in s.drivers}
    fitting = {fit.proposition for fit in document.fits if fit.who in paying}
    return tuple(
        proposition.id
        for proposition in document.propositions
        if proposition.kind != "value_add" and proposition.id in fitting - earning
    )


def _paying(document: Document) -> frozenset[str]:
    """Subsidised and beneficiary sides are not meant to pay, so nothing is missing there."""
    unpaid_sides = {s.id for s in document.segments if s.side in ("subsidised", "beneficiary")}
    people = (p.id for p in document.personas if p.segment not in unpaid_sides)
    return frozenset((*people, *(s.id for s in document.segments if s.id not in unpaid_sides)))
