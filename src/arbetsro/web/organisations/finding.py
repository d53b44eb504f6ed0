"""Finding units and people: the filters of the lists."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.forms import SpokenForm, role_choices
from arbetsro.web.organisations.models import Membership, Unit, valid_on


class UnitFilter(SpokenForm):
    """Which units somebody wants to see."""

    q = forms.CharField(required=False, max_length=120)
    under = forms.IntegerField(
        required=False, widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1
    )
    closed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; nothing while something is wrong in the form."""
        return self.cleaned_data if self.is_valid() else {}

    @property
    def is_search(self) -> bool:
        """Whether a list of what is found is wanted, rather than the tree."""
        return bool(self.wanted.get("q") or self.wanted.get("under"))

    def open_ones(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """The units without those that have been closed, unless they are asked for."""
        if self.wanted.get("closed"):
            return units
        return units.filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))

    def narrow(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """The units that are searched for."""
        text, under = self.wanted.get("q"), self.wanted.get("under")
        if text:
            units = units.filter(_holding(text, "name", "code"))
        return units.filter(parent=under) if under else units


class PeopleFilter(SpokenForm):
    """Which people somebody wants to see."""

    q = forms.CharField(required=False, max_length=120)
    role = forms.ChoiceField(required=False)
    unit = forms.CharField(required=False, max_length=120)
    never_in = forms.BooleanField(required=False)

    def __init__(self, *args: Any, kind: str, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)
        none = ("none", say("organisations.without_role", language))
        every = ("", say("organisations.every_role", language))
        self.fields["role"].choices = [every, *role_choices(kind, language), none]  # type: ignore[attr-defined]
        self.fields["unit"].label = say("organisations.label_in_unit", language)

    def narrow(self, people: QuerySet[Person], seen: QuerySet[Membership]) -> QuerySet[Person]:
        """The people that are searched for, by the roles that the reader may see."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if text := wanted.get("q"):
            people = people.filter(_holding(text, "name", "email"))
        if wanted.get("never_in"):
            people = people.filter(_holds(held_today(seen)), last_login=None)
        if unit := wanted.get("unit"):
            seen = seen.filter(_holding(unit, "unit__name") | Q(unit__code__iexact=unit))
        role = wanted.get("role")
        if role == "none":
            return people.filter(~_holds(held_today(seen)))
        if role:
            seen = held_today(seen).filter(role=role)
        return people.filter(_holds(seen)) if role or unit else people


def held_today(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """The roles that give something today or will later."""
    today = timezone.localdate()
    open_role = Q(valid_to=None) | Q(valid_to__gte=today)
    open_unit = Q(unit__valid_to=None) | Q(unit__valid_to__gte=today)
    return memberships.filter(open_role, open_unit)


def valid_today(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """The roles that give something today."""
    today = timezone.localdate()
    return memberships.filter(valid_on(today), valid_on(today, "unit__"))


def _holds(memberships: QuerySet[Membership]) -> Exists:
    return Exists(memberships.filter(person=OuterRef("pk")).order_by())


def _holding(text: str, *fields: str) -> Q:
    """The condition that a text is part of one of some fields, in capital letters or small."""
    # SQLite knows no capital letters beyond A to Z, and many names begin with Å, Ä, Ö or Ø.
    ways = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    found = Q()
    for field in fields:
        for way in ways:
            found |= Q(**{f"{field}__icontains": way})
    return found
