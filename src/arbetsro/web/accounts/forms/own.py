"""What people decide about themselves, and invitations."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Role, roles_of
from arbetsro.web.accounts.models import Invitation, Person
from arbetsro.web.accounts.wording import reader_language, said
from arbetsro.web.organisations.models import Unit

#: Each language in its own words.
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English", "da": "Dansk"}


class AboutMeForm(forms.Form):
    """Name, language, and light or dark."""

    name = forms.CharField(
        label=said("accounts.name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=said("accounts.language"),
        help_text=said("accounts.language_hint"),
        required=True,
        widget=forms.RadioSelect,
        choices=[(one, LANGUAGE_NAMES[one]) for one in LANGUAGES],
    )
    # Required is what the reader sees: the empty choice is an answer, the device's own.
    scheme = forms.ChoiceField(
        label=said("accounts.scheme"),
        widget=forms.RadioSelect,
        choices=[
            ("auto", said("accounts.scheme_auto")),
            ("light", said("accounts.scheme_light")),
            ("dark", said("accounts.scheme_dark")),
        ],
    )

    def clean_scheme(self) -> str:
        """The scheme as it is kept; nothing where the device decides."""
        chosen: str = self.cleaned_data["scheme"]
        return "" if chosen == "auto" else chosen


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit, each shown as deep as it stands in the tree."""

    def label_from_instance(self, unit: Unit) -> str:
        """The name, moved in for each step below the root."""
        return "\N{NO-BREAK SPACE}" * 4 * unit.depth + unit.name


class InviteForm(forms.Form):
    """Whom to invite, to which role, and where."""

    name = forms.CharField(label=said("accounts.name"), max_length=120)
    email = forms.EmailField(
        label=said("accounts.email"), help_text=said("accounts.invite_email_hint")
    )
    role = forms.ChoiceField(label=said("accounts.role"), widget=forms.RadioSelect)
    unit = UnitField(
        Unit.objects.none(),
        label=said("accounts.unit"),
        help_text=said("accounts.invite_unit_hint"),
        empty_label=None,
    )

    def __init__(self, *args: Any, kind: str, units: QuerySet[Unit], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        language = reader_language()
        # The path is in the order of the tree: a unit stands right below its parent.
        self.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, f"{declared.label.in_(language)} – {declared.about.in_(language)}")
            for role, declared in roles_of(kind).items()
        ]

    def clean_role(self) -> Role:
        """The role."""
        return Role(self.cleaned_data["role"])


class JoinForm(forms.Form):
    """What is needed to make an account of an invitation."""

    name = forms.CharField(
        label=said("accounts.name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=said("accounts.new_password"),
        help_text=said("accounts.password_hint"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "minlength": "12"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._email = invitation.email
        self.fields["name"].initial = invitation.name

    def clean(self) -> dict[str, Any]:
        """Checks the password against the rules, and against name and address."""
        content = super().clean() or {}
        if password := content.get("password"):
            person = Person(email=self._email, name=content.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return content
