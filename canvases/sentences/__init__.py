"""What a canvas says, in words. Pure: documents in, sentences out."""

from canvases.sentences.grammar import number
from canvases.sentences.links import links, links_of
from canvases.sentences.money import amount, cost_amount, price, prices
from canvases.sentences.parts import Part, Sentence, plain
from canvases.sentences.positioning import draft, positioning
from canvases.sentences.story import story

__all__ = [
    "Part",
    "Sentence",
    "amount",
    "cost_amount",
    "draft",
    "links",
    "links_of",
    "number",
    "plain",
    "positioning",
    "price",
    "prices",
    "story",
]
