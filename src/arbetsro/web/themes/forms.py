"""What is told when themes are published, given and taken further."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.language import Language, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.themes.halves import Half
from arbetsro.web.themes.wording import half_in_words


class PublishForm(WordedForm):
    """Which half-year is published."""

    area = "themes"
    half = forms.ChoiceField(choices=())

    def __init__(self, *args: Any, halves: list[Half], language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["half"].choices = [(one.key, half_in_words(one, language)) for one in halves]  # type: ignore[attr-defined]

    def clean_half(self) -> Half | None:
        """The half-year."""
        return Half.read(self.cleaned_data["half"])


class PartnerForm(WordedForm):
    """Which employer, by its whole name: the clinic is shown no list of those in the workbench."""

    area = "themes"
    employer = LineField(max_length=120)

    def clean_employer(self) -> Organisation:
        """The employer with this name."""
        name = self.cleaned_data["employer"]
        kind = Organisation.Kind.EMPLOYER
        found = list(Organisation.objects.filter(name__iexact=name, kind=kind)[:2])
        if len(found) != 1:
            raise forms.ValidationError(say("themes.employer_not_found", self.language, name=name))
        return found[0]


class TakeForm(WordedForm):
    """Where in the organisation the finding is dealt with."""

    area = "themes"
    unit = forms.ModelChoiceField(Unit.objects.none(), empty_label=None)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
