"""What you would tell a stranger: the founder's own words, over what step 2 suggests."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from canvases.document import Document, Persona, Positioning, isolated
from canvases.sentences import grammar

_TEXT = 160  # of what is drafted; the founder's own words are never cut


def positioning(document: Document) -> str:
    """ "For Technicians who need a part number, Rooftop Parts offers Parts lookup." or ""."""
    words = _laid_over(_draft(document, isolated), document.positioning, isolated)
    opening = _opening(words)
    if not opening:
        return ""
    if not words.ours:
        unlike = isolated(document.positioning.unlike)  # a drafted one has nothing to stand against
        return grammar.closed(f"{opening}, unlike {_bare(unlike)}" if unlike else opening)
    contrast = f"Unlike {_bare(words.unlike)}, {words.ours}" if words.unlike else words.ours
    return f"{grammar.closed(opening)} {grammar.closed(contrast)}"


def draft(document: Document) -> Positioning:
    """What step 2 suggests for each blank; all empty until there is a first proposition."""
    return _draft(document, str)


def _draft(document: Document, said: Callable[[str], str]) -> Positioning:
    if not document.propositions:
        return Positioning()
    offer = document.propositions[0]
    who = _first_fit(document, offer.id)
    problem = next((q for q in document.problems if q.id in offer.solves), None)
    alternative = _short(problem.alternative) if problem else ""
    return Positioning(
        for_=said(_group(document, who)) if who else "",
        who=said(_need(document, problem.text, who)) if problem and who else "",
        product=said(document.title),
        that=f"offers {said(_bare(offer.name))}",
        unlike="" if grammar.acts(alternative) else said(alternative),
    )


def _laid_over(drafted: Positioning, own: Positioning, said: Callable[[str], str]) -> Positioning:
    """Blank by blank. A need drafted for somebody else than the founder names is left out."""
    own_words = {
        name: said(grammar.one_line(words))
        for name in own.__struct_fields__
        if (words := getattr(own, name)).strip()
    }
    if "for_" in own_words:
        drafted = msgspec.structs.replace(drafted, who="")
    return msgspec.structs.replace(drafted, **own_words)


def _opening(words: Positioning) -> str:
    for_, who = _after("for", words.for_), _after("who", words.who)
    audience = f"For {for_ or 'those'}" if for_ or who else ""
    if who:
        audience += f" who {_bare(who)}"
    return ", ".join(filter(None, (audience, _claim(words))))


def _claim(words: Positioning) -> str:
    that = _after("that", words.that)
    if not words.is_a:
        return " ".join(filter(None, (words.product, _bare(that)))) if that else ""
    claim = f"{words.product or 'this'} is {grammar.with_article(_bare(words.is_a))}"
    return f"{claim} that {_bare(that)}" if that else claim


def _first_fit(document: Document, offer: str) -> str | None:
    return next((fit.who for fit in document.fits if fit.proposition == offer), None)


def _group(document: Document, who: str) -> str:
    """A persona's segment, which is whom a stranger would know, else the persona."""
    segments = {segment.id: segment.name for segment in document.segments}
    personas = {persona.id: persona for persona in document.personas}
    if who in segments:
        return segments[who]
    persona: Persona = personas[who]
    return segments.get(persona.segment or "", persona.name)


def _need(document: Document, text: str, who: str) -> str:
    """ "need a part number", after "who", of one person "needs a part number"; "" where the words
    do not run on so."""
    said = grammar.needs(_short(text))
    is_one = any(one.id == who and one.segment is None for one in document.personas)
    verb = "needs " if is_one else "need "
    return said.replace(" needs ", verb, 1) if said.startswith(" needs ") else ""


def _short(text: str) -> str:
    return grammar.unclosed(grammar.shorten(grammar.one_line(text), _TEXT))


def _bare(text: str) -> str:
    return grammar.unclosed(text)


def _after(word: str, text: str) -> str:
    """A founder may type the word that the sentence brings along."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() == word and rest else text
