"""The form of an application. Everything may be left for later; what is missing is told on sending.

A field stands for a place of the content (see ``places``): ``item_3`` for ``items.3``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django import forms

from arbetsro.counselling.crisis import crisis
from arbetsro.instruments.wording import Wording
from arbetsro.language import Language, Writer, say
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.places import CONSENTS, FACTS, PREFERRED, value_at
from arbetsro.web.applications.regions import REGIONS
from arbetsro.web.applications.scores import rating
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import readable

YOUNGEST, OLDEST = 15, 100
#: How far ahead times can be wished for.
_DAYS_AHEAD = 21
_SATURDAY = 5
PARTS: Final = ("morning", "afternoon", "evening")
WAYS: Final = ("video", "telephone")
_CHOICES: Final = {
    "sex": ("woman", "man", "other"),
    "sector": ("public", "private"),
    "occupational_health": ("yes", "no", "unknown"),
    "sick_leave": ("no", "part", "full"),
}
_PLACES: Final = {
    "text": "text",
    "danger_now": crisis().question.place,
    **{name: f"facts.{name}" for name in FACTS},
    **{name: f"preferred.{name}" for name in PREFERRED},
    **{name: name for name in CONSENTS},
}


class ShortText(forms.CharField):
    """A text in lines."""

    widget = forms.Textarea({"rows": 7})

    def to_python(self, value: object) -> str:
        """The text, with what no document can show taken away."""
        return readable(str(value or "")).strip()


class ApplicationForm(WordedForm):
    """What somebody tells a clinic when they ask for help."""

    area = "service"
    use_required_attribute = False

    danger_now = forms.ChoiceField(choices=(), required=False, widget=forms.RadioSelect)
    text = ShortText(required=False)
    age = forms.IntegerField(
        required=False, min_value=YOUNGEST, max_value=OLDEST,
        widget=forms.TextInput({"inputmode": "numeric", "class": "number"}),
    )  # fmt: skip
    sex = forms.ChoiceField(choices=(), required=False)
    region = forms.ChoiceField(choices=(), required=False)
    sector = forms.ChoiceField(choices=(), required=False)
    occupational_health = forms.ChoiceField(choices=(), required=False)
    sick_leave = forms.ChoiceField(choices=(), required=False)
    days = forms.MultipleChoiceField(
        choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    parts = forms.MultipleChoiceField(
        choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    way = forms.ChoiceField(choices=(), required=False, widget=forms.RadioSelect)
    for_follow_up = forms.BooleanField(required=False)
    for_evaluation = forms.BooleanField(required=False)
    for_themes = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        clinic: Clinic,
        wording: Wording,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._offer(clinic)
        self.fields["danger_now"].label = crisis().question.label.in_(language)
        faulty = say("service.age_wrong", language, youngest=YOUNGEST, oldest=OLDEST)
        for code in ("invalid", "min_value", "max_value"):
            self.fields["age"].error_messages[code] = faulty
        for validator in self.fields["age"].validators:
            validator.message = faulty  # type: ignore[attr-defined]
        self._ask(wording)

    def _offer(self, clinic: Clinic) -> None:
        for name, keys in _CHOICES.items():
            self.choices(name, keys, blank=True)
        self.choices("danger_now", ("no", "yes"))
        self.choices("parts", PARTS)
        self.choices("way", WAYS)
        blank = ("", say("service.region_none", self.language))
        abroad = ("abroad", say("service.region_abroad", self.language))
        self.fields["region"].choices = [blank, *((o, o) for o in REGIONS), abroad]  # type: ignore[attr-defined]
        days = days_ahead(clinic)
        write = Writer(self.language)
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (one.isoformat(), f"{self._weekday(one)} {write.date(one)}") for one in days
        ]

    def _weekday(self, day: date) -> str:
        return say(f"service.weekday_{day.weekday()}", self.language)

    def _ask(self, wording: Wording) -> None:
        """Adds the items of the self-rating, in the clinic's words."""
        of = rating()
        values = [(str(value), str(value)) for value in of.scale.values]
        for item in of.items:
            self.fields[f"item_{item.number}"] = forms.ChoiceField(
                choices=values, required=False, widget=forms.RadioSelect,
                label=wording.text(item.number, self.language),
            )  # fmt: skip

    def unmark(self) -> None:
        """Lets no page call optional what matters most; call it once the form has been read."""
        for name in ("text", "danger_now"):
            self.fields[name].required = True

    @property
    def items(self) -> list[forms.BoundField]:
        """The fields of the self-rating."""
        return [self[f"item_{one.number}"] for one in rating().items]

    @property
    def about_work(self) -> list[forms.BoundField]:
        """The fields about the person and the work."""
        return [self[name] for name in FACTS]

    @property
    def times(self) -> list[forms.BoundField]:
        """The fields of the times that suit."""
        return [self[name] for name in PREFERRED]

    @property
    def consents(self) -> list[forms.BoundField]:
        """The fields of what one may agree to."""
        return [self[name] for name in CONSENTS]

    def changes(self, names: Iterable[str] | None = None) -> dict[str, object]:
        """What was filled in, by place: of some fields, or of all. Faulty fields are left out."""
        wanted = self.fields if names is None else [one for one in names if one in self.fields]
        right = {name: self.cleaned_data[name] for name in wanted if name in self.cleaned_data}
        return {place_of(name): _plain(name, value) for name, value in right.items()}

    def words_of(self, name: str, value: object) -> str:
        """What a field holds, as the page says it."""
        if isinstance(value, bool):
            return say(f"service.{'yes' if value else 'no'}", self.language)
        labels = dict(getattr(self.fields[name], "choices", ()))
        values = value if isinstance(value, list) else [value]
        said = [str(labels.get(str(one), one)) for one in values if one not in (None, "")]
        return ", ".join(said) or say("service.nothing_there", self.language)


def days_ahead(clinic: Clinic) -> list[date]:
    """The days that can be wished for: Mondays to Fridays of the coming three weeks."""
    first = now().astimezone(clinic.zone).date()
    days = (first + timedelta(days=number) for number in range(1, _DAYS_AHEAD + 1))
    return [day for day in days if day.weekday() < _SATURDAY]


def filled_in(application: Application) -> dict[str, object]:
    """What the fields hold of an application."""
    names = [*_PLACES, *(f"item_{one.number}" for one in rating().items)]
    return {name: value_at(application, place_of(name)) for name in names}


def place_of(name: str) -> str:
    """The place that a field stands for."""
    return f"items.{name.removeprefix('item_')}" if name.startswith("item_") else _PLACES[name]


def field_of(place: str) -> str:
    """The field that stands for a place."""
    above, _, number = place.partition(".")
    if above == "items":
        return f"item_{number}"
    return next(name for name, one in _PLACES.items() if one == place)


def fields_of(values: Mapping[str, object]) -> dict[str, object]:
    """Values by place, by field."""
    return {field_of(place): value for place, value in values.items()}


def _plain(name: str, value: Any) -> object:  # noqa: ANN401
    """A value as the content keeps it: an answer of the self-rating is a number."""
    if name.startswith("item_"):
        return int(value) if value else None
    return None if value in ("", []) else value
