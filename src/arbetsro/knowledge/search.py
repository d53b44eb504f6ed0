"""Full-text search of entries, in the three languages.

Nordic words are long and bend, so a word is found anywhere in a word, and so is its stem, which is
worth less: "chefer" finds "chefsstöd". A plain pass over the folded texts takes a few milliseconds
for a thousand entries, so there is no index to keep.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Protocol

from snowballstemmer import stemmer

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.matrix import in_order
from arbetsro.knowledge.vocabulary import Kind, Term, terms
from arbetsro.language import LANGUAGES, Language

#: More words than these are not looked at.
MOST_WORDS = 12
#: What is typed is cut here.
LONGEST = 400

_STEMMERS = {"sv": "swedish", "en": "english", "da": "danish"}
#: How much a word is worth in a name, among the keywords and the summary, and in the rest.
_WEIGHTS = (9, 4, 1)
#: How much a word is worth as it was typed, and its stem.
_TYPED, _STEMMED = 3, 2
#: A word that is no longer than this is looked for at the start of words only, and has no stem.
_SHORT = 3
#: A stem with a smaller share of its word than this has lost its meaning: "mind" of "mindfulness".
_SMALLEST_STEM = 0.6

#: What words stand after, other than a space.
_MARKS = frozenset('-–/(“”’"\n')

Texts = tuple[str, str, str]


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
    """The entries that speak of what was typed; every entry for no words at all.

    Those that are worth the same stand as :func:`arbetsro.knowledge.matrix.in_order` has them.
    """
    given = tuple(entries)
    words = words_of(text)
    if not words:
        return Found(given, (), every=True)
    tongues = sorted(LANGUAGES, key=lambda one: one != language)
    forms = [_forms(word, language) for word in words]
    worths = {entry.id: _worths(entry, forms, tongues) for entry in given}
    every = any(map(all, worths.values()))
    wanted = all if every else any
    found = in_order((entry for entry in given if wanted(worths[entry.id])), language)
    best = sorted(found, key=lambda entry: -sum(worths[entry.id]))
    return Found(tuple(best), words, every)


def words_of(text: str) -> tuple[str, ...]:
    """The different words of what was typed, in small letters, at most so many."""
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:LONGEST]).casefold())
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def _forms(word: str, language: Language) -> dict[str, int]:
    """What a word is looked for as, folded, with what each form is worth."""
    plain = _fold(word)
    if len(plain) <= _SHORT:
        return {f" {plain}": _TYPED}
    stems = [_fold(stem) for stem in _stems(word, language)]
    enough = max(_SHORT + 1, _SMALLEST_STEM * len(plain))
    return dict.fromkeys((s for s in stems if len(s) >= enough), _STEMMED) | {plain: _TYPED}


def _stems(word: str, language: Language) -> tuple[str, ...]:
    """The stem of a word; in English with i as well as y, so that "policies" finds "policy"."""
    stem = str(_stemmer(language).stemWord(word))
    is_english_y = language == "en" and stem.endswith("i")
    return (stem, f"{stem[:-1]}y") if is_english_y else (stem,)


@dataclass(frozen=True, slots=True)
class _Key:
    """An entry, told from others by what it says."""

    reference: str
    entry: Entry = field(compare=False)


def _worths(
    entry: Entry, words: Iterable[Mapping[str, int]], tongues: Iterable[Language]
) -> list[int]:
    """What each word is worth in an entry: in the first language, or less in another one."""
    key = _Key(entry.reference, entry)
    texts = [_texts(key, tongue) for tongue in tongues]
    return [_worth(texts, forms) for forms in words]


def _worth(texts: Sequence[Texts], forms: Mapping[str, int]) -> int:
    for i, of_tongue in enumerate(texts):
        for weight, text in zip(_WEIGHTS, of_tongue, strict=True):
            if found := [worth for form, worth in forms.items() if form in text]:
                return weight * max(found) * (1 if i else 2)
    return 0


@lru_cache(maxsize=8192)
def _texts(key: _Key, language: Language) -> Texts:
    """The folded texts of an entry: its name, then what tells what it is, then all the rest."""
    entry = key.entry
    told = (terms(kind)[key] for kind, keys in _of(entry) for key in keys)
    used = " ".join(f"{one.label.in_(language)} {_words(one, language)}" for one in told)
    what = f"{entry.keywords.in_(language)} {entry.summary.text.in_(language)} {used}"
    rest = " ".join(text.in_(language) for text, _ in entry.statements())
    return _words_in(entry.name.in_(language)), _words_in(what), _words_in(rest)


def _words_in(text: str) -> str:
    """A folded text where each word has a space before it."""
    folded = _fold(text)
    for mark in _MARKS & set(folded):
        folded = folded.replace(mark, " ")
    return f" {folded}"


def _of(entry: Entry) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    """The words of the vocabulary that say what an entry is about."""
    return ("factor", entry.factors), ("group", entry.groups), ("branch", entry.branches)


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


@cache
def _stemmer(language: Language) -> "_Stemmer":
    made: _Stemmer = stemmer(_STEMMERS[language])
    return made


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name
