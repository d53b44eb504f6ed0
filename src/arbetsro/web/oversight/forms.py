"""The forms of what is told by hand, and of packs for the board."""

from datetime import date, timedelta
from typing import Any

from django import forms

from arbetsro.language import Language, say
from arbetsro.web.frame.amounts import AmountField
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.recurrence import months_later

LONGEST_TEXT = 5_000
_MOST_PEOPLE = 1_000_000


class Spoken(WordedForm):
    """A form of this app."""

    area = "oversight"


class MonthInput(forms.TextInput):
    """A month, chosen in the browser where it has a calendar for that; it reads 2026-11."""

    input_type = "month"


class MonthField(forms.CharField):
    """A month as its first day."""

    def __init__(self, language: Language) -> None:
        widget = MonthInput({"placeholder": "2026-11", "pattern": "[0-9]{4}-[0-9]{2}"})
        super().__init__(max_length=7, widget=widget)
        self._language = language

    def prepare_value(self, value: object) -> object:
        """What stands in the field for a day of the month."""
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def clean(self, value: object) -> date:
        """The first day of the month."""
        text = str(super().clean(value))
        try:
            return date.fromisoformat(f"{text}-01")
        except ValueError as error:
            sentence = say("oversight.not_a_month", self._language, text=text)
            raise forms.ValidationError(sentence) from error


def count(*, required: bool = True, least: int = 0) -> forms.IntegerField:
    """A field for how many people."""
    return forms.IntegerField(required=required, min_value=least, max_value=_MOST_PEOPLE)


def text() -> LinesField:
    """A field for a few lines, which may be left empty."""
    widget = forms.Textarea({"rows": 4})
    return LinesField(required=False, max_length=LONGEST_TEXT, widget=widget)


class ConditionsForm(Spoken):
    """How many the managers of a unit have, what the goal is, and why it is not met."""

    valid_from = forms.DateField(widget=DayInput)
    staff = count()
    managers = count()
    goal = count(required=False, least=1)
    reason = text()


class FigureForm(Spoken):
    """A figure of operations in a month.

    ``may_replace`` says whether it can take the place of one that has been told: only somebody who
    has been told of that one is asked.
    """

    name = LineField(max_length=120)
    measured_in = LineField(max_length=40)

    def __init__(self, data: Any, *, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(data, language=language, **kwargs)
        self.fields["month"] = MonthField(language)
        self.fields["value"] = AmountField(language, "number", "", required=True)
        self.word("month", "value")
        self.fields["name"].widget.attrs["list"] = "known-names"
        self.order_fields(("name", "month", "value", "measured_in"))
        self.may_replace = data is not None and "asked" in data
        if self.may_replace:
            self._ask()

    def tell(self, refusal: Refusal) -> None:
        """Shows why it could not be kept; asks whether to replace what is there."""
        if refusal.field == "replace":
            self.may_replace = True
            self._ask()
        super().tell(refusal)

    def _ask(self) -> None:
        self.fields["replace"] = forms.BooleanField(required=False)
        self.word("replace")


class PackForm(Spoken):
    """The period of a pack, and what those who make it wish to say."""

    since = forms.DateField(widget=DayInput)
    until = forms.DateField(widget=DayInput)
    comment = text()
    decisions = text()

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        since, until = year_until(today())
        kwargs["initial"] = {"since": since, "until": until}
        super().__init__(*args, language=language, **kwargs)


def year_until(day: date) -> tuple[date, date]:
    """The twelve months that end with a day, with both days."""
    return months_later(day + timedelta(days=1), -12), day
