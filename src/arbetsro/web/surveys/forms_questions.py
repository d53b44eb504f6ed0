"""Forms for questions in the organisation's own words."""

from collections.abc import Mapping
from typing import Any

from django import forms

from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.web.surveys.plans import MOST_CHOICES

_LONGEST = 300
#: The ready scales, and what a high answer can mean.
SCALES = ("agree5", "often5", "yes_no")
HIGH = ("good", "bad", "none")


class QuestionForm(WordedForm):
    """The words of a question, in Swedish and in as many other languages as one likes."""

    area = "surveys"

    def __init__(
        self, *args: Any, kept: Mapping[str, Any] | None, language: Language  # noqa: ANN401
    ) -> None:  # fmt: skip
        super().__init__(*args, language=language, initial=self.as_fields(kept or {}))
        for tongue in LANGUAGES:
            self.fields[f"text_{tongue}"] = self._line("text", tongue)
        self.order_fields([f"text_{tongue}" for tongue in LANGUAGES])

    def as_fields(self, kept: Mapping[str, Any]) -> dict[str, object]:
        """What stands in the fields for a question that there is."""
        return {f"text_{tongue}": text for tongue, text in kept.get("text", {}).items()}

    @property
    def content(self) -> dict[str, object]:
        """The question as the plan keeps it."""
        return {"text": self._texts("text")}

    def _line(self, name: str, tongue: Language) -> forms.Field:
        field = LineField(max_length=_LONGEST, required=tongue == "sv")
        self._worded(field, name, tongue)
        return field

    def _worded(self, field: forms.Field, name: str, tongue: Language) -> None:
        called = say(f"organisations.language_{tongue}", self.language)
        field.label = say(f"surveys.label_{name}_in", self.language, language=called)
        field.widget.attrs |= {"lang": tongue, "dir": "auto"}

    def _texts(self, name: str) -> dict[str, str]:
        given = self.cleaned_data
        return {one: given[f"{name}_{one}"] for one in LANGUAGES if given.get(f"{name}_{one}")}


class OwnForm(QuestionForm):
    """A question that is answered on a ready scale."""

    scale = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    high = forms.ChoiceField(choices=(), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, kept: Mapping[str, Any] | None, language: Language  # noqa: ANN401
    ) -> None:  # fmt: skip
        super().__init__(*args, kept=kept, language=language)
        self.choices("scale", SCALES)
        self.choices("high", HIGH)

    def as_fields(self, kept: Mapping[str, Any]) -> dict[str, object]:
        """What stands in the fields."""
        chosen = {"scale": kept.get("scale", "agree5"), "high": kept.get("high", "good")}
        return {**super().as_fields(kept), **chosen}

    @property
    def content(self) -> dict[str, object]:
        """The question as the plan keeps it."""
        given = self.cleaned_data
        return {**super().content, "scale": given["scale"], "high": given["high"]}


class BackgroundForm(QuestionForm):
    """A question about the one who answers, with its choices, one a line."""

    def __init__(
        self, *args: Any, kept: Mapping[str, Any] | None, language: Language  # noqa: ANN401
    ) -> None:  # fmt: skip
        super().__init__(*args, kept=kept, language=language)
        for tongue in LANGUAGES:
            field = LinesField(required=tongue == "sv", max_length=_LONGEST * MOST_CHOICES)
            self._worded(field, "choices", tongue)
            self.fields[f"choices_{tongue}"] = field
        self.fields["choices_sv"].help_text = say(
            "surveys.hint_choices", language, most=MOST_CHOICES
        )

    def as_fields(self, kept: Mapping[str, Any]) -> dict[str, object]:
        """What stands in the fields."""
        choices = kept.get("choices", ())
        lines = {
            f"choices_{one}": "\n".join(choice.get(one, "") for choice in choices).strip("\n")
            for one in LANGUAGES
        }
        return {**super().as_fields(kept), **lines}

    def clean(self) -> dict[str, Any]:
        """The fields, with as many choices in each language that has any."""
        given = super().clean() or {}
        lines = {one: _lines(given.get(f"choices_{one}", "")) for one in LANGUAGES}
        count = len(lines["sv"])
        if "choices_sv" in given and not 2 <= count <= MOST_CHOICES:
            told = say("surveys.choices_bounds", self.language, most=MOST_CHOICES)
            self.add_error("choices_sv", told)
        if len(set(lines["sv"])) < count:
            self.add_error("choices_sv", say("surveys.choices_twice", self.language))
        for one in LANGUAGES[1:]:
            if lines[one] and len(lines[one]) != count:
                self.add_error(f"choices_{one}", say("surveys.choices_differ", self.language))
        return given

    @property
    def content(self) -> dict[str, object]:
        """The question as the plan keeps it."""
        lines = {one: _lines(self.cleaned_data[f"choices_{one}"]) for one in LANGUAGES}
        there = {one: texts for one, texts in lines.items() if texts}
        choices = [
            {one: texts[place] for one, texts in there.items()} for place in range(len(lines["sv"]))
        ]
        return {**super().content, "choices": choices}


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


#: The form of each kind of question.
FORMS: dict[str, type[QuestionForm]] = {
    "own": OwnForm,
    "background": BackgroundForm,
    "texts": QuestionForm,
}
