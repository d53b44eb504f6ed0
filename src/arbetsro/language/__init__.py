"""Swedish, English and Danish: texts in three languages, messages, numbers and dates."""

from arbetsro.language.catalogue import say
from arbetsro.language.numbers import Writer
from arbetsro.language.reading import NotANumber, read_number, write_for_entry
from arbetsro.language.text import LANGUAGES, Language, Text, from_locale, known

__all__ = [
    "LANGUAGES",
    "Language",
    "NotANumber",
    "Text",
    "Writer",
    "from_locale",
    "known",
    "read_number",
    "say",
    "write_for_entry",
]
