"""The addresses of the pages, and their words."""

import html
import re

from django.http import HttpResponse

from arbetsro.web.organisations.models import Membership, Unit
from web.conftest import LONG_AGO, person

BASE = "/o/demo/policies/"


def text_of(response: HttpResponse) -> str:
    """The words of a page, without its markup."""
    plain = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(html.unescape(plain).split())


def employ(unit: Unit, *names: str) -> list:
    """New employees of a unit."""
    people = [person(name) for name in names]
    for one in people:
        Membership.objects.create(
            person=one, organisation=unit.organisation, unit=unit, role="employee",
            valid_from=LONG_AGO,
        )  # fmt: skip
    return people
