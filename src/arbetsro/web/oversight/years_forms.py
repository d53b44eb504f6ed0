"""The forms of the yearly follow-up; their words are in the messages."""

from typing import Any

from django import forms

from arbetsro.language import Language
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.together import TogetherForm
from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.workenv.yearly import Section


class SectionForm(TogetherForm):
    """The questions of a section with the answers so far."""

    area = "years"

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        follow_up: YearlyFollowUp,
        section: Section,
        language: Language,
    ) -> None:
        super().__init__(*args, language=language, seen=follow_up.version)
        for one in section.questions:
            text = follow_up.answers.get(one.key, "")
            self.add_text(one.key, label=one.text.in_(language), text=text, rows=5)


class CloseForm(WordedForm):
    """That a follow-up is finished."""

    area = "years"
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def word(self, *names: str) -> None:
        """There is nothing to word."""


class SignForm(WordedForm):
    """That somebody has read the follow-up and stands for it, or what they see otherwise."""

    area = "years"
    dissent = forms.CharField(required=False, max_length=5000, widget=forms.Textarea({"rows": 3}))
    read = forms.BooleanField()

    def __init__(self, *args: Any, capacity: str, language: Language) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id=f"{capacity}-%s")


class FindingForm(WordedForm):
    """Something that the follow-up brought up."""

    area = "years"
    text = forms.CharField(max_length=2000, widget=forms.Textarea({"rows": 4}))
