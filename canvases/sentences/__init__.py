"""What a canvas says, in words. Pure: documents in, sentences out."""

from canvases.sentences.dealings import dealing, dealings_with
from canvases.sentences.earnings import earning
from canvases.sentences.grammar import one_line, shorten
from canvases.sentences.journey import journey_of
from canvases.sentences.link_lines import links, links_of
from canvases.sentences.money import cost_amount, cost_terms, price, prices, terms
from canvases.sentences.needs import Needs
from canvases.sentences.parts import (
    MOST,
    Names,
    Part,
    Piece,
    Sentence,
    gap,
    listed,
    plain,
    sentence,
)
from canvases.sentences.people import STAGES, Journey, Speaker, Ties, speakers
from canvases.sentences.positioning import draft, positioning
from canvases.sentences.records import plan
from canvases.sentences.story import gist, story
from canvases.sentences.values import in_words

__all__ = [
    "MOST",
    "STAGES",
    "Journey",
    "Names",
    "Needs",
    "Part",
    "Piece",
    "Sentence",
    "Speaker",
    "Ties",
    "cost_amount",
    "cost_terms",
    "dealing",
    "dealings_with",
    "draft",
    "earning",
    "gap",
    "gist",
    "grammar",
    "in_words",
    "journey_of",
    "links",
    "links_of",
    "listed",
    "one_line",
    "plain",
    "plan",
    "positioning",
    "price",
    "prices",
    "sentence",
    "shorten",
    "speakers",
    "story",
    "terms",
]
