"""Numbers, kronor, shares and dates as each language writes them."""

from dataclasses import dataclass
from datetime import date

from arbetsro.language.text import Language

_LOCALES: dict[Language, str] = {"sv": "sv_SE", "en": "en_GB", "da": "da_DK"}
_MONEY: dict[Language, str] = {
    "sv": "#,##0\xa0'kr'",
    "en": "'SEK'\xa0#,##0",
    "da": "#,##0\xa0'kr.'",
}
_SHARE: dict[Language, str] = {"sv": "\xa0%", "en": "%", "da": "\xa0%"}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values in one language. Every method takes a finite number."""

    language: Language

    @property
    def locale(self) -> str:
        """The locale whose signs are used."""
        return _LOCALES[self.language]

    def number(self, value: float, decimals: int = 0) -> str:
        """A plain number with a fixed count of decimals."""
        return self._decimal(value, "#,##0", decimals)

    def money(self, value: float, decimals: int = 0) -> str:
        """An amount in Swedish kronor."""
        return self._decimal(value, _MONEY[self.language], decimals)

    def _decimal(self, value: float, pattern: str, decimals: int) -> str:
        # Babel is slow to import, and the start of the command line must stay quick.
        from babel.numbers import format_decimal

        if decimals:
            pattern = pattern.replace("#,##0", "#,##0." + "0" * decimals)
        written = format_decimal(_no_negative_zero(value, decimals), pattern, locale=self.locale)
        return str(written).replace("-", "\N{MINUS SIGN}")

    def share(self, value: float, decimals: int | None = None) -> str:
        """A share, given as a fraction and written as a percentage.

        Without ``decimals`` it is written with one, or none where that says the same.
        """
        if decimals is None:
            decimals = 0 if abs(100 * value - round(100 * value)) < 0.05 else 1
        return self.number(100 * value, decimals) + _SHARE[self.language]

    def date(self, value: date) -> str:
        """A date in words."""
        from babel.dates import format_date

        return str(format_date(value, "long", locale=self.locale))

    def value(self, value: float, unit: str, decimals: int | None = None) -> str:
        """A value written as its unit asks for: kronor, percent, or a number with the unit."""
        quantity = unit.split("/")[0]
        if quantity == "SEK":
            return self.money(value, decimals or 0)
        if quantity == "share":
            return self.share(value, 1 if decimals is None else decimals)
        whole = float(value).is_integer() and abs(value) < 1e15
        return self.number(value, (0 if whole else 2) if decimals is None else decimals)


def _no_negative_zero(value: float, decimals: int) -> float:
    return 0.0 if round(value, decimals) == 0 else value
