"""The figures of a pack in words."""

from datetime import date

from arbetsro.language import Language, Writer, say
from arbetsro.reporting.board.pack import Figure


def value_of(figure: Figure, language: Language) -> str:
    """The figure with its unit; a dash where it is missing or hidden."""
    if figure.value is None:
        return "–"
    writer = Writer(language)
    match figure.unit:
        case "share":
            return writer.share(figure.value, 0)
        case "days":
            count = writer.number(figure.value, 0 if float(figure.value).is_integer() else 1)
            return say("board.one_day" if figure.value == 1 else "board.days", language, days=count)
        case "persons_per_manager":
            return each(figure.value, language)
        case _:
            return writer.number(figure.value)


def each(count: float, language: Language) -> str:
    """How many staff each manager has, with a decimal where it takes one."""
    return Writer(language).number(count, 0 if float(round(count, 1)).is_integer() else 1)


def why_missing(figure: Figure, language: Language) -> str:
    """Why there is no figure; blank where there is one. What is hidden reads like what is empty."""
    if figure.value is not None:
        return ""
    return say(f"board.missing_{figure.key}", language)


def rests_on(figure: Figure, language: Language) -> str:
    """The number that the figure rests on; a dash where it rests on none but itself."""
    if figure.of is None:
        return "–"
    whole = Writer(language).number(figure.of)
    if figure.unit == "share" and figure.value is not None:
        count = Writer(language).number(round(figure.value * figure.of))
        return say("board.part_of", language, count=count, whole=whole)
    words = {"days": "matters", "persons_per_manager": "managers"}.get(figure.unit, "of")
    return say(f"board.rests_on_{words}", language, whole=whole)


def day_of(figure: Figure, since: date, language: Language) -> str:
    """The day or the time that the figure tells of.

    Args:
        figure: The figure.
        since: The first day of the period.
        language: The language.
    """
    day = figure.day.isoformat()
    if figure.over == "day":
        return day
    if figure.over == "months":
        return say("board.twelve_months", language, day=day)
    return say("board.between", language, since=since.isoformat(), day=day)
