"""The questions of a follow-up, and what is noted about reaching somebody."""

from typing import Any

from django import forms

from arbetsro.instruments.instrument import instrument
from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.texts import wording_of
from arbetsro.web.followups.models import Attempt, FollowUp
from arbetsro.web.followups.questions import (
    CHOICES,
    COMMENT_THEMES,
    LONGEST_COMMENT,
    RATINGS,
)
from arbetsro.web.frame.forms import WordedForm

_ITEM = "item_"
LONGEST_NOTE = 500


class OneOf(forms.ChoiceField):
    """One of some answers, all in sight; none need be given."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(choices=(), required=False, widget=forms.RadioSelect, **kwargs)


class AnswersForm(WordedForm):
    """The questions, each of which may be left out."""

    area = "followups"
    problem_size = OneOf()
    sick_leave = OneOf()
    employment = OneOf()
    helpful = OneOf()
    would_recommend = OneOf()
    comments = forms.CharField(
        required=False, max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        clinic: Clinic,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        for name in RATINGS:
            self.fields[name].choices = _numbers(1, 10)  # type: ignore[attr-defined]
        for name, keys in CHOICES.items():
            self.choices(name, keys)
        self._add_items(clinic)

    def _add_items(self, clinic: Clinic) -> None:
        """The self-rating once more, where the clinic has words for it."""
        scale, wording = instrument("smbm-12").scale, wording_of(clinic)
        if wording is None:
            return
        for number in sorted(wording.items):
            field = OneOf(label=f"{number}. {wording.text(number, self.language)}")
            field.choices = _numbers(scale.lowest, scale.highest)
            self.fields[f"{_ITEM}{number}"] = field

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields of the follow-up's own questions."""
        return [one for one in self if not one.name.startswith(_ITEM)]

    @property
    def rated(self) -> list[forms.BoundField]:
        """The fields of the self-rating."""
        return [one for one in self if one.name.startswith(_ITEM)]

    @property
    def answers(self) -> dict[str, Any]:
        """The answers as ``answer_follow_up`` wants them; what was left out is None."""
        given = {key: value or None for key, value in self.cleaned_data.items()}
        items = {key.removeprefix(_ITEM): int(v) for key, v in given.items() if v and _ITEM in key}
        others = {key: value for key, value in given.items() if not key.startswith(_ITEM)}
        rated = {name: int(given[name] or 0) or None for name in RATINGS}
        return {**others, **rated, "items": items or None}


class InterviewForm(AnswersForm):
    """The questions with what the interviewer notes besides."""

    comment_themes = forms.MultipleChoiceField(
        choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )
    way = forms.ChoiceField(choices=(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.choices("comment_themes", COMMENT_THEMES)
        self.choices("way", (FollowUp.Way.TELEPHONE, FollowUp.Way.VIDEO))
        self.fields["way"].initial = FollowUp.Way.TELEPHONE

    @property
    def answers(self) -> dict[str, Any]:
        """The answers without how they were given."""
        return {key: value for key, value in super().answers.items() if key != "way"}


class AttemptForm(WordedForm):
    """What came of trying to reach the person."""

    area = "followups"
    outcome = forms.ChoiceField(choices=())
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.choices("outcome", Attempt.Outcome.values)


class LostForm(WordedForm):
    """Why nobody answered."""

    area = "followups"
    because = forms.ChoiceField(choices=(), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.choices("because", FollowUp.Reason.values)


class AssignForm(WordedForm):
    """Who does a follow-up, of those who may."""

    area = "followups"
    interviewer = forms.TypedChoiceField(choices=(), coerce=int)

    def __init__(self, *args: Any, able: list[Person], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        found = [(one.pk, str(one)) for one in able]
        self.fields["interviewer"].choices = found  # type: ignore[attr-defined]


def _numbers(lowest: int, highest: int) -> list[tuple[str, str]]:
    return [(str(one), str(one)) for one in range(lowest, highest + 1)]
