"""Full-text search of entries, in the three languages.

Nordic words are long and bend, so a word that is looked for is cut to its stem and found anywhere
in a word: "chefer" finds "chefsstöd". A plain pass over the folded texts takes a few milliseconds
for a thousand entries, so there is no index to keep.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Protocol

from snowballstemmer import stemmer

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.vocabulary import Kind, Term, terms
from arbetsro.language import LANGUAGES, Language

#: More words than these are not looked at.
MOST_WORDS = 12
#: What is typed is cut here.
LONGEST = 400

_STEMMERS = {"sv": "swedish", "en": "english", "da": "danish"}
#: How much a word is worth in a name, among the keywords and the summary, and in the rest.
_WEIGHTS = (9, 4, 1)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave.

    Attributes:
        entries: The entries, the best first.
        words: The words that were looked for.
        every: Whether each entry has every word; otherwise each has some of them.
    """

    entries: tuple[Entry, ...]
    words: tuple[str, ...]
    every: bool


def search(entries: Iterable[Entry], text: str, language: Language) -> Found:
    """The entries that speak of what was typed; every entry for no words at all."""
    given = tuple(entries)
    words = tuple(_stem(word, language) for word in words_of(text))
    if not words:
        return Found(given, (), every=True)
    order = sorted(LANGUAGES, key=lambda one: one != language)
    points = [(entry, _worths(entry, words, order)) for entry in given]
    hits = [(entry, sum(worth)) for entry, worth in points if all(worth)]
    every = bool(hits)
    if not hits:
        hits = [(entry, sum(worth)) for entry, worth in points if any(worth)]
    hits.sort(key=lambda hit: -hit[1])
    return Found(tuple(entry for entry, _ in hits), words, every)


def words_of(text: str) -> tuple[str, ...]:
    """The different words of what was typed, folded, at most so many."""
    found = re.findall(r"[^\W_]+", _fold(text[:LONGEST]))
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class _Key:
    """An entry, told from others by what it says."""

    reference: str
    entry: Entry = field(compare=False)


def _worths(entry: Entry, words: Iterable[str], order: Sequence[Language]) -> list[int]:
    """What each word is worth in an entry: in the first language, or less in another one."""
    key = _Key(entry.reference, entry)
    return [_worth(key, word, order) for word in words]


def _worth(key: _Key, word: str, order: Sequence[Language]) -> int:
    for tongue in order:
        for weight, text in zip(_WEIGHTS, _texts(key, tongue), strict=True):
            if word in text:
                return weight * (2 if tongue == order[0] else 1)
    return 0


@lru_cache(maxsize=8192)
def _texts(key: _Key, language: Language) -> tuple[str, str, str]:
    """The folded texts of an entry: its name, then what tells what it is, then all the rest."""
    entry = key.entry
    told = (terms(kind)[key] for kind, keys in _of(entry) for key in keys)
    used = " ".join(f"{one.label.in_(language)} {_words(one, language)}" for one in told)
    what = f"{entry.keywords.in_(language)} {entry.summary.text.in_(language)} {used}"
    rest = " ".join(text.in_(language) for text, _ in entry.statements())
    return _fold(entry.name.in_(language)), _fold(what), _fold(rest)


def _of(entry: Entry) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    """The words of the vocabulary that say what an entry is about."""
    return ("factor", entry.factors), ("group", entry.groups)


def _words(term: Term, language: Language) -> str:
    return term.words.in_(language) if term.words else ""


def _fold(text: str) -> str:
    """Small letters without marks, so that "angest" finds "ångest" and "ø" is "ö"."""
    text = text.casefold()
    # Few letters are marked, and replacing those is four times as fast as translating all.
    for letter in _PLAIN.keys() & set(text):
        text = text.replace(letter, _PLAIN[letter])
    return text


def _plain_letters() -> dict[str, str]:
    """The letter below each marked letter of the Latin script."""
    found = {"æ": "a", "ø": "o", "ð": "d", "đ": "d", "ł": "l"}
    for code in range(0xC0, 0x250):
        parts = unicodedata.normalize("NFD", chr(code).casefold())
        if len(parts) > 1 and parts[0].isascii():
            found.setdefault(chr(code).casefold(), parts[0])
    return {letter: plain for letter, plain in found.items() if len(letter) == 1}


_PLAIN = _plain_letters()


def _stem(word: str, language: Language) -> str:
    return str(_stemmer(language).stemWord(word)) if len(word) > 3 else word


@cache
def _stemmer(language: Language) -> "_Stemmer":
    made: _Stemmer = stemmer(_STEMMERS[language])
    return made


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name
