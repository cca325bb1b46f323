"""What people are called in front of others: a name that they give, else their address.

A name is seen as it is compared: without characters that nobody sees, and none that turns the line
round. It is no address, so that the two cannot be taken for each other.
"""

from __future__ import annotations

import unicodedata

from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext, gettext_noop

from accounts.models import NAME_LENGTH, User
from web.text.unseen import is_unseen, without_unseen

# Sent inside the transaction that writes it: `user`, and `before`, what they were called till then.
renamed = Signal()
# How guests by a share link are marked; nobody's own name says that.
GUEST_MARK = gettext_noop("guest by link")
# They join letters (Persian, Hindi) and stay between two; elsewhere they are nothing to look at.
_JOINERS = "\u200c\u200d"
# They choose how the character before them is drawn (Mongolian letters, hearts in colour).
_SHAPING = frozenset(map(chr, (*range(0x180B, 0x180E), *range(0xFE00, 0xFE10))))


class NotAName(Exception):
    """What somebody wrote is no name; its text says why."""


def cleaned(typed: str) -> str:
    """A name as it is kept, "" for none. Raises NotAName."""
    text = unicodedata.normalize("NFC", typed)
    name = " ".join("".join(_seen(text)).split())
    if not any(_shows(one) for one in name):
        name = ""
    if typed.strip() and not name:
        raise NotAName(gettext("Nobody can see this name. Write it in letters."))
    if "@" in unicodedata.normalize("NFKC", name):
        raise NotAName(gettext("Write your name, not an e-mail address."))
    if any(key_of(mark) in key_of(name) for mark in (GUEST_MARK, gettext(GUEST_MARK))):
        raise NotAName(gettext("This is how guests are marked. Write your name without it."))
    if len(name) > NAME_LENGTH:
        raise NotAName(
            gettext("At most %(most)s characters; these are %(count)s.")
            % {"most": NAME_LENGTH, "count": len(name)}
        )
    return name


def key_of(name: str) -> str:
    """By what two names look the same: case, white space and what is not seen aside."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(without_unseen(folded).split())


def give(user: User, typed: str) -> None:
    """Call somebody so from now on; "" by their address. They are not asked again. Raises
    NotAName."""
    name, before = cleaned(typed), user.name
    with transaction.atomic():
        user.name, user.name_asked = name, True
        user.save(update_fields=["name", "name_asked"])
        if name != before:
            renamed.send(User, user=user, before=before)


def is_wanted(user: User | None) -> bool:
    """Whether somebody is to be asked, once, where others are about to read who they are."""
    return user is not None and not user.name and not user.name_asked


def _seen(text: str) -> list[str]:
    """Its characters, without those that are not seen. White space stays, whatever its class."""
    framed = f" {text} "
    around = zip(framed, text, framed[2:], strict=False)
    return [one for before, one, after in around if _stays(before, one, after)]


def _stays(before: str, one: str, after: str) -> bool:
    if one in _JOINERS:
        return _is_letter(before) and _is_letter(after)
    if one in _SHAPING:
        return not before.isspace() and not is_unseen(before)
    return not is_unseen(one)


def _is_letter(one: str) -> bool:
    return unicodedata.category(one)[0] in "LM" and not is_unseen(one)


def _shows(one: str) -> bool:
    """Whether a character can be seen by itself."""
    return not is_unseen(one) and unicodedata.category(one)[0] not in "MZ"
