"""The forms of matters and tasks."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.language import Language, NotANumber, read_number, say
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, readable
from arbetsro.web.matters.clocks import proposed_day
from arbetsro.web.matters.models import Matter
from arbetsro.web.organisations.choosing import person_field
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.workenv.tasks import Task
from arbetsro.workenv.upward import answers, reasons

#: More units than this are found in the tree instead; each has a way here.
_MOST_UNITS = 300


class MatterForm(WordedForm):
    """A form about a matter or a task."""

    area = "matters"


class TextField(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea({"rows": 5})

    def to_python(self, value: object) -> str:
        """The text, with the lines as they were typed."""
        return readable(str(value or "")).strip()


class ChooseUnitForm(MatterForm):
    """Where something arose. It is sent by address: ``?unit=`` and the unit's key."""

    unit = forms.IntegerField()

    def __init__(self, units: QuerySet[Unit], *, language: Language) -> None:
        super().__init__(language=language)
        found = units.order_by("path")[:_MOST_UNITS]
        choices = [(one.pk, "\u2003" * one.depth + one.name) for one in found]
        self.fields["unit"].widget = forms.Select(choices=choices)


class ReturnForm(MatterForm):
    """What a manager returns upward."""

    subject = LineField(max_length=200)
    reason = forms.ChoiceField(widget=forms.RadioSelect)
    says = TextField(max_length=8000)
    wanted = TextField(max_length=8000)
    latest_on = forms.DateField(widget=DayInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        day = {"latest_on": proposed_day(Matter.Kind.RETURN)}
        kwargs["initial"] = {**day, **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.label.in_(language)} – {one.about.in_(language)}")
            for key, one in reasons().items()
        ]


class RequestForm(MatterForm):
    """What a safety representative requests by law."""

    asks_for = forms.ChoiceField(widget=forms.RadioSelect)
    subject = LineField(max_length=200)
    says = TextField(max_length=8000)
    wanted = TextField(max_length=8000)
    latest_on = forms.DateField(widget=DayInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        initial = {"latest_on": proposed_day(Matter.Kind.REQUEST), "asks_for": "measure"}
        kwargs["initial"] = {**initial, **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self.choices("asks_for", Matter.Asked.values)
        for name in ("says", "wanted", "latest_on"):
            field = self.fields[name]
            field.label = say(f"matters.label_{name}_request", language)
            field.help_text = say(f"matters.hint_{name}_request", language)


class AnswerForm(MatterForm):
    """What a receiver answers."""

    answer = forms.ChoiceField(widget=forms.RadioSelect)
    amount = forms.CharField(required=False, max_length=30)
    says = TextField(max_length=8000, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        language: Language,
        at_the_top: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.label.in_(language)} – {one.about.in_(language)}")
            for key, one in answers().items()
            if key != "pass_on" or not at_the_top
        ]
        self.fields["says"].label = say("matters.label_answer_says", language)
        self.fields["says"].help_text = say("matters.hint_answer_says", language)
        self.fields["amount"].unit = say("matters.unit_kronor", language)  # type: ignore[attr-defined]

    def clean_amount(self) -> Decimal | None:
        """The amount in kronor; nothing where none was written."""
        text = str(self.cleaned_data["amount"])
        try:
            amount = read_number(text, self.language, "SEK")
        except NotANumber:
            raise forms.ValidationError(say("matters.not_an_amount", self.language)) from None
        if amount is not None and not 0 <= amount < 1e12:
            raise forms.ValidationError(say("matters.not_an_amount", self.language))
        return None if amount is None else Decimal(str(amount)).quantize(Decimal("0.01"))


class TaskForm(MatterForm):
    """A task that is given to somebody."""

    text = LineField(max_length=300)
    authority = TextField(max_length=4000, required=False, widget=forms.Textarea({"rows": 3}))
    resources = TextField(max_length=4000, required=False, widget=forms.Textarea({"rows": 3}))
    knowledge = TextField(max_length=4000, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisation: Organisation,
        known: Task | None,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        kwargs["initial"] = proposed(known, language) if known else {}
        super().__init__(*args, language=language, **kwargs)
        if known:
            del self.fields["text"]
        self.fields["given_to"] = person_field(organisation, language)
        self.fields["deputy"] = person_field(organisation, language, required=False)
        self.word("given_to", "deputy")
        self.order_fields(["text", "given_to", "authority", "resources", "knowledge", "deputy"])


class DeputyForm(MatterForm):
    """Who has a task in illness and holidays."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisation: Organisation,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["deputy"] = person_field(organisation, language, required=False)
        self.word("deputy")


def proposed(known: Task, language: Language) -> dict[str, str]:
    """What it usually takes to have a task, to begin with."""
    names = ("authority", "resources", "knowledge")
    return {name: getattr(known, name).in_(language) for name in names}
