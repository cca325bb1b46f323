"""How the model earns: persona to proposition to revenue stream, as a drawing. Pure geometry."""

from canvases.chain.layout import FONT_SIZE, Band, Box, Drawing, TextLine, drawings
from canvases.chain.lettering import width_of, wrapped

__all__ = ["FONT_SIZE", "Band", "Box", "Drawing", "TextLine", "drawings", "width_of", "wrapped"]
