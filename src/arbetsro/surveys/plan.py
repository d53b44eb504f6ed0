"""Reads the values of a plan, which may have come from anywhere. What is wrong is gathered."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from arbetsro.language import LANGUAGES, Text
from arbetsro.surveys.form_faults import FormFault
from arbetsro.surveys.plain import readable

Table = Mapping[str, Any]

#: The longest question that can be read on a telephone.
LONGEST_QUESTION = 300
_KEY = re.compile(r"[a-z][a-z0-9_]{0,19}")
_LONGEST_SHOWN = 40


@dataclass(slots=True)
class Plan:
    """Reads a plan.

    Attributes:
        faults: What was found to be wrong so far.
    """

    faults: list[FormFault] = field(default_factory=list)

    def each(self, table: Table, key: str, most: int, at: str = "") -> Iterator[tuple[Table, str]]:
        """The tables of a list, each with its place; a fault where there are more than allowed."""
        given, where = table.get(key, []), f"{at}{key}"
        if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
            self.fault("not_a_list", where)
            return
        if len(given) > most:
            self.fault("too_many", where, n=len(given), most=most)
        for i, one in enumerate(given[:most], 1):
            yield one, f"{where}.{i}"

    def key(self, table: Table, at: str, seen: set[str]) -> str:
        """The key of a question, which nothing else of its kind may have."""
        given = str(table.get("key", ""))
        if not _KEY.fullmatch(given):
            self.fault("bad_key", f"{at}.key", given=given[:_LONGEST_SHOWN])
        elif given in seen:
            self.fault("key_twice", f"{at}.key", given=given)
        seen.add(given)
        return given

    def text(self, given: object, at: str) -> Text:
        """A text, in which the first language that is given stands in for those that are not."""
        found = _texts(given) if isinstance(given, Mapping) else {}
        if not found:
            self.fault("text_missing", at)
        longest = max(map(len, found.values()), default=0)
        if longest > LONGEST_QUESTION:
            self.fault("text_too_long", at, n=longest, most=LONGEST_QUESTION)
        first = next(iter(found.values()), "")
        return Text(**{one: found.get(one, first) for one in LANGUAGES})

    def word(self, table: Table, key: str, known: tuple[str, ...], at: str) -> str:
        """The word under a key, one of those that are known."""
        given = table.get(key)
        if given in known:
            return str(given)
        shown = str(given or "")[:_LONGEST_SHOWN]
        self.fault("unknown_word", f"{at}.{key}", given=shown, known=", ".join(known))
        return known[0]

    def expect(self, table: Table, keys: set[str], at: str) -> None:
        """Finds the keys that have no place in a table."""
        for key in sorted(map(str, set(table) - keys)):
            place = f"{at}.{key[:_LONGEST_SHOWN]}" if at else key[:_LONGEST_SHOWN]
            self.fault("unknown_field", place, known=", ".join(sorted(keys)))

    def fault(self, code: str, at: str, **values: object) -> None:
        """Keeps a fault."""
        self.faults.append(FormFault(code, at, values))


def _texts(table: Table) -> dict[str, str]:
    return {one: says for one in LANGUAGES if (says := readable(table.get(one)))}
