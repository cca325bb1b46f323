"""The shape of a format: a document as bytes, and how it is offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from canvases.document import Document

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Wanted(NamedTuple):
    """What is asked of a format besides the document: which part, and the day that it shows."""

    part: str = ""
    changed: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A line of the page of downloads. `query` is what its address asks of the format."""

    title: _StrPromise
    hint: _StrPromise
    invite: _StrPromise
    rank: int  # the first is the one that most people want
    query: str = ""


@dataclass(frozen=True, kw_only=True)
class Format:
    """What a canvas can be taken along as; `page` is the end of its address.

    `to_order`: it takes so long that task workers make it (`exports.orders`).
    """

    media_type: str
    ending: str  # of the file's name
    page: str
    offers: tuple[Offer, ...]
    write: Callable[[Document, Wanted], bytes]
    parts: tuple[str, ...] = ()
    to_order: bool = False
