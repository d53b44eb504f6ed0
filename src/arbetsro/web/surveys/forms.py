"""Forms about a wave as a whole; their words are in the messages."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.language import LANGUAGES, Language, say
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.surveys.readiness import ReadinessQuestion, readiness_questions
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.models.wave import LARGEST_THRESHOLD

#: How long a wave is open where nobody says otherwise.
_OPEN_FOR = timedelta(days=14)


class StartForm(WordedForm):
    """What a wave is called, which unit it asks, and what it is compared with."""

    area = "surveys"
    title = LineField(max_length=120)
    previous = forms.ModelChoiceField(Wave.objects.none(), required=False)
    field_order = ("title", "unit", "previous")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        earlier: QuerySet[Wave],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["unit"] = unit_field(units, language)
        self.word("unit")
        previous = self.fields["previous"]
        previous.queryset = earlier  # type: ignore[attr-defined]
        previous.empty_label = say("surveys.previous_none", language)  # type: ignore[attr-defined]
        self.order_fields(self.field_order)


class SettingsForm(WordedForm):
    """What a draft is called, in which languages it is asked, and how small a group is hidden."""

    area = "surveys"
    title = LineField(max_length=120)
    languages = forms.MultipleChoiceField(choices=(), widget=forms.CheckboxSelectMultiple)
    threshold = forms.IntegerField(min_value=SMALLEST_GROUP, max_value=LARGEST_THRESHOLD)
    text_threshold = forms.IntegerField(min_value=SMALLEST_GROUP, max_value=2 * LARGEST_THRESHOLD)

    def __init__(self, *args: Any, wave: Wave, language: Language) -> None:  # noqa: ANN401
        kept = {name: getattr(wave, name) for name in self.base_fields}
        super().__init__(*args, language=language, initial=kept)
        names = [(one, say(f"organisations.language_{one}", language)) for one in LANGUAGES]
        self.fields["languages"].choices = names  # type: ignore[attr-defined]


class ReadinessForm(WordedForm):
    """The questions that come before asking."""

    area = "surveys"

    def __init__(
        self, *args: Any, wave: Wave, screens: bool, language: Language  # noqa: ANN401
    ) -> None:  # fmt: skip
        super().__init__(*args, language=language, initial=dict(wave.readiness))
        self._needed: set[str] = set()
        for key, question in readiness_questions().items():
            field = _field(question, language)
            if (question.blank_when_screening if screens else question.blank) != "advice":
                self._needed.add(key)
            field.label = question.label.in_(language)
            field.help_text = question.why.in_(language)
            self.fields[key] = field
        self._say_needed(is_needed=True)

    def full_clean(self) -> None:
        """Takes what is there: some may be answered today and the rest another day."""
        self._say_needed(is_needed=False)
        super().full_clean()
        self._say_needed(is_needed=True)

    def _say_needed(self, *, is_needed: bool) -> None:
        for key, field in self.fields.items():
            field.required = is_needed and key in self._needed

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by the key of the question."""
        given = self.cleaned_data
        return {
            key: one.isoformat() if isinstance(one, date) else str(one or "")
            for key, one in given.items()
        }


def _field(question: ReadinessQuestion, language: Language) -> forms.Field:
    if question.kind == "date":
        return forms.DateField(required=False, widget=DayInput)
    if question.kind == "choice":
        choices = [(one.key, one.label.in_(language)) for one in question.choices]
        return forms.ChoiceField(choices=choices, required=False, widget=forms.RadioSelect)
    return LineField(required=False, max_length=300)


class CodesForm(WordedForm):
    """How many codes on paper, for which unit."""

    area = "surveys"
    count = forms.IntegerField(min_value=1, widget=forms.NumberInput({"inputmode": "numeric"}))
    field_order = ("unit", "count")

    def __init__(self, *args: Any, units: QuerySet[Unit], language: Language) -> None:  # noqa: ANN401
        super().__init__(*args, language=language)
        self.fields["unit"] = unit_field(units, language)
        self.word("unit")
        self.order_fields(self.field_order)


class RemindersForm(WordedForm):
    """The days on which those who have not answered are reminded."""

    area = "surveys"
    first = forms.DateField(required=False, widget=DayInput)
    second = forms.DateField(required=False, widget=DayInput)

    @property
    def days(self) -> list[date]:
        """The days that were chosen."""
        given = self.cleaned_data
        return [one for one in (given.get("first"), given.get("second")) if one]


class OpenForm(RemindersForm):
    """Until when a wave is open, when people are reminded, and that letters may go out."""

    closes_on = forms.DateField(widget=DayInput)
    letters = forms.BooleanField(required=False)
    field_order = ("closes_on", "first", "second", "letters")

    def __init__(self, *args: Any, has_staff: bool, language: Language) -> None:  # noqa: ANN401
        closes = today() + _OPEN_FOR
        first = {"closes_on": closes, "first": closes - timedelta(days=7), "letters": True}
        super().__init__(*args, language=language, initial=first)
        if not has_staff:
            for name in ("first", "second", "letters"):
                del self.fields[name]


class RaiseForm(WordedForm):
    """A higher threshold for a wave that has been published."""

    area = "surveys"
    threshold = forms.IntegerField(max_value=LARGEST_THRESHOLD)

    def __init__(self, *args: Any, wave: Wave, language: Language) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, initial={"threshold": wave.threshold + 1})


class WordingForm(WordedForm):
    """A file with the words of an instrument, and by what right they are used."""

    area = "surveys"
    file = forms.FileField(widget=forms.FileInput({"accept": ".toml,.csv,.txt"}))
    right = LineField(max_length=300)
