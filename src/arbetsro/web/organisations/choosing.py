"""Choosing a person of an organisation in a form, and the unit that a list is about."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404

from arbetsro.language import Language, say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.finding import valid_today
from arbetsro.web.organisations.models import Membership, Organisation, Unit

#: More people than this are named by their e-mail or name instead of chosen from a list.
_MOST_CHOICES = 200


def members(organisation: Organisation) -> QuerySet[Person]:
    """The people who have a role in an organisation today, by name."""
    held = valid_today(Membership.objects.filter(organisation=organisation))
    found = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    return found.order_by("name", "pk")


class PersonByName(forms.CharField):
    """One of many people, named by e-mail address or whole name."""

    def __init__(self, people: QuerySet[Person], language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(max_length=254, **kwargs)
        self._people, self._language = people, language
        self.help_text = say("organisations.hint_person_by_name", language)

    def prepare_value(self, value: object) -> object:
        """What stands in the field for a person."""
        return value.email if isinstance(value, Person) else value

    def clean(self, value: object) -> Person | None:
        """The person who was named."""
        text = str(super().clean(value))
        if not text:
            return None
        by_email = self._people.filter(email=text.lower())
        found = list(by_email[:1]) or list(self._people.filter(name__iexact=text)[:2])
        if len(found) != 1:
            code = "person_ambiguous" if found else "person_not_found"
            raise forms.ValidationError(say(f"organisations.{code}", self._language, value=text))
        return found[0]


def person_field(
    organisation: Organisation, language: Language, *, required: bool = True
) -> forms.Field:
    """A field for a member: a list of them, or their e-mail address where there are many."""
    people = members(organisation)
    if people.count() > _MOST_CHOICES:
        return PersonByName(people, language, required=required)
    nobody = None if required else say("organisations.nobody", language)
    return forms.ModelChoiceField(people, empty_label=nobody, required=required)


def chosen_unit(request: OrganisationRequest, permission: Permission) -> Unit | None:
    """The unit that a list is narrowed to by ``?unit=``, if it is.

    Raises:
        Http404: There is no such unit, or not for this person.
    """
    text = request.GET.get("unit", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return fetching.unit(request, permission, int(text))
