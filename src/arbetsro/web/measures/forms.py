"""The forms of measures."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Language, say
from arbetsro.web.frame.amounts import AmountField
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.organisations.choosing import person_field
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Organisation, Unit

LONGEST_TEXT = 5_000
#: How many months after it is due one proposes to look whether it worked.
FOLLOW_UP_AFTER = 3
_WORDS: tuple[Kind, ...] = ("factor", "level", "stage")
_COSTS = (("cost_once", "SEK"), ("cost_yearly", "SEK"), ("hours", "hours"))
_FIELDS = (
    "unit", "title", "owner", "due_on", "follow_up_on", "mechanism", "indicator",
    "indicator_start", "factor", "level", "stage", "cost_once", "cost_yearly", "hours",
    "repeats_months",
)  # fmt: skip


def text(rows: int = 3) -> LinesField:
    """A field for a few lines, which may be left empty."""
    widget = forms.Textarea({"rows": rows})
    return LinesField(required=False, max_length=LONGEST_TEXT, widget=widget)


def day(*, required: bool = True) -> forms.DateField:
    """A field for a day."""
    return forms.DateField(required=required, widget=DayInput)


class Spoken(WordedForm):
    """A form about measures."""

    area = "measures"


class MeasureForm(Spoken):
    """What is to be done, why, by whom and when.

    Args:
        organisation: Whose members may be its owner.
        units: Where it can be done; without them the unit is settled.
        may_manage: Whether the person may choose the owner; else it stays.
    """

    title = LineField(max_length=300)
    due_on = day()
    follow_up_on = day(required=False)
    mechanism = text()
    indicator = text(2)
    indicator_start = LineField(max_length=300, required=False)
    repeats_months = forms.IntegerField(required=False, min_value=1, max_value=120)
    entry = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisation: Organisation,
        language: Language,
        units: QuerySet[Unit] | None = None,
        may_manage: bool = True,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        if units is not None:
            self.fields["unit"] = unit_field(units, language)
            self.word("unit")
        if may_manage:
            self.fields["owner"] = person_field(organisation, language)
            self.word("owner")
        for kind in _WORDS:
            self._add_word(kind)
        for name, unit in _COSTS:
            beside = say(f"measures.beside_{name}", language)
            self.fields[name] = AmountField(language, unit, beside)
            self.word(name)
        self.order_fields(_FIELDS)

    def _add_word(self, kind: Kind) -> None:
        known = [(one.key, one.label.in_(self.language)) for one in terms(kind).values()]
        none = ("", say("measures.not_chosen", self.language))
        self.fields[kind] = forms.ChoiceField(choices=[none, *known], required=False)
        self.word(kind)

    def clean(self) -> dict[str, Any]:
        """What was filled in; the day of follow-up is proposed where none is chosen."""
        found = super().clean() or self.cleaned_data
        due: date | None = found.get("due_on")
        if due is not None and "follow_up_on" in found and found["follow_up_on"] is None:
            found["follow_up_on"] = months_later(due, FOLLOW_UP_AFTER)
        return found

    def told(self) -> dict[str, Any]:
        """What was filled in, as the actions take it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class StateForm(Spoken):
    """Why a measure is stopped, and anything else that is to be said of how far it has come."""

    state = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    reason = text()

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.choices("state", Measure.State)


class FollowUpForm(Spoken):
    """Was it done, did it help, what is next: process and effect apart."""

    done = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    worked = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    indicator_now = LineField(max_length=300, required=False)
    moved = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    side_effects = text(2)
    says = text()
    next_step = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    new_due_on = day(required=False)
    new_follow_up_on = day(required=False)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.choices("done", FollowUp.Done)
        self.choices("worked", FollowUp.Worked)
        self.choices("moved", FollowUp.Moved)
        self.choices("next_step", FollowUp.Next)


class ManyForm(Spoken):
    """What is to become of many measures at once; what is left empty stays as it is."""

    due_on = day(required=False)
    move_days = forms.IntegerField(required=False, min_value=-3650, max_value=3650)
    state = forms.ChoiceField(choices=(), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisation: Organisation,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["owner"] = person_field(organisation, language, required=False)
        self.fields["owner"].label = say("measures.label_new_owner", language)
        if isinstance(self.fields["owner"], forms.ModelChoiceField):
            self.fields["owner"].empty_label = say("measures.stays", language)
        # Each stop needs a reason of its own.
        states = [one for one in Measure.State if one != Measure.State.STOPPED]
        self.choices("state", states)
        stays = ("", say("measures.stays", language))
        self.fields["state"].choices = [stays, *self.fields["state"].choices]  # type: ignore[attr-defined]
        self.order_fields(("owner", "due_on", "move_days", "state"))

    def told(self) -> dict[str, Any]:
        """What was filled in, as the action takes it."""
        found = self.cleaned_data
        return {**found, "state": found["state"] or None}


class AnalysisForm(Spoken):
    """The analysis that is to count a measure."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        analyses: QuerySet[Any],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["analysis"] = forms.ModelChoiceField(analyses, empty_label=None)
        self.word("analysis")
