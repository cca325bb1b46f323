"""A logo is drawn anew: what it shows stays, what else its file carried does not."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile
from PIL.PngImagePlugin import PngInfo

from reviews.letterheads.logos import BOX, MOST_SIDE, NO_PICTURE, NotALogo, redrawn
from tests.reviews.pictures import BLUE, RED, animated, bomb, opened, picture

HIDDEN = b"<?php plover ?>"
ORIENTATION = 0x0112


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_stays_what_it_shows(kind: str) -> None:
    logo = redrawn(picture(kind))
    image = opened(logo.png)

    assert (image.mode, image.size) == ("RGB", (40, 20)) == ("RGB", logo[1:])
    assert _near(image.getpixel((5, 5)), RED)
    assert _near(image.getpixel((35, 5)), BLUE)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_nothing_else_of_the_file_is_kept(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x010E] = HIDDEN.decode()  # what the picture shows
    texts = PngInfo()
    texts.add_text("Comment", HIDDEN.decode())
    upload = picture(kind, icc_profile=profile, exif=exif, pnginfo=texts) + HIDDEN
    assert (HIDDEN in upload, "icc_profile" in Image.open(BytesIO(upload)).info) == (True, True)

    png = redrawn(upload).png

    assert set(_chunks(png)) == {b"IHDR", b"IDAT", b"IEND"}
    assert png.endswith(b"IEND\xaeB`\x82")
    assert HIDDEN not in png


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_stands_as_its_camera_was_held(kind: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # a quarter to the right

    image = opened(redrawn(picture(kind, exif=exif)).png)

    assert image.size == (20, 40)
    assert _near(image.getpixel((10, 5)), RED)
    assert _near(image.getpixel((10, 35)), BLUE)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 1000), (600, 150)),
        ((1000, 4000), (60, 240)),
        ((30, 30), (30, 30)),
        ((4000, 1), (600, 1)),
    ],
)
def test_logo_fits_the_box(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert redrawn(picture(size=size))[1:] == expected


def test_large_photograph_is_drawn_small() -> None:
    logo = redrawn(picture("JPEG", size=(4000, 3000)))

    assert (logo.width, logo.height) == (320, 240)
    assert _near(opened(logo.png).getpixel((10, 10)), RED)


@pytest.mark.parametrize("size", [(MOST_SIDE + 1, 1), (1, MOST_SIDE + 1), (9_000, 9_000)])
def test_too_many_pixels_are_refused_before_they_are_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile.ImageFile, "load", _never)

    with pytest.raises(NotALogo, match="pixels wide and high"):
        redrawn(bomb(*size))


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000)])
def test_bomb_is_refused(size: tuple[int, int]) -> None:
    """The library warns of the first, and refuses the second itself."""
    with pytest.raises(NotALogo, match="pixels wide and high"):
        redrawn(bomb(*size))


def test_picture_without_its_pixels_is_refused() -> None:
    with pytest.raises(NotALogo, match=NO_PICTURE):
        redrawn(bomb(3_000, 3_000))


def test_photograph_of_endless_passes_is_refused() -> None:
    upload = picture("JPEG", progressive=True)
    scan = upload[upload.rindex(b"\xff\xda") : -2]
    assert redrawn(upload[:-2] + 3 * scan + upload[-2:])

    with pytest.raises(NotALogo, match=NO_PICTURE):
        redrawn(upload[:-2] + 1_000 * scan + upload[-2:])


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO", "PPM", "PDF"])
def test_other_kinds_are_refused_whatever_they_are_called(kind: str) -> None:
    with pytest.raises(NotALogo, match=NO_PICTURE):
        redrawn(picture(kind))


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture()[:60],
        picture("JPEG")[:200],
        picture("WEBP")[:40],
    ],
)
def test_broken_and_foreign_files_are_refused(upload: bytes) -> None:
    with pytest.raises(NotALogo, match=NO_PICTURE):
        redrawn(upload)


@given(st.binary(max_size=200), st.integers(0, 80), st.sampled_from(("PNG", "JPEG", "WEBP")))
def test_whatever_is_uploaded_gives_a_logo_or_a_reason(junk: bytes, at: int, kind: str) -> None:
    whole = picture(kind)
    try:
        logo = redrawn(whole[:at] + junk + whole[at + len(junk) :])
    except NotALogo:
        return  # and nothing else was raised

    assert (logo.width <= BOX[0], logo.height <= BOX[1]) == (True, True)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_first_picture_of_a_film_is_the_logo(kind: str) -> None:
    image = opened(redrawn(animated(kind)).png)

    assert (getattr(image, "n_frames", 1), _near(image.getpixel((5, 5)), RED)) == (1, True)


def test_colours_of_print_become_those_of_a_screen() -> None:
    image = opened(redrawn(picture("JPEG", mode="CMYK", quality=95)).png)

    assert image.mode == "RGB"
    assert _near(image.getpixel((5, 5)), RED, 20)


@pytest.mark.parametrize("mode", ["P", "L", "1", "LA", "RGBA"])
def test_every_kind_of_pixel_is_drawn(mode: str) -> None:
    image = opened(redrawn(picture(mode=mode)).png)

    assert image.mode == ("RGBA" if mode in ("LA", "RGBA") else "RGB")


def test_see_through_palette_stays_see_through() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (10, 0, 20, 20))
    file = BytesIO()
    image.save(file, "PNG", transparency=0)

    drawn = opened(redrawn(file.getvalue()).png)

    assert drawn.mode == "RGBA"
    assert drawn.getchannel("A").getpixel((5, 5)) == 0
    assert drawn.getpixel((15, 5)) == (*BLUE, 255)


def test_greys_of_sixteen_bits_keep_their_shades() -> None:
    image = Image.new("I;16", (2, 1))
    image.putdata([0x2000, 0xE000])
    file = BytesIO()
    image.save(file, "PNG")

    drawn = opened(redrawn(file.getvalue()).png)

    assert [drawn.getpixel((x, 0)) for x in (0, 1)] == [(0x20,) * 3, (0xE0,) * 3]


def test_same_file_is_drawn_the_same() -> None:
    assert redrawn(picture("WEBP")) == redrawn(picture("WEBP"))


def _never(*args: object) -> None:
    raise AssertionError


def _near(pixel: Any, colour: tuple[int, int, int], most: int = 12) -> bool:
    return all(abs(one - other) <= most for one, other in zip(pixel, colour, strict=False))


def _chunks(png: bytes) -> list[bytes]:
    names, at = [], 8
    while at < len(png):
        (length,) = struct.unpack("!I", png[at : at + 4])
        names.append(png[at + 4 : at + 8])
        at += length + 12
    return names
