"""The forms of messages to the staff and of good examples."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField, readable
from arbetsro.web.investigations.models import Finding
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling.models import PARTS, Message
from arbetsro.web.telling.names import names_in
from arbetsro.web.telling.prepared import Prepared

_LONGEST = 8000


class TextField(forms.CharField):
    """A text in lines."""

    def __init__(self, rows: int = 6, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(widget=forms.Textarea({"rows": rows}), max_length=_LONGEST, **kwargs)

    def to_python(self, value: object) -> str:
        """The text, with what no document can show taken away."""
        return readable(str(value or "")).strip()


class _FindingChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, finding: Finding) -> str:
        return f"{finding.found_on.isoformat()} {_short(finding.text)}"


class _MeasureChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, measure: Measure) -> str:
        return _short(measure.title)


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"


class MessageForm(WordedForm):
    """A message: its heading, its four parts, and what it speaks of."""

    area = "telling"

    title = LineField(max_length=200)
    found = TextField(required=False)
    does = TextField(required=False)
    does_not = TextField(required=False)
    since = TextField(required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        findings: Iterable[Finding],
        measures: Iterable[Measure],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        boxes = forms.CheckboxSelectMultiple
        for name, kind, things in (
            ("findings", _FindingChoice, _rows(Finding, findings)),
            ("measures", _MeasureChoice, _rows(Measure, measures)),
        ):
            if things.exists():
                self.fields[name] = kind(things, required=False, widget=boxes)
                self.word(name)

    @property
    def said(self) -> dict[str, Any]:
        """What the actions take of the form."""
        given = self.cleaned_data
        texts = {name: given[name] for name in ("title", *PARTS)}
        return {
            **texts,
            "findings": list(given.get("findings", ())),
            "measures": list(given.get("measures", ())),
        }


def _rows(model: Any, things: Iterable[Any]) -> QuerySet[Any]:  # noqa: ANN401 - one of two models
    keys = {one.pk for one in things}
    return model.objects.filter(pk__in=keys).select_related("unit")  # type: ignore[no-any-return]


def begun_with(prepared: Prepared, title: str) -> dict[str, Any]:
    """What the form of a new message begins with."""
    texts = {part: getattr(prepared, part) for part in PARTS}
    return {
        "title": title,
        **texts,
        "findings": [one.pk for one in prepared.findings],
        "measures": [one.pk for one in prepared.measures],
    }


def as_it_is(message: Message) -> dict[str, Any]:
    """What the form of a draft begins with."""
    return {
        **{name: getattr(message, name) for name in ("title", *PARTS)},
        "findings": [one.pk for one in message.findings.all()],
        "measures": [one.pk for one in message.measures.all()],
        "seen": message.version,
    }


class WithdrawForm(WordedForm):
    """Why a message is withdrawn; the staff read it."""

    area = "telling"

    reason = TextField(rows=3)


class ExampleForm(WordedForm):
    """A measure told so that others can use it. It warns where it seems to name somebody."""

    area = "telling"

    title = LineField(max_length=200)
    factor = forms.ChoiceField(choices=(), required=False)
    what = TextField(rows=4)
    context = TextField(rows=4)
    conditions = TextField(rows=4)
    result = TextField(rows=4)
    contact = LineField(max_length=200)
    names_checked = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        unit: Unit,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._unit = unit
        blank = ("", say("telling.factor_none", language))
        found = [(one.key, one.label.in_(language)) for one in terms("factor").values()]
        self.fields["factor"].choices = [blank, *found]  # type: ignore[attr-defined]
        self.names: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """What was filled in, once it names nobody or the writer has said that it is right."""
        given = super().clean() or self.cleaned_data
        fields = ("title", "what", "context", "conditions", "result", "contact")
        texts = "\n".join(str(given.get(name, "")) for name in fields)
        self.names = names_in(self._unit, texts)
        if self.names and not given.get("names_checked"):
            names = ", ".join(self.names)
            self.add_error("names_checked", say("telling.names", self.language, names=names))
        return given

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields to show: that the names are checked only where there are any."""
        return [one for one in self if one.name != "names_checked" or self.names]

    @property
    def said(self) -> dict[str, Any]:
        """What the action takes of the form."""
        return {name: text for name, text in self.cleaned_data.items() if name != "names_checked"}


class ExampleFilter(WordedForm):
    """Which examples somebody wants to see."""

    area = "telling"

    q = LineField(required=False, max_length=120)
    by_factor = forms.ChoiceField(choices=(), required=False)

    def __init__(self, data: Any, *, language: Language) -> None:  # noqa: ANN401
        super().__init__(data, language=language, auto_id="filter-%s")
        every = ("", say("telling.every_factor", language))
        found = [(one.key, one.label.in_(language)) for one in terms("factor").values()]
        self.fields["by_factor"].choices = [every, *found]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> tuple[str, str]:
        """The words and the factor; what makes no sense is left out."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("by_factor", "")

    @property
    def is_used(self) -> bool:
        """Whether anything is asked for."""
        return any(self.wanted)
