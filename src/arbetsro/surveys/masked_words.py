"""The words of a text, and the organisation's own names among them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Parts of names that are ordinary words.
_PARTICLES = frozenset(
    {"af", "al", "and", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le"}
    | {"och", "of", "og", "the", "van", "von"}
)
#: A sentence begins after these; after a colon or a quotation mark it may.
_ENDS = frozenset('.!?…:\n•*–—"”“»«(')
#: A point after these ends no sentence.
_SHORT = frozenset(
    {"a", "bl", "ca", "d", "dr", "dvs", "e", "eks", "ex", "f", "fx", "g", "kl", "m", "mfl", "nr"}
    | {"osv", "resp", "st", "t"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(*found.span(), found.group()) for found in _WORD.finditer(text)]


def folded(text: str) -> str:
    """A text in small letters without accents, so that Rene is René; as long as it was."""
    return "".join(unicodedata.normalize("NFKD", sign)[0].lower()[0] for sign in text).replace(
        "’", "'"
    )


def is_first(text: str, words: list[Word], i: int) -> bool:
    """Whether a word begins a sentence, or may."""
    if i == 0:
        return True
    between = text[words[i - 1].end : words[i].start]
    if between.startswith(".") and "\n" not in between and words[i - 1].text.lower() in _SHORT:
        return False
    return any(sign in _ENDS for sign in between) or between.strip(" ").startswith("-")


@dataclass(frozen=True, slots=True)
class Names:
    """The people and units of an organisation, as texts may name them.

    Attributes:
        people: Every part of a name, folded.
        units: The words of each unit's name, folded, by the first of them.
    """

    people: frozenset[str] = frozenset()
    units: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[str], units: Iterable[str] = ()) -> "Names":
        """Names to look for: each part of a person's name alone, a unit's name only as a whole."""
        parts = {folded(part) for name in people for part in _parts(name)}
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for unit in units:
            said = tuple(folded(word.text) for word in words_of(unit))
            if said:
                by_first.setdefault(said[0], []).append(said)
        return cls(
            frozenset(part for part in parts if len(part) > 1 and part not in _PARTICLES),
            {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in by_first.items()},
        )

    def has(self, word: str) -> bool:
        """Whether a word is part of somebody's name, also as Annas or Anna's."""
        return any(_bare(part, self.people) for part in (word, *re.split("-", word)))

    def units_in(self, words: list[Word]) -> Iterator[tuple[int, int]]:
        """Where units are named."""
        said = [folded(word.text) for word in words]
        for i, word in enumerate(words):
            # An ending, as in "hemtjänstens", may follow the last word.
            for unit in self._beginning(said[i]):
                heard = said[i : i + len(unit)]
                if heard[:-1] == list(unit[:-1]) and _is_ending(heard[-1], unit[-1]):
                    yield word.start, words[i + len(unit) - 1].end
                    break

    def _beginning(self, word: str) -> Iterator[tuple[str, ...]]:
        for ending in range(4):
            yield from self.units.get(word[: len(word) - ending], ())


def _parts(name: str) -> Iterator[str]:
    for word in words_of(name):
        yield word.text
        yield from word.text.split("-")


def _bare(word: str, people: frozenset[str]) -> bool:
    said = folded(word)
    return said in people or said.removesuffix("s").removesuffix("'") in people


def _is_ending(heard: str, last: str) -> bool:
    return heard.startswith(last) and len(heard) - len(last) <= 3
