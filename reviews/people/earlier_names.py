"""What people were called before they gave a name: their address, which then gives way to it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from accounts import names
from accounts.models import User
from canvases import document as doc
from canvases.models import Version
from reviews.models import Comment, Event, Reply, Round


@receiver(names.renamed)
def call_by_name(user: User, before: str, **rest: Any) -> None:
    """Have what is signed with an address say the name that its owner gave. Who had a name goes on
    being called by it where they signed with it."""
    if before or not user.name:
        return
    name = user.name[: doc.NAME_LENGTH]
    for rows, column in (
        (Comment.objects.filter(author=user), "author_name"),
        (Reply.objects.filter(author=user), "author_name"),
        (Round.objects.filter(finished_by=user), "finished_by_name"),
        (Event.objects.filter(user=user), "name"),
        (Version.objects.filter(author=user), "author_name"),
        (_on_their_canvases(user), "resolved_by_name"),
        (_on_their_canvases(user), "decided_by_name"),
    ):
        rows.filter(**{column: user.email}).update(**{column: name})


def _on_their_canvases(user: User) -> Any:
    return Comment.objects.filter(canvas__desk_rows__user=user)
