"""Forms about documents; their words are in the messages."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField
from arbetsro.web.frame.together import TogetherForm
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Unit
from arbetsro.web.policies.gaps import gaps
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.texts import draft_of, language_of, sections_of
from arbetsro.workenv.required import requirements
from arbetsro.workenv.templates import Template, templates


class SizeForm(WordedForm):
    """How many are employed, from a day on."""

    area = "policies"
    employees = forms.IntegerField(min_value=0, widget=forms.NumberInput({"inputmode": "numeric"}))
    valid_from = forms.DateField(widget=DayInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs["initial"] = {"valid_from": today(), **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)


class StartForm(WordedForm):
    """Which document, for whom, and in which language."""

    area = "policies"
    template = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    title = LineField(max_length=200, required=False)
    language_of_document = forms.ChoiceField(choices=())
    field_order = ("template", "unit", "title", "language_of_document")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            (key, one.title.in_(language)) for key, one in templates_in_order()
        ]
        names = [(one, say(f"organisations.language_{one}", language)) for one in LANGUAGES]
        self.fields["language_of_document"].choices = names  # type: ignore[attr-defined]
        self.fields["unit"] = unit_field(units, language)
        self.word("unit")
        self.fields["title"].help_text = say("policies.title_at_first", language)
        self.order_fields(self.field_order)


def templates_in_order() -> list[tuple[str, Template]]:
    """The templates in the order of what is required, the one that is named there first."""
    order = {key: number for number, key in enumerate(requirements())}
    first = {one.template for one in requirements().values()}
    return sorted(
        templates().items(),
        key=lambda pair: (order[pair[1].requirement], pair[0] not in first, pair[0]),
    )


class DraftForm(TogetherForm):
    """The sections of a document with what to write in each."""

    area = "policies"
    title = LineField(max_length=200)

    def __init__(self, *args: Any, policy: Policy, language: Language) -> None:  # noqa: ANN401
        initial = {"title": policy.title}
        super().__init__(*args, language=language, seen=policy.version, initial=initial)
        self._policy = policy
        texts = draft_of(policy)
        for one in sections_of(policy):
            text = texts.get(one.key, "")
            self.add_text(
                one.key, label=one.heading.in_(language_of(policy)), text=text,
                hint=one.guide.in_(language), rows=min(3 + len(text) // 80, 20),
            )  # fmt: skip

    @property
    def parts(self) -> list[dict[str, object]]:
        """Each section with its field, what is left to fill in, and what is suggested."""
        language = language_of(self._policy)
        return [
            {
                "field": self.bound(one.key),
                "needed": one.needed,
                "gaps": gaps(str(self.bound(one.key).value() or "")),
                "suggestion": one.suggestion.in_(language),
                "language": language,
            }
            for one in sections_of(self._policy)
        ]


class DecideForm(WordedForm):
    """That a draft is to hold, until when, and whether staff are asked to acknowledge it."""

    area = "policies"
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    review_on = forms.DateField(widget=DayInput)
    asks = forms.BooleanField(required=False)
    despite_gaps = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        policy: Policy,
        has_gaps: bool,
        language: Language,
    ) -> None:
        initial = {"seen": policy.version, "review_on": next_review(policy), "asks": True}
        super().__init__(*args, language=language, initial=initial)
        if not has_gaps:
            del self.fields["despite_gaps"]

    def word(self, *names: str) -> None:
        """Words the fields that are seen."""
        super().word(*(name for name in names if name != "seen"))


class ReviewForm(WordedForm):
    """When a document that still holds is to be gone through again."""

    area = "policies"
    review_on = forms.DateField(widget=DayInput)

    def __init__(self, *args: Any, policy: Policy, language: Language) -> None:  # noqa: ANN401
        initial = {"review_on": next_review(policy)}
        super().__init__(*args, language=language, initial=initial)


def next_review(policy: Policy) -> date:
    """The day of review that is proposed."""
    one = requirements().get(policy.requirement)
    return months_later(today(), one.review_months if one and one.review_months else 12)
