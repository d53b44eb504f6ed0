"""The forms about risks; their words are in the messages."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.language import Language, say
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, readable
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.finding import factor_choices
from arbetsro.web.risks.models import Rating
from arbetsro.workenv.rating import Method, levels

_LONGEST = 4000
_FIRST = {"unit", "title", "factor"}


class TextField(forms.CharField):
    """A text in paragraphs."""

    def __init__(self, *, rows: int = 3, required: bool = False) -> None:
        super().__init__(
            max_length=_LONGEST, required=required, widget=forms.Textarea({"rows": rows})
        )

    def to_python(self, value: object) -> str:
        """The text without blanks around it."""
        return readable(str(value or "")).strip()


class RiskForm(WordedForm):
    """What a risk says. Its causes have fields of their own; see ``causes``."""

    area = "risks"

    title = LineField(max_length=200)
    factor = forms.ChoiceField(required=False)
    exposed = TextField(rows=2)
    for_staff = TextField()
    for_work = TextField()
    for_economy = TextField()
    in_place = TextField()

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["factor"].choices = [  # type: ignore[attr-defined]
            ("", say("risks.factor_none", language)), *factor_choices(language),
        ]  # fmt: skip

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields above the causes."""
        return [one for one in self.visible_fields() if one.name in _FIRST]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The fields below them."""
        return [one for one in self.visible_fields() if one.name not in _FIRST]


class NewRiskForm(RiskForm):
    """A new risk in one of the units where the person may write."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["unit"] = unit_field(units, language)
        self.word("unit")
        self.order_fields(("unit", *RiskForm.base_fields))


class ChangeRiskForm(RiskForm):
    """A risk as it is; ``seen`` is the version that the person has before them."""

    #: Whether the person has been told that somebody else changed the risk.
    is_told_of_change = False

    instructions = TextField(rows=5)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class RateForm(WordedForm):
    """How one party rates a risk, by the organisation's method."""

    area = "risks"

    phase = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        method: Method,
        is_first: bool,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.choices("phase", Rating.Phase.values)
        if is_first:  # there is nothing to compare with yet
            self.fields["phase"].widget = forms.HiddenInput()
        self.fields.update(_asked(method, language))
        self.fields["reason"] = TextField()
        self.word(*(name for name in self.fields if name != "phase"))


class ReasonForm(WordedForm):
    """Why a risk is closed or opened again."""

    area = "risks"

    reason = TextField(required=True)

    def __init__(self, *args: Any, what: str, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["reason"].label = say(f"risks.label_{what}_reason", language)
        self.fields["reason"].help_text = say(f"risks.hint_{what}_reason", language)


class AcceptForm(ReasonForm):
    """Until when a risk is accepted, and why."""

    expires_on = forms.DateField(widget=DayInput)


def _asked(method: Method, language: Language) -> dict[str, forms.Field]:
    """What a method asks for."""
    if method.kind == "colours":
        offered = [
            (level, f"{levels()[level].sign} {meaning.in_(language)}")
            for level, meaning in method.levels.items()
        ]
        return {"level": forms.ChoiceField(choices=offered, widget=forms.RadioSelect)}
    scales = {"probability": method.probability, "consequence": method.consequence}
    return {
        name: forms.TypedChoiceField(
            choices=[(n, f"{n}. {step.in_(language)}") for n, step in enumerate(scale, 1)],
            coerce=int,
            widget=forms.RadioSelect,
        )
        for name, scale in scales.items()
    }
