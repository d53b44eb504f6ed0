"""Swedish, English and Danish: texts in three languages, messages, numbers and dates."""

from arbetsro.language.catalogue import say
from arbetsro.language.numbers import Writer
from arbetsro.language.text import LANGUAGES, Language, Text, from_locale

__all__ = ["LANGUAGES", "Language", "Text", "Writer", "from_locale", "say"]
