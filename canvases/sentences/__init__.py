"""What a canvas says, in words. Pure: documents in, sentences out."""

from canvases.sentences.dealings import dealing
from canvases.sentences.grammar import number
from canvases.sentences.links import links, links_of
from canvases.sentences.money import cost_amount, cost_terms, price, prices, terms
from canvases.sentences.parts import Part, Sentence, plain
from canvases.sentences.positioning import draft, positioning
from canvases.sentences.records import plan, written
from canvases.sentences.story import gist, story

__all__ = [
    "Part",
    "Sentence",
    "cost_amount",
    "cost_terms",
    "dealing",
    "draft",
    "gist",
    "links",
    "links_of",
    "number",
    "plain",
    "plan",
    "positioning",
    "price",
    "prices",
    "story",
    "terms",
    "written",
]
