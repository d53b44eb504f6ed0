"""A number that people type, in their language and with its unit beside it."""

from decimal import Decimal

from django import forms

from arbetsro.language import Language, NotANumber, read_number, say, write_for_entry


class AmountField(forms.CharField):
    """A number of a unit, as ``SEK`` or ``hours``; nothing where nothing is typed.

    Args:
        language: The language it is typed in.
        unit: The unit that it is read in; see ``read_number``.
        beside: What stands beside the field, as ``kr``.
        decimals: How many decimals are kept.
    """

    def __init__(
        self,
        language: Language,
        unit: str,
        beside: str,
        *,
        decimals: int = 2,
        required: bool = False,
    ) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "class": "number", "size": "12"})
        super().__init__(max_length=60, required=required, widget=widget)
        self._language, self._unit, self._decimals = language, unit, decimals
        self.unit = beside

    def prepare_value(self, value: object) -> object:
        """The number as it stands in the field; what was typed stays as it was typed."""
        if isinstance(value, Decimal | int | float):
            return write_for_entry(float(value), self._language, self._unit)
        return value

    def clean(self, value: object) -> Decimal | None:
        """The number."""
        text = str(super().clean(value))
        try:
            number = read_number(text, self._language, self._unit)
        except NotANumber as error:
            sentence = say(f"numbers.{error.code}", self._language, text=error.text)
            raise forms.ValidationError(sentence) from error
        return None if number is None else round(Decimal(str(number)), self._decimals)
