"""The forms at the door: where the code goes, the code, and who somebody is."""

from django import forms

from arbetsro.web.care.telephones import telephone_number
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField


class KnockForm(WordedForm):
    """The address that a code is sent to."""

    area = "service"

    email = forms.EmailField(
        max_length=254, widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"})
    )


class CodeForm(WordedForm):
    """The code from the letter."""

    area = "service"

    code = LineField(
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class NumberForm(WordedForm):
    """The number of a record that was made by telephone."""

    area = "service"

    number = LineField(max_length=20, widget=forms.TextInput({"autocomplete": "off"}))


class DetailsForm(WordedForm):
    """What somebody is called and how they are reached. Only the name must be given."""

    area = "service"

    name = LineField(max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    telephone = LineField(
        max_length=40, required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        max_length=254, required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    is_protected = forms.BooleanField(required=False)

    def clean_telephone(self) -> str:
        """A number that can be rung."""
        return telephone_number(self.cleaned_data["telephone"], self.language)

    @property
    def contact(self) -> dict[str, str]:
        """How they are reached."""
        return {key: str(self.cleaned_data[key]) for key in ("email", "telephone")}
