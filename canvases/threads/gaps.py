"""What is missing at each stage of a thread. One omission makes one gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from canvases.document import Persona, RevenueStream, Segment
from canvases.sentences import STAGES, Piece, gap, listed, plain, sentence
from canvases.steps import STEP_OF
from canvases.threads.case import Case
from canvases.threads.values import Gap, Kind
from canvases.words import label

_UNPAID_SIDES = ("subsidised", "beneficiary")
_BUYERS = frozenset({"buyer", "both"})
# Short words for a picture, the whole sentence, and what leads to the gap.
_Missing = tuple[str, Piece, Iterable[str]]


class Gaps:
    """Asked stage by stage, in the order of the thread: a gap may follow an earlier one."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found = case.found
        self._made: dict[Kind, tuple[Gap, ...]] = {}

    def at(self, kind: Kind) -> tuple[Gap, ...]:
        self._made[kind] = tuple(
            Gap(f"gap:{kind}:{i}", short, gap(words), tuple(after), STEP_OF[kind].key)
            for i, (short, words, after) in enumerate(_MISSING[kind](self))
        )
        return self._made[kind]

    def _problems(self) -> Iterator[_Missing]:
        who = self._case.who
        if not self._found["problems"]:
            person = ("What ", who, " struggles with is not said yet.")
            group = ("The problem of ", who, " is not said yet.")
            words = person if self._case.speaker.is_person else group
            yield "No problem named", words, [who.id]

    def _propositions(self) -> Iterator[_Missing]:
        problems, offers = self._found["problems"], self._found["propositions"]
        if not offers:
            words = ("Nothing is offered to ", self._case.who, " yet.")
            yield "Nothing offered", words, problems or self._before("problems")
            return
        answered = self._case.document.propositions
        solved = {id for v in answered if v.id in offers for id in v.solves}
        unsolved = [id for id in problems if id not in solved]
        # Where nothing is linked to any problem, the links are missing and not the answers.
        if unsolved and len(unsolved) < len(problems):
            named = self._case.named(unsolved)
            yield "Not solved yet", ("Nothing that we offer solves ", named, " yet."), unsolved

    def _channels(self) -> Iterator[_Missing]:
        who, channels = self._case.who, self._found["channels"]
        unserved = [stage for stage in STAGES if stage not in self._case.journey]
        if not channels:
            yield "No channel", ("No channel reaches ", who, " yet."), [who.id]
        elif len(unserved) == len(STAGES):
            when = ("At which stage of the journey they serve ", who, " is not said yet.")
            yield "No stage named", when, channels
        elif unserved:
            stages = [label("touches.stage", stage).lower() for stage in unserved]
            short = f"Nothing at {plain(sentence(listed(stages)))}"
            at = listed(stages, last=" or ")
            yield short, ("No channel serves ", who, " at ", at, "."), [who.id]

    def _relationships(self) -> Iterator[_Missing]:
        who = self._case.who
        if not self._found["relationships"]:
            yield "No relationship", ("How we deal with ", who, " is not said yet."), [who.id]

    def _streams(self) -> Iterator[_Missing]:
        if not self._case.streams:
            words = ("Nobody pays yet for what is offered to ", self._case.who, ".")
            after = self._found["propositions"] or self._before("propositions")
            yield "Nobody pays", words, after
            return
        if unpaid := self._unpaid():
            named = self._case.named(unpaid)
            yield "Earns nothing", ("Nobody pays for ", named, " yet."), unpaid
        if unsaid := [stream.id for stream in self._case.streams if self._payerless(stream)]:
            named = self._case.named(unsaid, last=" or ")
            yield "Who pays?", ("Who pays ", named, " is not said yet."), unsaid

    def _activities(self) -> Iterator[_Missing]:
        held = frozenset(self._found["activities"])
        below = self._case.web.below
        undone = [v for v in self._found["propositions"] if held.isdisjoint(below[v])]
        if undone:
            named = self._case.named(undone)
            words = ("What we do to deliver ", named, " is not said yet.")
            yield "Nothing delivers it", words, undone
        elif not held:
            unsaid = ("What we do for ", self._case.who, " is not said yet.")
            yield "No activity", unsaid, self._before("propositions")

    def _resources(self) -> Iterator[_Missing]:
        if not self._found["resources"]:
            after = self._found["activities"] or self._before("activities")
            yield "No resource", "What we must have for that is not said yet.", after

    def _partners(self) -> Iterator[_Missing]:
        """Nothing is missing: a business may do everything itself."""
        yield from ()

    def _costs(self) -> Iterator[_Missing]:
        uncosted = [id for id in self._found["activities"] if not self._costed(id)]
        if uncosted:
            named = self._case.named(uncosted)
            after = dict.fromkeys(end for id in uncosted for end in self._ground(id) or [id])
            yield "No cost named", ("What it costs to do this is not said yet: ", named, "."), after
        elif not self._found["costs"]:
            yield "No cost named", "What that costs is not said yet.", self._before("resources")

    def _before(self, kind: Kind) -> list[str]:
        """The gaps of an earlier stage, else the person."""
        return [gap.id for gap in self._made.get(kind, ())] or [self._case.speaker.id]

    def _unpaid(self) -> list[str]:
        """A value add is not meant to earn by itself, nor a side that others pay for."""
        if self._side() in _UNPAID_SIDES:
            return []
        document = self._case.document
        earning = {d.proposition for stream in document.revenue_streams for d in stream.drivers}
        return [
            v.id
            for v in document.propositions
            if v.id in self._found["propositions"] and v.kind != "value_add" and v.id not in earning
        ]

    def _side(self) -> str | None:
        whos = (self._case.web.items[id] for id in self._case.speaker.names)
        return next((who.side for who in whos if isinstance(who, Segment)), None)

    def _payerless(self, stream: RevenueStream) -> bool:
        """All who pay, or else use it, have a role, and none of them is a buyer."""
        payers = stream.paid_by or tuple(driver.who for driver in stream.drivers)
        whos = [self._case.web.items[id] for id in payers]
        roles = [who.role if isinstance(who, Persona) else None for who in whos]
        return stream.form != "free" and None not in roles and _BUYERS.isdisjoint(roles)

    def _ground(self, activity: str) -> tuple[str, ...]:
        """The resources and partners that one activity rests on."""
        kinds = frozenset((*self._found["resources"], *self._found["partners"]))
        below = self._case.web.below
        direct = [id for id in below[activity] if id in kinds]
        behind = [id for start in direct for id in below[start] if id in kinds]
        return self._case.web.in_order((*direct, *behind))

    def _costed(self, activity: str) -> bool:
        costs = frozenset(self._found["costs"])
        starts = (activity, *self._ground(activity))
        return any(not costs.isdisjoint(self._case.web.below[start]) for start in starts)


_MISSING: Mapping[Kind, Callable[[Gaps], Iterator[_Missing]]] = {
    "problems": Gaps._problems,
    "propositions": Gaps._propositions,
    "channels": Gaps._channels,
    "relationships": Gaps._relationships,
    "revenue_streams": Gaps._streams,
    "activities": Gaps._activities,
    "resources": Gaps._resources,
    "partners": Gaps._partners,
    "costs": Gaps._costs,
}
