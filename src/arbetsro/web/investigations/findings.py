"""The forms about findings, and how lists of them are narrowed."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Unit

#: Where a finding that is added by hand may come from; the others are handed over by their apps.
BY_HAND = (Finding.Source.OTHER, Finding.Source.INCIDENT, Finding.Source.FOLLOW_UP)
_LINES = 4


class AboutFindings(WordedForm):
    """A form about findings."""

    area = "findings"


def _factors(language: Language) -> list[tuple[str, str]]:
    return [(key, one.label.in_(language)) for key, one in terms("factor").items()]


class FindingsFilter(AboutFindings):
    """Which findings somebody wants to see."""

    unit = forms.IntegerField(
        required=False, widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1
    )
    state = forms.ChoiceField(required=False, choices=())
    source = forms.ChoiceField(required=False, choices=())
    factor = forms.ChoiceField(required=False, choices=())

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)
        self.choices("state", Finding.State.values, blank=True)
        self.choices("source", Finding.Source.values, blank=True)
        every = ("", say("findings.factor_all", language))
        self.fields["factor"].choices = [every, *_factors(language)]  # type: ignore[attr-defined]

    def narrow(self, found: QuerySet[Finding]) -> QuerySet[Finding]:
        """The findings that are asked for."""
        wanted = self.cleaned_data if self.is_valid() else {}
        given = {name: wanted.get(name) for name in ("state", "source", "factor")}
        return found.filter(**{name: value for name, value in given.items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return any(self.data.get(name) for name in ("state", "source", "factor"))


class SettleForm(AboutFindings):
    """What becomes of a finding that is not a risk."""

    becomes = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    reason = forms.CharField(max_length=4000, widget=forms.Textarea({"rows": _LINES}))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        kind: str,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        is_problem = kind == Finding.Kind.PROBLEM
        words = "becomes_problem" if is_problem else "becomes_good"
        settled = (Finding.State.SOLVED, Finding.State.NO_ACTION)
        self.fields["becomes"].choices = [  # type: ignore[attr-defined]
            (one.value, say(f"findings.{words}_{one.value}", language)) for one in settled
        ]
        if not is_problem:
            self.fields["reason"].label = say("findings.label_good_reason", language)


class FindingForm(AboutFindings):
    """A finding that somebody adds by hand."""

    source = forms.ChoiceField(choices=())
    kind = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    text = forms.CharField(max_length=4000, widget=forms.Textarea({"rows": _LINES}))
    cause = forms.CharField(
        max_length=4000, required=False, widget=forms.Textarea({"rows": _LINES})
    )
    factor = forms.ChoiceField(required=False, choices=())
    found_on = forms.DateField(widget=DayInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        investigation: Investigation | None,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        first = {"kind": Finding.Kind.PROBLEM, "found_on": today()}
        kwargs["initial"] = {**first, **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self.choices("source", [one.value for one in BY_HAND])
        self.choices("kind", Finding.Kind.values)
        unknown = ("", say("findings.factor_unknown", language))
        self.fields["factor"].choices = [unknown, *_factors(language)]  # type: ignore[attr-defined]
        if investigation is not None:
            del self.fields["source"]
            return
        self.fields["unit"] = unit_field(units, language)
        self.word("unit")
        self.order_fields(("unit", "source", "kind", "text", "cause", "factor", "found_on"))

    def clean_found_on(self) -> object:
        """The day, which has been."""
        day = self.cleaned_data["found_on"]
        if day > today():
            raise forms.ValidationError(say("findings.not_yet", self.language))
        return day
