"""Which measures are open, overdue or to be followed up, and what somebody looks for in a list."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.owners import has_no_owner
from arbetsro.web.risks.models import Risk

#: Those where something is left to do.
IS_OPEN = Q(state__in=[Measure.State.PLANNED, Measure.State.STARTED])
#: Those that a plan rests on: what is left to do, and what has been done about a risk that is open.
IN_PLAN = IS_OPEN | Q(state=Measure.State.DONE, risk__state=Risk.State.OPEN)
#: Those whose effect nobody has looked at for the last time.
NOT_FOLLOWED_UP = Q(followed_up_at=None) & ~Q(state=Measure.State.STOPPED)


def is_overdue() -> Q:
    """The condition that something is left to do though the day has passed."""
    return IS_OPEN & Q(due_on__lt=today())


def to_follow_up() -> Q:
    """The condition that it is time to look whether a measure worked, done or not."""
    return NOT_FOLLOWED_UP & Q(follow_up_on__lte=today())


class MeasureFilter(WordedForm):
    """Which measures somebody wants to see. What is wrong in an address is looked past."""

    area = "measures"

    q = forms.CharField(required=False, max_length=120)
    state = forms.ChoiceField(required=False)
    factor = forms.ChoiceField(required=False)
    overdue = forms.BooleanField(required=False)
    to_follow_up = forms.BooleanField(required=False)
    without_owner = forms.BooleanField(required=False)
    mine = forms.BooleanField(required=False)
    unit = forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)
        states = [(one, say(f"measures.state_{one}", language)) for one in ("open", *Measure.State)]
        self.fields["state"].choices = [("", say("measures.any_state", language)), *states]  # type: ignore[attr-defined]
        factors = [(one.key, one.label.in_(language)) for one in terms("factor").values()]
        self.fields["factor"].choices = [("", say("measures.any_factor", language)), *factors]  # type: ignore[attr-defined]

    def narrow(self, measures: QuerySet[Measure], me: Person) -> QuerySet[Measure]:
        """The measures that are looked for."""
        wanted = self.cleaned_data if self.is_valid() else {}
        conditions = {
            "overdue": is_overdue(),
            "to_follow_up": to_follow_up(),
            "without_owner": IS_OPEN & has_no_owner(),
            "mine": Q(owner=me),
        }
        found = Q()
        for name, condition in conditions.items():
            if wanted.get(name):
                found &= condition
        return measures.filter(
            found & _in_state(wanted.get("state")) & _about(wanted.get("factor"), wanted.get("q"))
        )


def _in_state(state: str | None) -> Q:
    if state == "open":
        return IS_OPEN
    return Q(state=state) if state else Q()


def _about(factor: str | None, text: str | None) -> Q:
    found = Q(factor=factor) if factor else Q()
    if text:
        # SQLite knows no capital letters beyond A to Z, and many words begin with Å, Ä, Ö or Ø.
        ways = {text, text.lower(), text.upper(), text.capitalize()}
        holding = Q()
        for way in ways:
            holding |= Q(title__icontains=way) | Q(owner__name__icontains=way)
        found &= holding
    return found
