"""The forms of a clinic as a whole."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from django import forms

from arbetsro.counselling.crisis import Crisis
from arbetsro.counselling.pages import Section
from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import TO_OPEN, Purpose
from arbetsro.web.care.telephones import telephone_number
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField, readable

_LONGEST = 5000
#: So many telephone numbers a clinic may show at danger.
_NUMBERS = 4
#: As many as 112 has.
_FEWEST_DIGITS = 3


class CareForm(WordedForm):
    """A form of the clinic."""

    area = "care"


class OpenForm(CareForm):
    """Why somebody wants to read a record."""

    purpose = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 3}))
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.choices("purpose", [one.value for one in TO_OPEN])

    def word(self, *names: str) -> None:
        """Words what is seen."""
        super().word(*(name for name in names if name != "next"))

    def clean_purpose(self) -> Purpose:
        """The purpose."""
        return Purpose(self.cleaned_data["purpose"])


class SettingsForm(CareForm):
    """How the clinic works."""

    is_open = forms.BooleanField(required=False)
    telephone = LineField(max_length=40, required=False)
    time_zone = LineField(max_length=60)
    answer_days = forms.IntegerField(min_value=1, max_value=60)
    visit_days = forms.IntegerField(min_value=1, max_value=180)
    follow_up_weeks = forms.IntegerField(min_value=1, max_value=52)
    visit_minutes = forms.IntegerField(min_value=15, max_value=240)
    buffer_minutes = forms.IntegerField(min_value=0, max_value=120)
    uses_demo_wording = forms.BooleanField(required=False)

    def __init__(self, *args: Any, clinic: Clinic, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        names = list(self.base_fields)
        kwargs["initial"] = {name: getattr(clinic, name) for name in names}
        super().__init__(*args, language=language, **kwargs)

    def clean_telephone(self) -> str:
        """A number that can be rung."""
        return telephone_number(self.cleaned_data["telephone"], self.language)

    def clean_time_zone(self) -> str:
        """A time zone that there is."""
        given = str(self.cleaned_data["time_zone"])
        if given not in available_timezones():
            raise forms.ValidationError(say("care.no_such_zone", self.language, given=given))
        return given


class TextsForm(CareForm):
    """The texts of a page, section by section, in each language; blank for what is built in."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        sections: Mapping[str, Section],
        own: Mapping[str, Mapping[str, str]],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        for key, section in sections.items():
            for tongue in LANGUAGES:
                kept = own.get(key, {}).get(tongue, "")
                name = say(f"organisations.language_{tongue}", language)
                label = f"{section.label.in_(language)} – {name}"
                _add_text(self, f"{key}.{tongue}", label, kept, section.text.in_(tongue))

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """What the clinic says itself, by section and language."""
        return _by_section(self.cleaned_data)


class CrisisForm(CareForm):
    """What is said at acute danger, and whom to ring."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        clinic: Clinic,
        built_in: Crisis,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        own = clinic.crisis
        for key in ("title", "text"):
            for tongue in LANGUAGES:
                name = say(f"organisations.language_{tongue}", language)
                label = f"{say(f'care.crisis_{key}', language)} – {name}"
                kept = own.get(key, {}).get(tongue, "")
                _add_text(self, f"{key}.{tongue}", label, kept, getattr(built_in, key).in_(tongue))
        for place in range(_NUMBERS):
            self._add_number(place, (own.get("numbers", []) + [{}] * _NUMBERS)[place])

    def clean(self) -> dict[str, Any]:
        """What was given; a number can be rung and has a name, and no name stands alone."""
        given = super().clean() or self.cleaned_data
        for place in range(_NUMBERS):
            self._check_number(f"number{place}", any(self._labels(place).values()))
        return given

    def _check_number(self, name: str, is_named: bool) -> None:
        number = self.cleaned_data.get(name, "")
        try:
            telephone_number(number, self.language, fewest=_FEWEST_DIGITS)
        except forms.ValidationError as fault:
            self.add_error(name, fault)
            return
        if bool(number) != is_named:
            said = "care.number_has_no_name" if number else "care.name_has_no_number"
            self.add_error(name, say(said, self.language))

    @property
    def texts(self) -> dict[str, Any]:
        """What the clinic says itself."""
        given = self.cleaned_data
        numbers = [
            {"number": given[f"number{i}"], "label": self._labels(i)}
            for i in range(_NUMBERS)
            if given[f"number{i}"]
        ]
        found: dict[str, Any] = _by_section(
            {name: text for name, text in given.items() if not name.startswith("number")}
        )
        return {**found, "numbers": numbers} if numbers else found

    def _labels(self, place: int) -> dict[str, str]:
        return {one: self.cleaned_data.get(f"number{place}.{one}", "") for one in LANGUAGES}

    def _add_number(self, place: int, kept: Mapping[str, Any]) -> None:
        label = say("care.crisis_number", self.language, number=place + 1)
        self.fields[f"number{place}"] = LineField(
            label=label, max_length=40, required=False, initial=kept.get("number", "")
        )
        for tongue in LANGUAGES:
            name = say(f"organisations.language_{tongue}", self.language)
            self.fields[f"number{place}.{tongue}"] = LineField(
                label=say("care.crisis_whose", self.language, number=place + 1, language=name),
                max_length=120, required=False, initial=kept.get("label", {}).get(tongue, ""),
            )  # fmt: skip


class WordingForm(CareForm):
    """A file with the words of the self-rating, and the statement of the right to use them."""

    file = forms.FileField(widget=forms.FileInput({"accept": ".toml,.csv,.txt"}))
    has_right = forms.BooleanField()


def _add_text(form: forms.Form, name: str, label: str, kept: str, built_in: str) -> None:
    field = forms.CharField(
        label=label, initial=kept, required=False, max_length=_LONGEST, help_text=built_in,
        widget=forms.Textarea({"rows": 4, "dir": "auto", "lang": name.rsplit(".", 1)[1]}),
    )  # fmt: skip
    form.fields[name] = field


def _by_section(given: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, text in given.items():
        key, tongue = name.rsplit(".", 1)
        if whole := readable(text).strip():
            found.setdefault(key, {})[tongue] = whole
    return found
