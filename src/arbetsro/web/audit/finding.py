"""Finding events in the log."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.language.catalogue import catalogue
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.forms import DayInput
from arbetsro.web.frame.stores import store_of

Choices = list[tuple[str, str]]

#: Days that have a day before and after them in every time zone.
_FIRST, _LAST = date(1, 1, 2), date(9999, 12, 30)


def sentence(code: str, language: Language) -> str:
    """What was done, as a sentence; the bare code for what an older version wrote."""
    return say(f"audit.{code}", language) if code in catalogue("audit") else code


def kind_name(kind: str, language: Language) -> str:
    """What a kind of object is called; its bare name for what an older version wrote."""
    key = f"kind_{kind}"
    return say(f"audit.{key}", language) if key in catalogue("audit") else kind


def kinds() -> list[str]:
    """The kinds of objects that events can be about."""
    models = [
        model
        for model in apps.get_models()
        if model.__module__.startswith("arbetsro.") and store_of(model._meta.app_label) == "default"
    ]
    return sorted(model._meta.model_name or "" for model in models if model is not Event)


class EventFilter(forms.Form):
    """Which events somebody wants to see. What is left empty does not narrow the list."""

    person = forms.CharField(required=False, max_length=120)
    action = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)
    since = forms.DateField(required=False, widget=DayInput)
    until = forms.DateField(required=False, widget=DayInput)
    way = forms.ChoiceField(required=False)

    def __init__(self, data: object, *, language: Language) -> None:
        super().__init__(data, auto_id="filter-%s")  # type: ignore[arg-type]
        for name, field in self.fields.items():
            field.label = say(f"audit.filter_{name}", language)
        self._offer("action", _action_choices(language), language)
        self._offer("kind", [(one, kind_name(one, language)) for one in kinds()], language)
        ways = [(one, say(f"audit.way_{one}", language)) for one in ("changing", "reading")]
        self._offer("way", ways, language)

    def _offer(self, name: str, choices: Choices, language: Language) -> None:
        ordered = sorted(choices, key=lambda one: one[1].casefold())
        field = self.fields[name]
        field.choices = [("", say("audit.all", language)), *ordered]  # type: ignore[attr-defined]

    def used(self) -> list[str]:
        """The names of the fields that narrow the list."""
        return [name for name in self.fields if self.cleaned_data.get(name)]

    def narrow(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events that are asked for; all while something is wrong in the form."""
        if not self.is_valid():
            return events
        wanted = self.cleaned_data
        asked = {
            "by_name__icontains": wanted["person"],
            "action": wanted["action"],
            "target_kind": wanted["kind"],
            "at__gte": _start(wanted["since"]),
            "at__lt": _start(wanted["until"], after=1),
        }
        events = events.filter(**{key: value for key, value in asked.items() if value})
        return events.filter(is_reading=wanted["way"] == "reading") if wanted["way"] else events


def _action_choices(language: Language) -> Choices:
    codes = [name for name in catalogue("audit") if "." in name]
    return [(code, sentence(code, language)) for code in codes]


def _start(day: date | None, *, after: int = 0) -> datetime | None:
    """The first moment of a day, in the time zone of the installation, or of a day after it."""
    if day is None or not _FIRST < day < _LAST:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=after), time()))
