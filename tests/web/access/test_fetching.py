"""What a person may not see is not found."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from arbetsro.web.access import fetching
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import standing_of
from arbetsro.web.organisations.models import Membership

SEE = Permission.SEE_UNITS


@pytest.fixture
def request_of(cast):
    """The request of a person for a page of Demo Alltjänst AB."""

    def make(name: str, organisation: str = "demo"):
        request = RequestFactory().get("/")
        request.user = getattr(cast, name)
        request.standing = standing_of(request.user, organisation)
        return request

    return make


def test_units_are_those_of_the_role_and_below(cast, request_of):
    assert set(fetching.units(request_of("mats"), SEE)) == {cast.north, cast.home_care}
    everything = {cast.root, cast.north, cast.home_care, cast.south}
    assert set(fetching.units(request_of("anna"), SEE)) == everything


def test_a_consultant_finds_the_units_of_one_organisation_at_a_time(cast, request_of):
    assert cast.other_root not in fetching.units(request_of("karin"), SEE)
    assert set(fetching.units(request_of("karin", "annan"), SEE)) == {cast.other_root}


@pytest.mark.parametrize("place", ["root", "south", "other_root"])
def test_a_unit_elsewhere_is_not_found(place, cast, request_of):
    with pytest.raises(Http404):
        fetching.unit(request_of("mats"), SEE, getattr(cast, place).pk)


def test_a_unit_is_not_found_without_the_permission(cast, request_of):
    assert fetching.unit(request_of("mats"), SEE, cast.north.pk) == cast.north
    with pytest.raises(Http404):
        fetching.unit(request_of("mats"), Permission.EDIT_UNITS, cast.north.pk)


def test_things_are_found_in_the_units_of_the_role(cast, request_of):
    found = fetching.in_units(request_of("mats"), Permission.SEE_PEOPLE, Membership.objects.all())
    assert {one.person for one in found} == {cast.mats, cast.erik}


def test_a_thing_in_another_unit_is_not_found(cast, request_of):
    anna = cast.anna.memberships.get()
    with pytest.raises(Http404):
        fetching.one_in_units(
            request_of("mats"), Permission.SEE_PEOPLE, Membership.objects.all(), anna.pk
        )


def test_things_of_the_organisation_leave_out_those_of_others(cast, request_of):
    found = fetching.of_organisation(request_of("karin"), Membership.objects.all())
    assert {one.organisation for one in found} == {cast.organisation}


def test_a_thing_of_another_organisation_is_not_found(cast, request_of):
    ulla = cast.ulla.memberships.get()
    with pytest.raises(Http404):
        fetching.one_of_organisation(request_of("karin"), Membership.objects.all(), ulla.pk)
