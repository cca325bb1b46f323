"""Enough grammar to set a founder's own words into a sentence without touching a letter of them.

A founder writes "the right part number", "to know who is free", "waits for a part number"
or "slow hiring". Where the first word shows which it is, the sentence runs on; where it does
not, a colon stands before the words, which is right for any of them.
"""

from __future__ import annotations

from web.text.direction import POP_ISOLATE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOUN_STARTS = _words(
    """a an the to this that his her their its someone somebody something more less fewer better
    faster cheaper one two three every no"""
)
# Words that are hardly ever a noun in the plural where a need is told: "waits", not "calls".
_VERB_STARTS = _words(
    """asks becomes buys brings cannot can’t carries chooses compares comes copies decides does
    doesn’t drives eats fears feels fills finds forgets gets gives goes googles guesses has hires
    hopes ignores is keeps knows lacks learns leaves lives looks loses makes manages meets misses
    must needs never pays phones picks prints puts reads relies rings runs says screens searches
    sees sends sits sorts spends starts struggles takes tells thinks throws tries types uses waits
    walks wants wastes worries writes often always already"""
)
# What somebody does today is mostly a verb, so here these are verbs too.
_ACT_STARTS = _VERB_STARTS | _words(
    "books calls checks e-mails emails hunts orders plans posts stores trades visits works"
)
_YOU_SOUND = ("eu", "one", "uni", "use", "usa", "uti")
_SILENT_H = ("hour", "honour", "honest", "heir")


def one_line(text: str) -> str:
    return " ".join(text.split())


def shorten(text: str, length: int) -> str:
    """At most `length` characters, cut between words where there is a gap near the end."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    words, _, _ = cut.rpartition(" ")
    return (words if len(words) > length // 2 else cut).rstrip(" ,;:.") + "…"


def closed(text: str) -> str:
    """Ends in one full stop, or in the mark that the founder chose."""
    ends = text.rstrip(POP_ISOLATE).endswith((".", "!", "?", "…"))
    return text if ends else f"{text}."


def unclosed(text: str) -> str:
    """Without its full stop, so that a sentence can run on."""
    return text.rstrip(" .") or text


def needs(text: str) -> str:
    """What continues "Ted": " needs the right part number", " waits for a part number" or "".

    "" where the words do not tell how they would run on.
    """
    if _first(text) in _NOUN_STARTS:
        return f" needs {text}"
    return f" {text}" if _first(text) in _VERB_STARTS else ""


def acts(text: str) -> bool:
    """Whether words run on after "Today Ted": "drives back to the van"."""
    return _first(text) in _ACT_STARTS


def possessive(name: str) -> str:
    """ "Ted’s", "James’"; "" for a name too odd to bend, such as one that ends in brackets."""
    if not name[-1:].isalnum() or len(name) > 40:
        return ""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def with_article(noun: str) -> str:
    """ "a seat", "an hour", "per 1,000 views"; kept as it is where it has an article already."""
    first = _first(noun).lower()
    if first in {"a", "an", "the", "per", "each", "every", "for"}:
        return noun
    if not first[:1].isalpha() or (first.endswith("s") and not first.endswith("ss")):
        return f"per {noun}"
    return f"{'an' if _sounds_open(first) else 'a'} {noun}"


def _first(text: str) -> str:
    """The first word as it is written: a capital may begin a name, so it is never folded."""
    words = text.replace("'", "’").split(maxsplit=1)
    return words[0].rstrip(",;:.") if words else ""


def _sounds_open(word: str) -> bool:
    if word.startswith(_SILENT_H):
        return True
    return word[0] in "aeiou" and not word.startswith(_YOU_SOUND)
