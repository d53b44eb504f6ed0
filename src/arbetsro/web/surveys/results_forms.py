"""What is told when a share goes into an analysis, and of a talk about a result."""

from collections.abc import Sequence
from typing import Any

from django import forms

from arbetsro.language import Language
from arbetsro.surveys.variables import Variable
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.frame.forms import DayInput, WordedForm


class TalkForm(WordedForm):
    """The day on which a unit talked about its result."""

    area = "survey_results"
    held_on = forms.DateField(widget=DayInput)


class CountForm(WordedForm):
    """Which share goes into which analysis, as the analysis was when the page was shown."""

    area = "survey_results"
    variable = forms.ChoiceField(choices=())
    analysis = forms.ChoiceField(choices=())

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        shares: Sequence[Variable],
        analyses: Sequence[Analysis],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._analyses = {str(one.pk): one for one in analyses}
        self.fields["variable"].choices = [  # type: ignore[attr-defined]
            (one.key, one.label.in_(language)) for one in shares
        ]
        self.fields["analysis"].choices = [  # type: ignore[attr-defined]
            (f"{one.pk}:{one.version}", one.title) for one in analyses
        ]
        if self.data and not self._is_offered(self.data.get("analysis", "")):
            self._offer(self.data.get("analysis", ""))

    def _is_offered(self, value: str) -> bool:
        return any(value == key for key, _ in self.fields["analysis"].choices)  # type: ignore[attr-defined]

    def _offer(self, value: str) -> None:
        """Takes an analysis that has got a later version since, so that the action can tell."""
        pk, _, version = value.partition(":")
        found = self._analyses.get(pk)
        if found is not None and version.isdecimal():
            self.fields["analysis"].choices += [(value, found.title)]  # type: ignore[attr-defined]

    def clean_analysis(self) -> tuple[Analysis, int]:
        """The analysis, and the version of it that the person saw."""
        pk, _, version = self.cleaned_data["analysis"].partition(":")
        return self._analyses[pk], int(version)
