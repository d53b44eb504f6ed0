"""Forms about organisations, units, people and roles; their words are in the messages."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.access.roles import Kind, Role, roles_of
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.organisations.models import Organisation, Unit

#: More units than this are named by their codes; a list of them would be of no help.
_MOST_CHOICES = 200


class SpokenForm(WordedForm):
    """A form about organisations, units, people or roles."""

    area = "organisations"


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of some units, shown below each other as in the tree."""

    def label_from_instance(self, unit: Unit) -> str:
        """The unit's name, further in the deeper it stands."""
        return "\u2003" * unit.depth + unit.name + (f" ({unit.code})" if unit.code else "")


class UnitByCode(forms.CharField):
    """One of many units, named by its code, its number or its name."""

    def __init__(self, units: QuerySet[Unit], language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(max_length=120, **kwargs)
        self._units, self._language = units, language
        self.help_text = say("organisations.hint_unit_by_code", language)

    def prepare_value(self, value: object) -> object:
        """What stands in the field for a unit."""
        return (value.code or f"#{value.pk}") if isinstance(value, Unit) else value

    def clean(self, value: object) -> Unit | None:
        """The unit that was named."""
        text = str(super().clean(value))
        if not text:
            return None
        found = list(self._named(text)[:2])
        if len(found) != 1:
            code = "unit_ambiguous" if found else "unit_not_found"
            raise forms.ValidationError(say(f"organisations.{code}", self._language, value=text))
        return found[0]

    def _named(self, text: str) -> QuerySet[Unit]:
        if text.startswith("#") and text[1:].isdecimal() and len(text) < 19:
            return self._units.filter(pk=int(text[1:]))
        by_code = self._units.filter(code=text)
        return by_code if by_code.exists() else self._units.filter(name__iexact=text)


def unit_field(units: QuerySet[Unit], language: Language) -> forms.Field:
    """A field for one of some units: a list of them, or their codes where there are many."""
    if units.count() > _MOST_CHOICES:
        return UnitByCode(units, language)
    return UnitChoice(units.order_by("path"), empty_label=None)


class OrganisationForm(SpokenForm):
    """The name and language of an organisation."""

    name = forms.CharField(max_length=120)
    language_of_organisation = forms.ChoiceField(choices=())

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["name"].label = say("organisations.label_organisation_name", language)
        names = [(one, say(f"organisations.language_{one}", language)) for one in LANGUAGES]
        self.fields["language_of_organisation"].choices = names  # type: ignore[attr-defined]


class NewOrganisationForm(OrganisationForm):
    """A new organisation, of which kind it is, and who is to administer it."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, initial=Kind.EMPLOYER)
    slug = forms.SlugField(max_length=60)
    administrator_name = forms.CharField(max_length=120)
    administrator_email = forms.EmailField(max_length=254)

    field_order = (
        "name", "kind", "slug", "language_of_organisation", "administrator_name",
        "administrator_email",
    )  # fmt: skip

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.choices("kind", [one.value for one in Kind])

    def clean_kind(self) -> Kind:
        """The kind."""
        return Kind(self.cleaned_data["kind"])

    def clean_slug(self) -> str:
        """The address in small letters, of an organisation that does not exist yet."""
        slug = str(self.cleaned_data["slug"]).lower()
        if Organisation.objects.filter(slug=slug).exists():
            raise forms.ValidationError(say("organisations.slug_taken", self.language, slug=slug))
        return slug


class UnitForm(SpokenForm):
    """The name, code and dates of a unit."""

    name = forms.CharField(max_length=120)
    code = forms.CharField(max_length=40, required=False)
    valid_from = forms.DateField(widget=DayInput)
    valid_to = forms.DateField(widget=DayInput, required=False)


class ChangeUnitForm(UnitForm):
    """A unit as it is; all but the root may move below another one."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        unit: Unit,
        parents: QuerySet[Unit],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        names = ("name", "code", "parent", "valid_from", "valid_to")
        kwargs["initial"] = {name: getattr(unit, name) for name in names}
        super().__init__(*args, language=language, **kwargs)
        if unit.parent_id is None:
            del self.fields["valid_to"]
            return
        self.fields["parent"] = unit_field(parents, language)
        self.fields["parent"].label = say("organisations.label_parent", language)
        self.order_fields(names)


class CloseUnitForm(SpokenForm):
    """The last day of a unit."""

    last_day = forms.DateField(widget=DayInput)
    also_below = forms.BooleanField(required=False)


class RoleForm(SpokenForm):
    """A role in a unit and below it, for a time or until further notice."""

    role = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    valid_from = forms.DateField(widget=DayInput)
    valid_to = forms.DateField(widget=DayInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        kind: str,
        units: QuerySet[Unit],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        kwargs["initial"] = {"valid_from": timezone.localdate(), **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self.fields["role"].choices = described_roles(kind, language)  # type: ignore[attr-defined]
        self.fields["unit"] = unit_field(units, language)
        self.fields["unit"].label = say("organisations.label_unit", language)
        self.order_fields(("role", "unit", "valid_from", "valid_to"))

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


def role_choices(kind: str, language: Language) -> list[tuple[str, str]]:
    """The roles of a kind of organisation and what they are called, in the order of their list."""
    return [(one.role.value, one.label.in_(language)) for one in roles_of(kind).values()]


def described_roles(kind: str, language: Language) -> list[tuple[str, str]]:
    """The roles of a kind of organisation with what each is for, for those who choose one."""
    return [
        (one.role.value, f"{one.label.in_(language)} – {one.about.in_(language)}")
        for one in roles_of(kind).values()
    ]
