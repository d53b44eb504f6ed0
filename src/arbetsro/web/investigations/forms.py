"""The forms of investigations."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from arbetsro.language import Language
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.web.investigations.checklists import Offered
from arbetsro.web.investigations.models import Investigation, Participant
from arbetsro.web.organisations.choosing import person_field
from arbetsro.web.organisations.forms import unit_field
from arbetsro.web.organisations.models import Organisation, Unit, valid_on
from arbetsro.workenv.checklists import Checklist

_PROFILE = "profile_"
NO_CHECKLIST = "none"


class InvestigationForm(WordedForm):
    """A form about an investigation."""

    area = "investigations"


def writable_units(request: OrganisationRequest) -> QuerySet[Unit]:
    """The units, open today, whose work environment the person may write about."""
    where = request.standing.where(Permission.WRITE_WORK_ENVIRONMENT)
    return Unit.objects.filter(where, valid_on(today()), organisation=request.standing.organisation)


class ChooseForm(InvestigationForm):
    """Where, in which way and with which checklist something is to be looked into."""

    way = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    checklist = forms.ChoiceField(choices=(), widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        units: QuerySet[Unit],
        lists: list[Offered],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["unit"] = unit_field(units, language)
        self.word("unit")
        self.choices("way", Investigation.Way.values)
        found = [(one.checklist.key, _described(one.checklist, language)) for one in lists]
        self.choices("checklist", [NO_CHECKLIST])
        self.fields["checklist"].choices += found  # type: ignore[attr-defined]
        self.order_fields(("unit", "way", "checklist"))

    @property
    def checklist_key(self) -> str:
        """The key of the checklist that was chosen; blank for none."""
        key = str(self.cleaned_data["checklist"])
        return "" if key == NO_CHECKLIST else key


def _described(checklist: Checklist, language: Language) -> str:
    return f"{checklist.title.in_(language)} – {checklist.use.in_(language)}"


class PlanForm(InvestigationForm):
    """What an investigation is called, when it is, and what the unit is like."""

    title = LineField(max_length=200)
    planned_on = forms.DateField(widget=DayInput)
    about = forms.CharField(max_length=4000, required=False, widget=forms.Textarea({"rows": 4}))
    own_questions = LinesField(max_length=6000, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        profile: list[tuple[str, str]],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        self._profile = [key for key, _ in profile]
        for key, text in profile:
            field = forms.BooleanField(required=False, label=text)
            self.fields[f"{_PROFILE}{key}"] = field

    @property
    def profile_fields(self) -> list[forms.BoundField]:
        """The questions about the workplace."""
        return [self[f"{_PROFILE}{key}"] for key in self._profile]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All that is not about the workplace."""
        return [one for one in self.visible_fields() if not one.name.startswith(_PROFILE)]

    @property
    def profile(self) -> dict[str, bool]:
        """What the unit is like."""
        return {key: bool(self.cleaned_data[f"{_PROFILE}{key}"]) for key in self._profile}

    @property
    def own(self) -> list[str]:
        """The own questions."""
        return [line for line in self.cleaned_data.get("own_questions", "").split("\n") if line]


def profile_initial(profile: dict[str, bool]) -> dict[str, bool]:
    """What the fields about the workplace begin with."""
    return {f"{_PROFILE}{key}": value for key, value in profile.items()}


class ParticipantForm(InvestigationForm):
    """Somebody who takes part: a member of the organisation, or somebody only named."""

    name = LineField(max_length=120, required=False)
    capacity = forms.ChoiceField(choices=())

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisation: Organisation,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["person"] = person_field(organisation, language, required=False)
        self.word("person")
        self.choices("capacity", Participant.Capacity.values)
        self.order_fields(("person", "name", "capacity"))
