"""The channels by their four ratings, the best first. Pure. 5 is always good."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from canvases.document import Channel, Document
from web.text.language import gettext
from web.text.language import gettext_noop as _

RATINGS = (
    ("speed", _("Speed")),
    ("efficiency", _("Efficiency")),
    ("investment", _("Little money")),
    ("preference", _("Liked by customers")),
)


@dataclass(frozen=True)
class Ranked:
    """`ratings` in the order of RATINGS, None where one is not said; `mean` is of those said."""

    id: str
    name: str
    ratings: tuple[int | None, ...]
    mean: Fraction

    @property
    def said(self) -> tuple[int, ...]:
        return tuple(rating for rating in self.ratings if rating is not None)

    @property
    def words(self) -> str:
        """ "4.5 of 5", with how many ratings that rests on where some are missing."""
        mean, all_ = f"{float(self.mean):.3g}", len(self.ratings)
        if len(self.said) == all_:
            return gettext("%(mean)s of 5") % {"mean": mean}
        return gettext("%(mean)s of 5, %(count)s of %(all)s rated") % {
            "mean": mean,
            "count": len(self.said),
            "all": all_,
        }


@dataclass(frozen=True)
class Ranking:
    ranked: tuple[Ranked, ...]
    unrated: tuple[str, ...]  # names, in the founder's order


def ranking(document: Document) -> Ranking:
    """Rejected channels count as absent; among equals the founder's order stands."""
    channels = [channel for channel in document.channels if channel.use != "rejected"]
    ranked = [_ranked(channel) for channel in channels if any(_ratings(channel))]
    return Ranking(
        tuple(sorted(ranked, key=lambda one: -one.mean)),
        tuple(channel.name for channel in channels if not any(_ratings(channel))),
    )


def _ranked(channel: Channel) -> Ranked:
    ratings = _ratings(channel)
    said = [rating for rating in ratings if rating is not None]
    return Ranked(channel.id, channel.name, ratings, Fraction(sum(said), len(said)))


def _ratings(channel: Channel) -> tuple[int | None, ...]:
    return tuple(getattr(channel, key) for key, _ in RATINGS)
