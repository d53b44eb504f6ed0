"""The form for somebody who applies by telephone: the staff member writes what the person says."""

from typing import Any

from django import forms

from arbetsro.counselling.crisis import crisis
from arbetsro.instruments.wording import Wording
from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.applications.forms.person.application import OLDEST, PARTS, WAYS, YOUNGEST
from arbetsro.web.applications.forms.staff.cases import CaseForm
from arbetsro.web.applications.places import CONSENTS
from arbetsro.web.applications.regions import REGIONS
from arbetsro.web.applications.scores import rating
from arbetsro.web.care.telephones import telephone_number
from arbetsro.web.frame.plain import LineField

#: The answers that there are to each question about work; see ``care`` for what they are called.
FACT_CHOICES = {
    "sex": ("woman", "man", "other"),
    "sector": ("public", "private", "other"),
    "occupational_health": ("yes", "no", "unknown"),
    "sick_leave": ("no", "part", "full"),
}
_CONTACT = ("telephone", "email", "address")


class TelephoneForm(CaseForm):
    """Who rings, and what they say."""

    name = LineField(max_length=120)
    telephone = LineField(max_length=40, required=False)
    email = forms.EmailField(max_length=254, required=False)
    address = LineField(max_length=200, required=False)
    is_protected = forms.BooleanField(required=False)
    speaks = forms.ChoiceField(initial="sv")
    danger_now = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    tells = forms.CharField(max_length=10_000, widget=forms.Textarea({"rows": 5}))
    age = forms.IntegerField(min_value=YOUNGEST, max_value=OLDEST, required=False)
    region = forms.ChoiceField(required=False)
    parts = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        wording: Wording | None,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._add_facts()
        self._add_wishes()
        self._add_items(wording)
        for name in CONSENTS:
            self.fields[name] = forms.BooleanField(required=False)
        self.word(*CONSENTS)
        spoken = [(one, say(f"organisations.language_{one}", language)) for one in LANGUAGES]
        self.fields["speaks"].choices = spoken  # type: ignore[attr-defined]

    def clean_telephone(self) -> str:
        """A number that can be rung."""
        return telephone_number(self.cleaned_data["telephone"], self.language)

    def clean(self) -> dict[str, Any]:
        """What was given, as soon as there is a way to reach the person."""
        given = super().clean() or self.cleaned_data
        is_wrong = {"telephone", "email"} & set(self.errors)
        if not is_wrong and not (given.get("telephone") or given.get("email")):
            self.add_error("telephone", say("applications.cannot_be_reached", self.language))
        return given

    @property
    def contact(self) -> dict[str, str]:
        """How the person is reached."""
        return {key: str(self.cleaned_data[key]) for key in _CONTACT}

    @property
    def changes(self) -> dict[str, object]:
        """What the application holds, by place. What was left out is not there."""
        given = self.cleaned_data
        facts = {f"facts.{key}": given[key] for key in ("age", "region", *FACT_CHOICES)}
        items = {
            f"items.{one.number}": int(given[f"item_{one.number}"])
            for one in rating().items
            if given.get(f"item_{one.number}")
        }
        told = {key: value for key, value in facts.items() if value not in (None, "")}
        wishes = {f"preferred.{key}": given[key] for key in ("parts", "way") if given[key]}
        danger = {crisis().question.place: given["danger_now"]} if given["danger_now"] else {}
        consents = {name: given[name] for name in CONSENTS}
        return {"text": given["tells"], **danger, **told, **wishes, **items, **consents}

    def _add_wishes(self) -> None:
        """The question asked straight out, where the person works, and when they can."""
        self.fields["danger_now"].label = crisis().question.label.in_(self.language)
        self.fields["way"].label = say("service.label_way", self.language)
        self._offer(
            "danger_now",
            [(key, say(f"service.danger_now_{key}", self.language)) for key in ("no", "yes")],
        )
        none = ("", say("applications.not_told", self.language))
        abroad = ("abroad", say("service.region_abroad", self.language))
        self._offer("region", [none, *((one, one) for one in REGIONS), abroad])
        self._offer(
            "parts", [(one, say(f"applications.part_{one}", self.language)) for one in PARTS]
        )
        ways = [(one, say(f"applications.way_{one}", self.language)) for one in WAYS]
        self._offer("way", [none, *ways])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _add_facts(self) -> None:
        for name, keys in FACT_CHOICES.items():
            self.fields[name] = forms.ChoiceField(required=False)
            self.fields[name].label = say(f"applications.fact_{name}", self.language)
            found = [(key, say(f"applications.fact_{name}_{key}", self.language)) for key in keys]
            self.fields[name].choices = [("", say("applications.not_told", self.language)), *found]  # type: ignore[attr-defined]

    def _add_items(self, wording: Wording | None) -> None:
        """The items in the words of the clinic; none where it has no words to read aloud."""
        if wording is None:
            return
        scale = rating().scale
        none = ("", say("applications.not_told", self.language))
        for one in rating().items:
            field = forms.ChoiceField(required=False)
            field.choices = [none, *((str(value), str(value)) for value in scale.values)]
            field.label = f"{one.number}. {wording.text(one.number, self.language)}"
            self.fields[f"item_{one.number}"] = field
