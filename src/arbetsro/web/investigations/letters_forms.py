"""The forms of questions by e-mail: what is asked and whom, and what is answered."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from arbetsro.language import Language, known, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LinesField, readable
from arbetsro.web.investigations.checklists import checklist_of
from arbetsro.web.investigations.models import Investigation, Question


class QuestionsForm(WordedForm):
    """What is asked, and whom."""

    area = "letters"
    own = LinesField(required=False, max_length=6000)
    staff = forms.BooleanField(required=False)
    addresses = LinesField(required=False, max_length=20_000)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        investigation: Investigation,
        staff: Sequence[str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        first = "\n".join(say(f"letters.first_{number}", language) for number in (1, 2, 3))
        kwargs["initial"] = {"own": first, "staff": bool(staff), **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self._staff = staff
        self._offer_checklist(investigation)
        self.fields["staff"].help_text = say("letters.hint_staff", language, count=len(staff))
        if not staff:
            del self.fields["staff"]

    def _offer_checklist(self, investigation: Investigation) -> None:
        """Lets questions of the checklist be chosen, where the investigation has one."""
        if investigation.checklist is None:
            return
        language = known(investigation.language) or "sv"
        areas = checklist_of(investigation.checklist).asked(investigation.profile)
        self.fields["chosen"] = forms.MultipleChoiceField(
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[
                (one.text.in_(language), one.text.in_(language))
                for area in areas
                for one in area.questions
            ],
        )
        self.word("chosen")
        self.order_fields(("chosen", "own", "staff", "addresses"))

    @property
    def questions(self) -> list[str]:
        """All that is asked, each question once."""
        own = self.cleaned_data["own"].splitlines()
        return list(dict.fromkeys([*self.cleaned_data.get("chosen", ()), *own]))

    @property
    def asked(self) -> list[str]:
        """The addresses of all who are asked."""
        typed = self.cleaned_data["addresses"].splitlines()
        return [*(self._staff if self.cleaned_data.get("staff") else ()), *typed]

    def clean_addresses(self) -> str:
        """The addresses, one a line; commas and semicolons part them too."""
        text = self.cleaned_data["addresses"].replace(",", "\n").replace(";", "\n")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for line in lines:
            try:
                validate_email(line)
            except ValidationError:
                said = say("letters.no_address", self.language, text=line[:80])
                raise forms.ValidationError(said) from None
        return "\n".join(lines)


class ReplyForm(forms.Form):
    """An answer in own words to each question; none must be answered."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._questions = questions
        for one in questions:
            self.fields[f"answer_{one.pk}"] = forms.CharField(
                required=False,
                max_length=4000,
                label=one.text,
                widget=forms.Textarea({"rows": 4, "dir": "auto"}),
            )

    @property
    def answers(self) -> dict[int, str]:
        """What was written, by the key of the question."""
        given = self.cleaned_data
        return {one.pk: readable(given[f"answer_{one.pk}"]) for one in self._questions}
