"""The forms of interviews: themes, and the notes of a conversation."""

from collections.abc import Sequence
from typing import Any

from django import forms

from arbetsro.language import Language
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, LinesField, readable
from arbetsro.web.investigations.models import Conversation, Question


class ThemesForm(WordedForm):
    """What the conversations are about."""

    area = "interviews"
    themes = LinesField(max_length=6000, widget=forms.Textarea({"rows": 8}))


class ConversationForm(WordedForm):
    """What was said in a conversation, theme by theme."""

    area = "interviews"
    about = LineField(max_length=120)
    held_on = forms.DateField(widget=DayInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        themes: Sequence[Question],
        conversation: Conversation | None,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        kwargs["initial"] = _initial(conversation)
        super().__init__(*args, language=language, **kwargs)
        self._themes = themes
        for one in themes:
            self.fields[f"note_{one.pk}"] = forms.CharField(
                required=False,
                max_length=8000,
                label=one.text,
                widget=forms.Textarea({"rows": 4, "dir": "auto"}),
            )

    @property
    def notes(self) -> dict[int, str]:
        """What was said, by the key of the theme."""
        return {one.pk: readable(self.cleaned_data[f"note_{one.pk}"]) for one in self._themes}


def _initial(conversation: Conversation | None) -> dict[str, object]:
    if conversation is None:
        return {"held_on": today(), "seen": 0}
    notes = {f"note_{one.question_id}": one.text for one in conversation.notes.all()}
    return {
        "about": conversation.about,
        "held_on": conversation.held_on,
        "seen": conversation.version,
        **notes,
    }
