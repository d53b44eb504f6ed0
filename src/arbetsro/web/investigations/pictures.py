"""Makes a photo small, and takes away everything that the camera wrote into it."""

import io
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from arbetsro.web.frame.refusal import Refusal

#: The longest side of a photo that is kept, in pixels.
LONGEST_SIDE = 2000
#: A photo of more pixels than this is not opened: it would fill the memory.
MOST_PIXELS = 100_000_000
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
#: Telephones that write two pictures into one file call that JPEG too; the first one is taken.
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as JPEG, without anything but what it shows."""

    content: bytes
    width: int
    height: int


def read_picture(file: IO[bytes]) -> Picture:
    """The photo in a file: upright, at most ``LONGEST_SIDE`` long, and without metadata.

    What the camera wrote of place, time and device is gone, and what somebody hid behind the end
    of the picture as well, since every pixel is drawn anew.

    Raises:
        Refusal: It is no picture that can be read, or far too large a one.
    """
    try:
        return _drawn_anew(_opened(file))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal("rounds.no_picture", field="photo") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refusal("rounds.picture_too_many_pixels", field="photo") from error


def _opened(file: IO[bytes]) -> Image.Image:
    found = Image.open(file, formats=_FORMATS)
    if found.width * found.height > MOST_PIXELS:
        raise Refusal("rounds.picture_too_many_pixels", field="photo")
    # A JPEG can be read at half or a quarter of its size, which takes far less memory.
    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    return found


def _drawn_anew(found: Image.Image) -> Picture:
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(found)
    clean = Image.new("RGB", upright.size, "white")
    coloured = upright.convert("RGBA")
    clean.paste(coloured, mask=coloured)
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(written.getvalue(), clean.width, clean.height)
