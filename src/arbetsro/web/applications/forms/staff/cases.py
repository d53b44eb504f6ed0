"""The forms of those who run the queue: which ones to see, what to answer, who is to take it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from arbetsro.counselling.pages import Section
from arbetsro.language import Language, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.actions.deciding import OUTCOMES
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import UNANSWERED, URGENT, beyond_goal
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField

#: What the message to the person may hold at most.
LONGEST = 5000
#: The choice to let the program choose the counsellor.
EVENLY = "evenly"
_WAITS_FOR = ("answer", "counsellor", "time", "urgent", "late")


class CaseForm(WordedForm):
    """A form about an application."""

    area = "applications"


class QueueFilter(CaseForm):
    """Which of those who wait somebody wants to see."""

    number = LineField(required=False, max_length=12)
    waits_for = forms.ChoiceField(required=False)
    counsellor = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, staff: Iterable[Person], language: Language, **kw: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kw)
        self.choices("waits_for", _WAITS_FOR, blank=True)
        every = ("", say("applications.counsellor_every", language))
        found = [every, *((str(one.pk), str(one)) for one in staff)]
        self.fields["counsellor"].choices = found  # type: ignore[attr-defined]

    def narrow(self, found: QuerySet[Application], clinic: Clinic) -> QuerySet[Application]:
        """Those that are asked for; all while something is wrong in the form."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if number := wanted.get("number"):
            found = found.filter(applicant__number__endswith=number)
        if counsellor := wanted.get("counsellor"):
            found = found.filter(counsellor=counsellor)
        if waits_for := wanted.get("waits_for"):
            found = found.filter(_conditions(clinic)[waits_for])
        return found


def _conditions(clinic: Clinic) -> dict[str, Q]:
    accepted = Q(state=Application.State.ACCEPTED)
    return {
        "answer": UNANSWERED,
        "counsellor": accepted & Q(counsellor=None),
        "time": accepted & ~Q(counsellor=None),
        "urgent": URGENT,
        "late": beyond_goal(clinic),
    }


class DecideForm(CaseForm):
    """What the clinic answers."""

    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    give_to = forms.ChoiceField(required=False)
    advice = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    message = forms.CharField(required=False, max_length=LONGEST, widget=forms.Textarea)
    how = forms.ChoiceField(widget=forms.RadioSelect, initial="message")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        counsellors: Iterable[Person],
        advice: Mapping[str, Section],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.choices("outcome", OUTCOMES)
        self.choices("how", ("message", "telephone"))
        self.fields["give_to"].choices = _to_choose(counsellors, language)  # type: ignore[attr-defined]
        self.fields["advice"].choices = [  # type: ignore[attr-defined]
            (key, one.label.in_(language)) for key, one in advice.items()
        ]


class AssignForm(CaseForm):
    """Who is to meet the person."""

    counsellor = forms.ChoiceField()

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        counsellors: Iterable[Person],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        choices = _to_choose(counsellors, language)[1:]
        self.fields["counsellor"].choices = choices  # type: ignore[attr-defined]


class EmployerForm(CaseForm):
    """Which partner the person works for."""

    employer = forms.ChoiceField(required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        partners: Mapping[int, str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        none = ("", say("applications.employer_none", language))
        found = [none, *((str(key), name) for key, name in partners.items())]
        self.fields["employer"].choices = found  # type: ignore[attr-defined]


class MessageForm(CaseForm):
    """Something to tell the person, or a note of what was said."""

    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea({"rows": 4}))
    way = forms.ChoiceField(widget=forms.RadioSelect, initial="message")

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["way"].choices = [  # type: ignore[attr-defined]
            (one, say(f"applications.how_{one}", language)) for one in ("message", "telephone")
        ]


def _to_choose(counsellors: Iterable[Person], language: Language) -> list[tuple[str, str]]:
    later = ("", say("applications.give_later", language))
    evenly = (EVENLY, say("applications.give_evenly", language))
    return [later, evenly, *((str(one.pk), str(one)) for one in counsellors)]
