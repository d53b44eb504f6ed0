"""Reads a QR code from its modules, by the standard (ISO/IEC 18004) and not by the library.

It reads what is undamaged: bytes, error correction M, versions 1 to 10.
"""

import re

#: Version: blocks of data at level M, as (how many, data codewords in each), and the error
#: correction codewords of each are not read. Table 9 of the standard.
BLOCKS = {
    1: [(1, 16)], 2: [(1, 28)], 3: [(1, 44)], 4: [(2, 32)], 5: [(2, 43)], 6: [(4, 27)],
    7: [(4, 31)], 8: [(2, 38), (2, 39)], 9: [(3, 36), (2, 37)], 10: [(4, 43), (1, 44)],
}  # fmt: skip
#: Where the centres of the small squares lie. Annex E.
ALIGNMENT = {
    1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38],
    8: [6, 24, 42], 9: [6, 26, 46], 10: [6, 28, 50],
}  # fmt: skip
MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)
LEVEL_M = 0b00


def read_qr(svg: str) -> str:
    """The text of the code that a drawing shows."""
    grid = modules(svg)
    size = len(grid)
    version = (size - 17) // 4
    level, mask = format_of(grid)
    assert level == LEVEL_M
    bits = [grid[r][c] ^ MASKS[mask](r, c) for r, c in way(size, version)]
    words = [
        int("".join("01"[bit] for bit in bits[i : i + 8]), 2) for i in range(0, len(bits) - 7, 8)
    ]
    return text_of(in_order(words, BLOCKS[version]), version)


def modules(svg: str) -> list[list[bool]]:
    """The squares, dark or not, without the white around them."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    dark = re.search(r'fill="#000" d="([^"]+)"', svg)[1]
    grid = [[False] * side for _ in range(side)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", dark):
        for step in range(int(length)):
            grid[int(y)][int(x) + step] = True
    assert not any(any(row[:4] + row[-4:]) for row in grid)
    assert not any(any(row) for row in grid[:4] + grid[-4:])
    return [row[4:-4] for row in grid[4:-4]]


def format_of(grid: list[list[bool]]) -> tuple[int, int]:
    """The level of error correction and the mask, beside the square at the top left."""
    places = [(8, c) for c in (0, 1, 2, 3, 4)]
    bits = "".join("01"[grid[r][c]] for r, c in places)
    value = int(bits, 2) ^ (0b101010000010010 >> 10)
    return value >> 3, value & 0b111


def way(size: int, version: int):
    """The places of data, in the order in which they are read: up and down, two columns wide."""
    column, upward = size - 1, True
    while column > 0:
        column -= column == 6
        for step in range(size):
            row = size - 1 - step if upward else step
            for c in (column, column - 1):
                if not is_function(row, c, size, version):
                    yield row, c
        column, upward = column - 2, not upward


def is_function(r: int, c: int, size: int, version: int) -> bool:
    """Whether a place belongs to the frame of the code and holds no data."""
    if (r < 9 and (c < 9 or c >= size - 8)) or (r >= size - 8 and c < 9) or 6 in (r, c):
        return True
    if version >= 7 and ((r < 6 and c >= size - 11) or (c < 6 and r >= size - 11)):
        return True
    centres = ALIGNMENT[version]
    return any(
        abs(r - y) <= 2 and abs(c - x) <= 2
        for y in centres
        for x in centres
        if (y, x) not in {(6, 6), (6, centres[-1]), (centres[-1], 6)}
    )


def in_order(words: list[int], blocks: list[tuple[int, int]]) -> list[int]:
    """The data words, block after block; they are laid one of each block in turn."""
    lengths = [length for count, length in blocks for _ in range(count)]
    found: list[list[int]] = [[] for _ in lengths]
    rest = iter(words)
    for place in range(max(lengths)):
        for block, length in zip(found, lengths, strict=True):
            if place < length:
                block.append(next(rest))
    return [word for block in found for word in block]


def text_of(words: list[int], version: int) -> str:
    """What the data says: bytes, first how many."""
    bits = "".join(f"{word:08b}" for word in words)
    assert bits[:4] == "0100"
    width = 8 if version < 10 else 16
    count, start = int(bits[4 : 4 + width], 2), 4 + width
    return bytes(int(bits[start + 8 * i : start + 8 * i + 8], 2) for i in range(count)).decode()
