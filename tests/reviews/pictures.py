"""Pictures as people upload them, and what else their files may carry."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

RED, BLUE = (200, 20, 20), (20, 20, 200)


def picture(
    kind: str = "PNG", *, mode: str = "RGB", size: tuple[int, int] = (40, 20), **more: Any
) -> bytes:
    """The left half red, the right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    file = BytesIO()
    image.convert(mode).save(file, kind, **more)
    return file.getvalue()


def animated(kind: str) -> bytes:
    """Red first, then blue."""
    first, second = Image.new("RGB", (20, 20), RED), Image.new("RGB", (20, 20), BLUE)
    file = BytesIO()
    first.save(file, kind, save_all=True, append_images=[second], lossless=True)
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it is as large as that."""
    header = struct.pack("!IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))
        for name, data in chunks
    )


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png), formats=("PNG",))
