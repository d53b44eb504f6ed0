"""Fields that look the same in every form."""

from django import forms


class DayInput(forms.DateInput):
    """A day, chosen in the browser's calendar; the browser wants it as 2026-11-22."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
