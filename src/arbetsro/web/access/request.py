"""What a view may count on in its request."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from arbetsro.language import Language
from arbetsro.web.access.standing import Standing
from arbetsro.web.accounts.models import Person


class PersonRequest(HttpRequest):
    """A request by somebody who has logged in."""

    user: Person
    language: Language
    htmx: HtmxDetails


class OrganisationRequest(PersonRequest):
    """A request for a page of an organisation by one of its members."""

    standing: Standing
