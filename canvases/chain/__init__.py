"""How the model earns: persona to proposition to revenue stream, as a drawing. Pure geometry."""

from canvases.chain.layout import FONT_SIZE, Band, Box, Drawing, TextLine, drawings

__all__ = ["FONT_SIZE", "Band", "Box", "Drawing", "TextLine", "drawings"]
