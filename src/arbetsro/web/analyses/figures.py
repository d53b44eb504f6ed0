"""Values of rows in words: with the unit, with all their decimals, or bare beside it."""

from arbetsro.language import Language, Writer


def figure(number: float, unit: str, language: Language) -> str:
    """A value with the decimals that it takes to follow the arithmetic."""
    writer = Writer(language)
    if unit == "share":
        return writer.share(number)
    return writer.value(number, unit, 2 if unit in {"SEK/hour", "factor"} else None)


def exact(number: float, unit: str, language: Language) -> str:
    """A value with the decimals that its row shows."""
    if unit != "share":
        return figure(number, unit, language)
    whole = float(round(100 * number, 2)).is_integer()
    return Writer(language).share(number, 0 if whole else 2)


def bare(number: float, unit: str, language: Language) -> str:
    """A value without its unit, which stands beside it."""
    shown = 100 * number if unit == "share" else number
    decimals = 0 if unit.startswith("SEK") and unit != "SEK/hour" else 2
    if float(round(shown, 2)).is_integer() and unit not in {"SEK/hour", "factor"}:
        decimals = 0
    return Writer(language).number(shown, decimals)
