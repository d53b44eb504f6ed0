"""Finds what may tell who somebody is in texts that staff have written, and masks it for a review.

It would rather mask too much, and cannot find everything: a story may tell who it is about without
a name. So nothing is published before a person has read it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.language import LANGUAGES, Language, Text
from arbetsro.surveys.masked_forms import FORMS
from arbetsro.surveys.masked_words import Names, Word, folded, is_first, words_of
from arbetsro.workenv.reading import part

MaskKind = Literal[
    "name", "unit", "email", "link", "telephone", "personal_number", "date", "address", "number"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the cleaned text.

    Attributes:
        start, end: Where it stands in ``Masked.plain``.
        kind: What it is taken for.
        is_masked: False for what is only shown to the reviewer as perhaps a name.
    """

    start: int
    end: int
    kind: MaskKind
    is_masked: bool = True


@dataclass(frozen=True, slots=True)
class Masked:
    """A text for the reviewer.

    Attributes:
        plain: What was written, without invisible signs.
        text: The same with a mark in place of what is masked.
        spans: What was found, in order and apart from each other.
    """

    plain: str
    text: str
    spans: tuple[Span, ...]

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Words that may be names and are not masked: the reviewer should look at them."""
        return tuple(self.plain[one.start : one.end] for one in self.spans if not one.is_masked)


@dataclass(frozen=True, slots=True)
class MaskingWords:
    """What ``masking.toml`` holds."""

    capitalised: frozenset[str]
    first: frozenset[str]
    marks: Mapping[str, Text]


def masked(text: str, *, names: Names | None = None, language: Language = "sv") -> Masked:
    """A text with names, numbers and addresses masked.

    Args:
        text: What somebody wrote, in any of the languages.
        names: The organisation's own people and units.
        language: That of the marks.
    """
    plain = _cleaned(text)
    spans = tuple(_apart(plain, [*_forms(plain), *_names(plain, names or Names())]))
    return Masked(plain, _with_marks(plain, spans, language), spans)


def _cleaned(text: str) -> str:
    """The text composed, without signs that nobody sees and that would hide a name."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")


def _forms(plain: str) -> Iterator[Span]:
    for kind, pattern in FORMS:
        for found in pattern.finditer(plain):
            yield Span(*found.span(), kind)


def _names(plain: str, names: Names) -> list[Span]:
    words = words_of(plain)
    given = [Span(start, end, "unit") for start, end in names.units_in(words)]
    given += [Span(one.start, one.end, "name") for one in words if names.has(one.text)]
    capital = [_of_capital(plain, words, i) for i in range(len(words))]
    return _surer([*given, *(one for one in capital if one)], plain)


def _of_capital(plain: str, words: list[Word], i: int) -> Span | None:
    """A word with a capital letter: a name within a sentence, perhaps one where it begins."""
    word, known = words[i], masking_words()
    if not word.is_capital or folded(word.text) in known.capitalised:
        return None
    if not is_first(plain, words, i):
        return Span(word.start, word.end, "name")
    if folded(word.text) in known.first:
        return None
    is_full_name = i + 1 < len(words) and words[i + 1].is_capital and _beside(plain, words, i)
    return Span(word.start, word.end, "name", is_masked=is_full_name)


def _beside(plain: str, words: list[Word], i: int) -> bool:
    """Whether nothing but a space parts a word from the next."""
    return plain[words[i].end : words[i + 1].start] == " "


def _surer(found: list[Span], plain: str) -> list[Span]:
    """A doubtful word is masked where the same word is a name elsewhere in the text."""
    said = [folded(plain[one.start : one.end]) for one in found]
    sure = {word for word, one in zip(said, found, strict=True) if one.is_masked}
    return [
        Span(one.start, one.end, one.kind, one.is_masked or word in sure)
        for word, one in zip(said, found, strict=True)
    ]


def _apart(plain: str, found: list[Span]) -> Iterator[Span]:
    """The spans in order; those that meet are one, of the kind of the longest."""
    current: Span | None = None
    # At the same place what is masked comes first, and then the longest.
    for span in sorted(found, key=lambda one: (one.start, not one.is_masked, -one.end)):
        if current and _meet(plain, current, span):
            current = _joined(current, span)
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def _meet(plain: str, one: Span, other: Span) -> bool:
    if other.start < one.end:
        return True
    is_same = one.kind == other.kind and one.is_masked and other.is_masked
    return is_same and not plain[one.end : other.start].strip(" -")


def _joined(one: Span, other: Span) -> Span:
    longest = max((one, other), key=lambda span: span.end - span.start)
    is_masked = one.is_masked or other.is_masked
    return Span(one.start, max(one.end, other.end), longest.kind, is_masked)


def _with_marks(plain: str, spans: Iterable[Span], language: Language) -> str:
    marks, parts, at = masking_words().marks, [], 0
    for span in spans:
        if span.is_masked:
            parts += [plain[at : span.start], marks[span.kind].in_(language)]
            at = span.end
    return "".join([*parts, plain[at:]])


@cache
def masking_words() -> MaskingWords:
    """The words that help to tell names from other words.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("content/masking", _read, __package__)


def _read(reader: Reader, table: Table) -> MaskingWords:
    reader.expect(table, {"capitalised", "first", "mark"})
    first, mark = part(reader, table, "first"), part(reader, table, "mark")
    reader.expect(mark, set(get_args(MaskKind)), "mark")
    by_language = [reader.ids(first, one, "first", needed=True) for one in LANGUAGES]
    return MaskingWords(
        capitalised=frozenset(map(folded, reader.ids(table, "capitalised"))),
        first=frozenset(folded(word) for words in by_language for word in words),
        marks={kind: reader.text(mark, kind, "mark") for kind in get_args(MaskKind)},
    )
