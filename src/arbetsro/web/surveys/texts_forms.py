"""What a reviewer of texts fills in."""

from collections.abc import Iterable
from typing import Any

from django import forms

from arbetsro.language import Language, say
from arbetsro.surveys.form import LONGEST_TEXT
from arbetsro.web.answers.models import FreeText
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField, readable
from arbetsro.web.surveys.texts import Decided

_LONGEST_THEME = 80
#: A mark is longer than what it stands for.
_LONGEST_MASKED = 2 * LONGEST_TEXT
_KEEP, _WITHHOLD = "keep", "withhold"


class WrittenField(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea({"rows": 6})

    def to_python(self, value: object) -> str:
        """The text without signs that cannot be shown."""
        return readable(str(value or "")).strip()


class ReviewForm(WordedForm):
    """What becomes of a text.

    Attributes:
        themes: Those that there are already, for the list below the field.
    """

    area = "survey_texts"

    masked = WrittenField(required=False, max_length=_LONGEST_MASKED)
    theme = LineField(required=False, max_length=_LONGEST_THEME)
    decision = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    seen = forms.ChoiceField(choices=FreeText.State.choices, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        themes: Iterable[str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.themes = [one for one in themes if one]
        self.choices("decision", (_KEEP, _WITHHOLD))
        self.fields["theme"].widget.attrs |= {"list": "themes", "autocomplete": "off"}

    def word(self, *names: str) -> None:
        """Words all but the hidden field."""
        super().word(*(one for one in names if one != "seen"))

    def clean(self) -> dict[str, Any]:
        """A text that others may read has words and a theme."""
        found = super().clean() or {}
        if found.get("decision") == _KEEP:
            for name in ("masked", "theme"):
                if name in found and not found[name]:
                    self.add_error(name, say(f"survey_texts.{name}_needed", self.language))
        return found

    def decided(self) -> Decided:
        """The decision. The form must be valid."""
        given = self.cleaned_data
        return Decided(given["theme"], given["decision"] == _KEEP, given["masked"])


class RenameForm(WordedForm):
    """Another name for a theme."""

    area = "survey_texts"

    theme = forms.CharField(widget=forms.HiddenInput, max_length=_LONGEST_THEME)
    question = forms.CharField(widget=forms.HiddenInput, max_length=60)
    name = LineField(max_length=_LONGEST_THEME)

    def word(self, *names: str) -> None:
        """Words the field that is seen."""
        super().word(*(one for one in names if one == "name"))


class PublishForm(WordedForm):
    """Publishing the themes, once."""

    area = "survey_texts"

    with_texts = forms.BooleanField(required=False)
    understood = forms.BooleanField()
