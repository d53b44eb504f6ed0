"""Codes that a telephone's camera reads."""

from itertools import groupby

import qrcode
from django.utils.safestring import SafeString, mark_safe

#: How many modules of white a reader needs around the code (ISO/IEC 18004).
_QUIET = 4


def qr_svg(text: str) -> SafeString:
    """A QR code as an SVG drawing: black on white also where the page is dark.

    It is a drawing only; what stands around it says what it is for and gives the text in letters.

    Args:
        text: What the telephone gets to read, as an address. About 2 300 signs at most.
    """
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=_QUIET)
    code.add_data(text)
    modules = code.get_matrix()
    side = len(modules)
    path = "".join(_runs(y, row) for y, row in enumerate(modules))
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" aria-hidden="true" '
        'focusable="false" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )
    return mark_safe(drawing)  # noqa: S308 - numbers only


def _runs(y: int, row: list[bool]) -> str:
    """The dark modules of a line, those beside each other as one."""
    found, x = "", 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        found += f"M{x} {y}h{length}v1h-{length}z" if is_dark else ""
        x += length
    return found
