"""Photos are made small, upright and free of what the camera wrote into them."""

import io
import struct
import zlib

import pytest
from PIL import Image

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.pictures import LONGEST_SIDE, read_picture
from web.investigations.making import photo_with_place, secret_in


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_the_photo_that_the_tests_make_holds_place_and_camera():
    content = photo_with_place()
    assert secret_in(content)
    assert opened(content).getexif().get_ifd(0x8825)[1] == "N"


def test_place_camera_and_what_is_hidden_behind_the_end_are_gone():
    kept = read_picture(io.BytesIO(photo_with_place()))
    assert not secret_in(kept.content)
    assert dict(opened(kept.content).getexif()) == {}
    # Nothing but what every JPEG file says of itself.
    assert set(opened(kept.content).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for mark in (b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE"):
        assert mark not in kept.content


def test_a_photo_taken_upright_stands_upright_and_is_at_most_2000_pixels():
    # Lying down it is 3 000 by 1 500 with red in its upper left. Turned a quarter to the right,
    # as its mark says, it is 1 500 by 3 000 with red in its upper right; then 1 000 by 2 000.
    kept = read_picture(io.BytesIO(photo_with_place(3000, 1500)))
    assert (kept.width, kept.height) == (1000, LONGEST_SIDE) == opened(kept.content).size
    red, green, blue = opened(kept.content).getpixel((990, 10))
    assert red > 200 > 60 > max(green, blue)
    assert opened(kept.content).getpixel((10, 10))[0] < 120


def test_a_small_photo_is_not_made_larger():
    kept = read_picture(io.BytesIO(photo_with_place(400, 300)))
    assert (kept.width, kept.height) == (300, 400)


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "CMYK")]
)
def test_other_kinds_become_jpeg(kind, mode):
    file = io.BytesIO()
    Image.new(mode, (60, 40)).save(file, kind)
    kept = read_picture(io.BytesIO(file.getvalue()))
    assert opened(kept.content).format == "JPEG"
    assert (kept.width, kept.height) == (60, 40)


def test_of_two_pictures_in_a_file_the_first_is_taken():
    file = io.BytesIO()
    second = Image.new("RGB", (60, 40), "blue")
    Image.new("RGB", (60, 40), "red").save(file, "MPO", save_all=True, append_images=[second])
    kept = read_picture(io.BytesIO(file.getvalue()))
    assert opened(kept.content).format == "JPEG"
    assert opened(kept.content).getpixel((30, 20))[0] > 200


def test_what_is_seen_through_becomes_white():
    file = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(file, "PNG")
    kept = read_picture(io.BytesIO(file.getvalue()))
    assert min(opened(kept.content).getpixel((10, 10))) > 250


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"inte en bild",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(20),
        photo_with_place()[:400],
    ],
    ids=["nothing", "text", "pdf", "svg", "broken gif", "cut off"],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(Refusal) as refused:
        read_picture(io.BytesIO(content))
    assert refused.value.code == "rounds.no_picture"
    assert refused.value.field == "photo"


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it has very many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


# 10 001 by 10 001 is just above 100 million; 60 000 by 60 000 far above what Pillow itself allows.
@pytest.mark.parametrize("side", [10_001, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened(side):
    with pytest.raises(Refusal) as refused:
        read_picture(io.BytesIO(bomb(side)))
    assert refused.value.code == "rounds.picture_too_many_pixels"
