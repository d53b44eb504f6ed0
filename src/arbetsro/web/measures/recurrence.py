"""When a measure that comes back is next due."""

import calendar
from datetime import date


def months_later(day: date, months: int, wanted_day: int | None = None) -> date:
    """The day some months later; the last of the month where that month is too short.

    Args:
        day: The day to count from.
        months: How many months; may be none.
        wanted_day: The day of the month, where it is another than that of ``day``: what falls on
            the 31st comes back to the 31st after February.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(wanted_day or day.day, last))


def next_due(due_on: date, months: int, wanted_day: int, today: date) -> date:
    """The first day of the series that lies after a day and has not passed already.

    What was missed is not made up for: of a monthly measure done three months late, the next one
    is the one of this month.
    """
    step = months
    while (found := months_later(due_on, step, wanted_day)) < today:
        step += months
    return found
