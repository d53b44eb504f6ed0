"""When a staff member is there, and when not."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from arbetsro.language import Language, say
from arbetsro.web.bookings.models import Deviation
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm


class ClockInput(forms.TimeInput):
    """A time of day, as the browser asks for it."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class HoursForm(WordedForm):
    """Hours that come back every week."""

    area = "bookings"

    weekday = forms.TypedChoiceField(coerce=int)
    starts = forms.TimeField(widget=ClockInput)
    ends = forms.TimeField(widget=ClockInput)
    valid_from = forms.DateField(widget=DayInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="hours-%s", **kwargs)
        self.choices("weekday", range(7))
        self.fields["valid_from"].initial = today


class DeviationForm(WordedForm):
    """A time away, or an extra one."""

    area = "bookings"

    kind = forms.ChoiceField(widget=forms.RadioSelect)
    first_day = forms.DateField(widget=DayInput)
    starts = forms.TimeField(widget=ClockInput)
    last_day = forms.DateField(widget=DayInput)
    ends = forms.TimeField(widget=ClockInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        zone: ZoneInfo,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, auto_id="deviation-%s", **kwargs)
        self._zone = zone
        self.choices("kind", Deviation.Kind.values)

    @property
    def span(self) -> dict[str, datetime]:
        """From when to when, as the action takes it."""
        given = self.cleaned_data
        return {
            "starts_at": datetime.combine(given["first_day"], given["starts"], self._zone),
            "ends_at": datetime.combine(given["last_day"], given["ends"], self._zone),
        }


class IllForm(WordedForm):
    """Who cannot come today, or on another day."""

    area = "bookings"

    staff = forms.TypedChoiceField(coerce=int)
    day = forms.DateField(widget=DayInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        names: Mapping[int, str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["staff"].choices = [(key, name) for key, name in names.items()]  # type: ignore[attr-defined]
        self.fields["day"].initial = today

    def clean_day(self) -> object:
        """A day that has not passed."""
        day = self.cleaned_data["day"]
        if day < today():
            raise forms.ValidationError(say("bookings.day_passed", self.language))
        return day
