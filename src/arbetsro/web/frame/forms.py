"""Fields and forms that look the same everywhere."""

from typing import Any, ClassVar

from django import forms

from arbetsro.language import Language, say
from arbetsro.language.catalogue import catalogue
from arbetsro.web.frame.refusal import Refusal


class DayInput(forms.DateInput):
    """A day, chosen in the browser's calendar; the browser wants it as 2026-11-22."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class WordedForm(forms.Form):
    """A form whose labels and hints are messages of an area: ``label_<field>``, ``hint_<field>``.

    A field that is added in ``__init__`` of a subclass is worded by ``word``.
    """

    area: ClassVar[str]

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.language = language
        self.word(*self.fields)

    def word(self, *names: str) -> None:
        """Gives fields their label and hint, and lets what is typed find its own direction."""
        for name in names:
            field = self.fields[name]
            field.label = say(f"{self.area}.label_{name}", self.language)
            if f"hint_{name}" in catalogue(self.area) and not field.help_text:
                field.help_text = say(f"{self.area}.hint_{name}", self.language)
            if isinstance(field, forms.CharField):
                field.widget.attrs.setdefault("dir", "auto")

    def choices(self, name: str, keys: Any, *, blank: bool = False) -> None:  # noqa: ANN401
        """Gives a field choices worded by ``<area>.<name>_<key>``."""
        found = [(str(key), say(f"{self.area}.{name}_{key}", self.language)) for key in keys]
        if blank:
            found = [("", say(f"{self.area}.{name}_none", self.language)), *found]
        self.fields[name].choices = found  # type: ignore[attr-defined]

    def tell(self, refusal: Refusal) -> None:
        """Shows why a change could not be made, by the field that it is about."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, refusal.told(self.language))
