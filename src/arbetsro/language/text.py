"""A text in the three languages of the project."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["sv", "en", "da"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in Swedish, English and Danish."""

    sv: str
    en: str
    da: str

    def in_(self, language: Language) -> str:
        """The text in one language."""
        return str(getattr(self, language))

    @classmethod
    def read(cls, table: Mapping[str, str]) -> "Text":
        """The text of a table with the keys ``sv``, ``en`` and ``da``.

        Raises:
            ValueError: A language is missing, empty or unknown.
        """
        if set(table) != set(LANGUAGES):
            raise ValueError(f"expected exactly {', '.join(LANGUAGES)}, found {sorted(table)}")
        empty = [language for language in LANGUAGES if not table[language].strip()]
        if empty:
            raise ValueError(f"empty in {', '.join(empty)}")
        return cls(sv=table["sv"], en=table["en"], da=table["da"])


def known(text: object) -> Language | None:
    """The project's language with this code, or nothing."""
    return next((one for one in LANGUAGES if one == text), None)


def from_locale() -> Language:
    """The project's language nearest to the user's locale; English where none fits."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return _language_of(value)
    return _language_of(locale.getlocale()[0] or "")


def _language_of(tag: str) -> Language:
    for language in LANGUAGES:
        if tag.lower().replace("-", "_").split("_")[0].split(".")[0] == language:
            return language
    return "en"
