"""A code that a camera reads, read here by the standard and not by the library that drew it."""

import pytest

from arbetsro.web.frame.codes import qr_svg
from web.frame.markup import Faults
from web.frame.reading_codes import read_qr

ADDRESSES = (
    "http://a.se/m/x",
    "https://arbetsro.exempel.se/meeting/k7mp4wqz/",
    "https://arbetsmiljo.en-kommun-med-ett-langt-namn.exempel.se/meeting/k7mp4wqz/",
    "https://arbetsmiljo.exempel.se/report/" + "Zz9-_aB3" * 16 + "/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_code_holds_the_address(address):
    assert read_qr(qr_svg(address)) == address


def test_the_drawing_is_black_on_white_and_holds_nothing_inline():
    drawing = qr_svg(ADDRESSES[1])
    assert 'fill="#fff"' in drawing
    assert 'aria-hidden="true"' in drawing
    assert Faults(drawing, words=True).found == []
