"""Which findings the founder has set aside, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from canvases.document import Dismissal, Hashes

Reason = Callable[[str, str, tuple[str, ...]], str | None]


def reasons(dismissals: Iterable[Dismissal], hashes: Hashes) -> Reason:
    """What tells the reason for which a finding was dismissed: by its code, scope and items.

    None where it stands. A dismissal lapses by itself: when it was about other items, or when
    those have changed since. One without a reason is none.
    """
    by_code: Mapping[str, list[Dismissal]] = defaultdict(list)
    for dismissal in dismissals:
        if dismissal.reason.strip():
            by_code[dismissal.code].append(dismissal)

    def reason(code: str, scope: str, about: tuple[str, ...]) -> str | None:
        for dismissal in by_code.get(code, ()):
            if is_of(scope, about, dismissal.about) and _holds(hashes, dismissal):
                return dismissal.reason
        return None

    return reason


def is_of(scope: str, about: tuple[str, ...], named: Iterable[str]) -> bool:
    """Whether a dismissal that names these ids means a finding about those.

    The order of ids says nothing. A file may name the item alone, or nothing of the canvas.
    """
    ids = set(named)
    if scope == "canvas" and not ids:
        return True
    return ids == set(about) or (scope == "item" and ids == set(about[:1]))


def _holds(hashes: Hashes, dismissal: Dismissal) -> bool:
    return dismissal.about_hash in ("", hashes.of_dismissal(dismissal))
