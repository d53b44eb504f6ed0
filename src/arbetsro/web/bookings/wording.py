"""Times in words."""

from datetime import date, datetime, tzinfo

from arbetsro.language import Language, say


def when(moment: datetime, zone: tzinfo, language: Language) -> str:
    """A moment as ``tisdag 2026-12-01 kl. 09:00``, by the clock on the clinic's wall."""
    local = moment.astimezone(zone)
    return say(
        "bookings.when", language, day=day_in_words(local.date(), language), time=f"{local:%H:%M}"
    )


def day_in_words(day: date, language: Language) -> str:
    """A day with its name, as ``tisdag 2026-12-01``."""
    return f"{say(f'bookings.weekday_{day.weekday()}', language)} {day.isoformat()}"
