"""Screenshots as small PNG files: a palette of 256 colours is all that a page needs."""

import base64
import struct
import zlib

import numpy as np
from playwright.sync_api import Page

_COLOURS = 256
_DECODE = """async (png) => {
  const image = await createImageBitmap(await (await fetch(png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let i = 0; i < bytes.length; i += 32768)
    text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return [image.width, image.height, btoa(text)];
}"""


def small_png(png: bytes, blank: Page) -> bytes:
    """The picture with its commonest colours, decoded by a blank page of the browser."""
    data = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    width, height, pixels = blank.evaluate(_DECODE, data)
    colours = np.frombuffer(base64.b64decode(pixels), np.uint8).reshape(-1, 4)[:, :3]
    palette, indices = _reduced(colours)
    return _encoded(palette, indices.reshape(height, width))


def _reduced(colours: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The commonest colours, and for every pixel the nearest of them."""
    found, inverse, counts = np.unique(colours, axis=0, return_inverse=True, return_counts=True)
    palette = found[np.argsort(-counts, kind="stable")[:_COLOURS]]
    distances = ((found[:, None, :].astype(int) - palette[None, :, :]) ** 2).sum(axis=2)
    return palette, distances.argmin(axis=1).astype(np.uint8)[inverse.reshape(-1)]


def _encoded(palette: np.ndarray, indices: np.ndarray) -> bytes:
    height, width = indices.shape
    lines = np.hstack([np.zeros((height, 1), np.uint8), indices])
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.tobytes()),
            _chunk(b"IDAT", zlib.compress(lines.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
