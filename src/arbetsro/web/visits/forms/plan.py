"""A step of the plan."""

from typing import Any

from django import forms

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.language import Language, say
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.visits.actions.plan import LONGEST


class StepForm(WordedForm):
    """What is to be done, when, with whom, and how likely it is."""

    area = "plan"
    kind = forms.ChoiceField(choices=())
    what = forms.CharField(max_length=LONGEST["what"], widget=forms.Textarea(attrs={"rows": 2}))
    when = forms.CharField(max_length=LONGEST["when"], required=False)
    day = forms.DateField(required=False, widget=DayInput())
    whom = forms.CharField(max_length=LONGEST["whom"], required=False)
    likelihood = forms.TypedChoiceField(choices=(), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        kinds = [(one.key, one.label.in_(language)) for one in plan_kinds().values()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        not_asked = ("", say("plan.likelihood_none", language))
        ratings = [(str(n), str(n)) for n in range(1, 11)]
        self.fields["likelihood"].choices = [not_asked, *ratings]  # type: ignore[attr-defined]

    @property
    def step(self) -> dict[str, Any]:
        """The step as ``write_plan`` wants it, without its key."""
        day = self.cleaned_data["day"]
        return {**self.cleaned_data, "day": day.isoformat() if day else ""}
