"""A small calculator of written arithmetic, which knows nothing of the program's own parser.

It reads numbers, names, the four operations, a leading minus, parentheses and ``total(…)``, and
binds them as a spreadsheet does. It calculates in fractions, so that nothing is ever rounded.
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(\S))")


def calculate(
    text: str,
    values: Mapping[str, Fraction] | None = None,
    totals: Mapping[str, Sequence[Fraction]] | None = None,
) -> Fraction:
    """The exact value of the text.

    Raises:
        ZeroDivisionError: Something is divided by zero.
    """
    tokens = [next(filter(None, match)) for match in _TOKEN.findall(text)]
    calculator = _Calculator(tokens[::-1], values or {}, totals or {})
    found = calculator.sum()
    assert not calculator.left, f"{text!r} goes on after its end"
    return found


class _Calculator:
    def __init__(
        self,
        left: list[str],
        values: Mapping[str, Fraction],
        totals: Mapping[str, Sequence[Fraction]],
    ) -> None:
        self.left, self._values, self._totals = left, values, totals

    def sum(self) -> Fraction:
        found = self._product()
        while self._next() in {"+", "-"}:
            found = found + self._product() if self.left.pop() == "+" else found - self._product()
        return found

    def _product(self) -> Fraction:
        found = self._part()
        while self._next() in {"*", "/"}:
            found = found * self._part() if self.left.pop() == "*" else found / self._part()
        return found

    def _part(self) -> Fraction:
        token = self.left.pop()
        if token == "-":
            return -self._part()
        if token == "(":
            inside = self.sum()
            assert self.left.pop() == ")"
            return inside
        if token == "total":
            assert self.left.pop() == "("
            several = self._totals[self.left.pop()]
            assert self.left.pop() == ")"
            return sum(several, Fraction(0))
        return Fraction(token) if token[0].isdigit() else self._values[token]

    def _next(self) -> str | None:
        return self.left[-1] if self.left else None
