"""Two things in one line: "grant and insurance" reads like two items. Only ever offered.

"and" holds many a name together: so nothing is said of names in capitals, of pairs that are one
thing, of a part that leans on the other ("small and medium firms"), nor of whole sentences.
"""

from __future__ import annotations

import re

MOST = 6
_WORDS = 4  # in a part that is still a name, and not half of a sentence
_JOINT = re.compile(r"\s*;\s*|\s*,\s+(?:and\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_ARTICLES = frozenset({"a", "an", "the"})
# A part with one of these says something about the other, or goes on with a sentence.
_LEANS = """
about against as at between both but by etc for from her his if in into it its more my not of off on
or others our own per so such than that their them then they through to until up we when where which
who with without you your
"""
# The same of "and" and "or" in other languages, whose lists are not known to end here.
_ELSEWHERE = """
und oder sowie et ou y e i o och og eller en of ja tai ve veya oraz lub и или та
"""
_LEANING = frozenset((*_LEANS.split(), *_ELSEWHERE.split()))
# Pairs that are one thing, by the word on either side.
_PAIRS = """
art-craft arts-crafts back-forth bed-breakfast bells-whistles black-white books-records
bread-butter buy-sell cash-carry check-balance click-collect come-go design-build drag-drop
family-friends first-last fish-chips food-beverage food-beverages food-drink food-drinks
friends-family fruit-veg fruit-vegetables hardware-software health-safety hide-seek ifs-buts
import-export in-out install-maintain law-order learning-development loss-damage marketing-sales
marks-spencer men-women mergers-acquisitions mix-match mum-dad nuts-bolts odds-ends oil-gas
park-ride parts-labor parts-labour pick-pack pick-place plug-play policies-procedures
postage-packaging postage-packing press-media procter-gamble profit-loss pros-cons question-answer
questions-answers repair-maintenance repairs-maintenance research-development rest-recreation
rise-fall rock-roll rules-regulations salaries-wages sales-marketing salt-pepper search-rescue
ship-return small-medium start-stop supply-demand support-maintenance terms-conditions
time-materials time-money track-trace training-development travel-tourism trial-error try-buy
up-down wages-salaries wait-see wear-tear wine-dine women-men
"""
_ONE = frozenset(tuple(pair.split("-")) for pair in _PAIRS.split())


def parts(name: str, *, of_people: bool = False) -> tuple[str, ...]:
    """The several things that a name may say; empty where it says one, or who knows.

    Names of people stand in capitals: "Ted and Omar" are two of them.
    """
    found = [part.strip() for part in _JOINT.split(name.strip())]
    if not 1 < len(found) <= MOST or len({part.casefold() for part in found}) < len(found):
        return ()
    if not all(_stands_alone(part) for part in found) or _is_one(found):
        return ()
    later = found[1:]
    if not of_people and any(part[0].isupper() for part in later):
        return ()
    if found[0][0].isupper():
        later = [part[0].upper() + part[1:] for part in later]
    return (found[0], *later)


def _stands_alone(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= _WORDS or len(part) < 2:
        return False
    if any(not word[0].isalpha() or not word[-1].isalpha() for word in words):
        return False
    return not any(c.isdigit() for c in part) and not _LEANING & set(part.casefold().split())


def _is_one(found: list[str]) -> bool:
    """Whether a pair is one thing, an explanation in a comma, or shares its last words."""
    first, *later = [part.casefold().split() for part in found]
    ends = [first, *later]
    if any((one[-1], other[0]) in _ONE for one, other in zip(ends, later, strict=False)):
        return True
    if len(found) > 2:
        return False
    if later[0][0] in _ARTICLES:
        return first[0] not in _ARTICLES and later[0][0] != "the"
    return len(first) == 1 < len(later[0])
