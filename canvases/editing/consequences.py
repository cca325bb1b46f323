"""What a save did to others, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from canvases import document as doc
from canvases import models
from canvases.editing.work import Work
from web.text import formats
from web.text.language import gettext
from web.text.language import gettext_noop as _

_SHOWN = 3
_LONGEST = 60
_REACHES = _("%(name)s now reaches everyone.")
_SERVES = _("%(name)s now serves everyone.")


def say_everyone(work: Work, parted: Collection[str], items: Mapping[int, str]) -> list[int]:
    """Say of which items it now holds that they are for everyone; give these items.

    `parted` names the lists that lost a persona or a segment, all of items of one block.
    """
    if not items:
        return []
    if {"reaches", "touches"} & set(parted):
        return _say(work, items, _REACHES, _channels_naming_somebody(items))
    if "serves" in parted:
        naming = models.Serving.objects.filter(relationship__in=items)
        return _say(work, items, _SERVES, naming.values_list("relationship_id", flat=True))
    return []


def listed(names: Iterable[str]) -> str:
    """ "Ted, Omar, Andi and 3 more"; long names are cut."""
    return formats.listed([_short(name) for name in names], most=_SHOWN)


def _channels_naming_somebody(channels: Collection[int]) -> Iterable[int]:
    reaches = models.Reach.objects.filter(channel__in=channels).values_list("channel_id")
    touches = models.Touch.objects.filter(channel__in=channels).exclude(persona=None, segment=None)
    return (pk for (pk,) in reaches.union(touches.values_list("channel_id")))


def _say(work: Work, items: Mapping[int, str], message: str, naming: Iterable[int]) -> list[int]:
    everyone = set(items) - set(naming)
    work.also.extend(
        gettext(message) % {"name": _short(name)} for pk, name in items.items() if pk in everyone
    )
    return sorted(everyone)


def _short(name: str) -> str:
    line = " ".join(name.split())
    return doc.isolated(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…")
