"""What can be wrong with texts in three languages, whatever they are about: every fault at once."""

import re
from collections.abc import Iterable

from economics.test_declared import FOREIGN

from arbetsro.language import LANGUAGES, Text

#: Each with the place where it stands.
Texts = Iterable[tuple[str, Text]]
#: A pattern that nothing matches.
_NOTHING = re.compile(r"(?!)")


def in_another_language(texts: Texts, names: re.Pattern[str] = _NOTHING) -> list[str]:
    """Words of one language in another; ``names`` are in their own language everywhere."""
    return [
        f"{place} in {language}: {found[0]!r} in {text.in_(language)!r}"
        for place, text in texts
        for language in LANGUAGES
        if (found := FOREIGN[language].search(names.sub("", text.in_(language))))
    ]


def left_untranslated(texts: Texts) -> list[str]:
    """Sentences that are the same in two languages."""
    return [
        place
        for place, text in texts
        if len(text.sv.split()) > 3 and len({text.sv, text.en, text.da}) < 3
    ]


def untidy(texts: Texts, fields: str = r"\{|\}") -> list[str]:
    """Spaces too many, double full stops, and fields that nobody fills in."""
    bad = re.compile(rf"  |\s$|^\s|\n|{fields}|\.\.|\s[,.?]")
    return [
        f"{place}: {text.in_(language)!r}"
        for place, text in texts
        for language in LANGUAGES
        if bad.search(text.in_(language))
    ]
