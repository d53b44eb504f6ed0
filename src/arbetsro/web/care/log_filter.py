"""Finding events in the log of the care store."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet

from arbetsro.language import Language, say
from arbetsro.web.care.forms import CareForm
from arbetsro.web.care.models import CareEvent, Clinic
from arbetsro.web.care.purposes import TO_OPEN, Purpose
from arbetsro.web.frame.forms import DayInput
from arbetsro.web.frame.plain import LineField

#: Days that have a day before and after them in every time zone.
_FIRST, _LAST = date(1, 1, 2), date(9999, 12, 30)
_WAYS = ("changing", "reading", "outside")


class LogFilter(CareForm):
    """Which events somebody wants to see. What is left empty does not narrow the list."""

    staff = LineField(required=False, max_length=120)
    number = LineField(required=False, max_length=12)
    why = forms.ChoiceField(required=False)
    way = forms.ChoiceField(required=False)
    since = forms.DateField(required=False, widget=DayInput)
    until = forms.DateField(required=False, widget=DayInput)

    def __init__(self, *args: Any, clinic: Clinic, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)
        self._clinic = clinic
        self.choices("way", _WAYS, blank=True)
        every = ("", say("care.why_none", language))
        found = [(one.value, say(f"care.purpose_{one}", language)) for one in Purpose]
        self.fields["why"].choices = [every, *found]  # type: ignore[attr-defined]

    def used(self) -> list[str]:
        """The names of the fields that narrow the list."""
        return [name for name in self.fields if self.is_valid() and self.cleaned_data.get(name)]

    def narrow(self, events: QuerySet[CareEvent]) -> QuerySet[CareEvent]:
        """The events that are asked for; all while something is wrong in the form."""
        wanted = self.cleaned_data if self.is_valid() else {}
        asked = {
            "by_name__icontains": wanted.get("staff"),
            "applicant_number__endswith": wanted.get("number"),
            "purpose": wanted.get("why"),
            "at__gte": _start(wanted.get("since"), self._clinic.zone),
            "at__lt": _start(wanted.get("until"), self._clinic.zone, after=1),
        }
        found = events.filter(**{key: value for key, value in asked.items() if value})
        return _of_way(found, wanted.get("way") or "")


def _of_way(events: QuerySet[CareEvent], way: str) -> QuerySet[CareEvent]:
    """Those that read or that change; or those by somebody who took no part in the care."""
    if way == "outside":
        return events.filter(purpose__in=[one.value for one in TO_OPEN])
    return events.filter(is_reading=way == "reading") if way else events


def _start(day: date | None, zone: ZoneInfo, *, after: int = 0) -> datetime | None:
    """The first moment of a day at the clinic, or of a day after it."""
    if day is None or not _FIRST < day < _LAST:
        return None
    return datetime.combine(day + timedelta(days=after), time(), zone)
