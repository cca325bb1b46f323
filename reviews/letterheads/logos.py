"""A picture that somebody uploaded, drawn anew: its pixels are kept, and no byte of its file."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from django.utils.translation import gettext, gettext_noop
from PIL import Image, ImageFile, ImageOps

from web.text.formats import number

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_SIDE = 4_000  # pixels, looked at before any of them is decoded
BOX = (600, 240)  # what is kept: sharp in print at the size of a letterhead's logo
# Each scan of a JPEG is worth a pass over the whole picture, and a file of 2 MB can hold a hundred
# thousand empty ones; programs write about ten.
_MOST_SCANS = 30
_SCAN = b"\xff\xda"

NO_PICTURE = gettext_noop("This is no picture that can be read. Take a PNG, JPEG or WebP file.")
TOO_WIDE = gettext_noop(
    "At most %(most)s pixels wide and high. Make it smaller, and choose it again."
)


class Logo(NamedTuple):
    png: bytes
    width: int
    height: int


class NotALogo(Exception):
    """The message is for the person who chose the file."""


def redrawn(upload: bytes) -> Logo:
    """The picture as a PNG that fits the box, without profiles, texts, or pictures behind the
    first. Raises NotALogo."""
    try:
        return _png(_small(_opened(upload)))
    except NotALogo:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotALogo(gettext(TOO_WIDE) % {"most": number(MOST_SIDE)}) from error
    except Exception as error:  # what a broken file makes a decoder raise is written nowhere
        raise NotALogo(gettext(NO_PICTURE)) from error


def _opened(upload: bytes) -> Image.Image:
    """Its header is read, and nothing else yet."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on wherever it is imported
    image = Image.open(BytesIO(upload), formats=FORMATS)
    if max(image.size) > MOST_SIDE:
        raise NotALogo(gettext(TOO_WIDE) % {"most": number(MOST_SIDE)})
    if image.format not in ("PNG", "WEBP") and upload.count(_SCAN) > _MOST_SCANS:
        raise NotALogo(gettext(NO_PICTURE))
    return image


def _small(image: Image.Image) -> Image.Image:
    side = 2 * max(BOX)
    image.draft(None, (side, side))  # a JPEG is decoded at an eighth of its size where that does
    upright = ImageOps.exif_transpose(_plain(image))
    upright.thumbnail(BOX, Image.Resampling.LANCZOS)
    return upright


def _plain(image: Image.Image) -> Image.Image:
    """In red, green and blue, and see-through where it was."""
    if image.mode.startswith("I"):  # 16 bits of grey, which convert() would cut off at the eighth
        image = image.point(lambda grey: grey / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _png(image: Image.Image) -> Logo:
    pixels = Image.frombytes(image.mode, image.size, image.tobytes())  # and what else it knew, gone
    file = BytesIO()
    pixels.save(file, "PNG", optimize=True)
    return Logo(file.getvalue(), *pixels.size)
