"""What somebody may do in an organisation, and where: roles, units and dates."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from arbetsro.web.access.roles import Permission, Role
from arbetsro.web.access.standing import Standing, standing_of
from arbetsro.web.organisations.models import Membership, Unit
from web.conftest import LONG_AGO, give, unit


@pytest.fixture
def today():
    return timezone.localdate()


def end(membership: Membership, day: date) -> None:
    Membership.objects.filter(pk=membership.pk).update(valid_to=day)


def begin(membership: Membership, day: date) -> None:
    Membership.objects.filter(pk=membership.pk).update(valid_from=day)


def test_a_manager_may_write_in_the_unit_and_below_it_but_not_beside_or_above(cast):
    mats = standing_of(cast.mats, "demo")
    assert mats.may(Permission.WRITE_ANALYSES)
    assert mats.may(Permission.WRITE_ANALYSES, cast.north)
    assert mats.may(Permission.WRITE_ANALYSES, cast.home_care)
    assert not mats.may(Permission.WRITE_ANALYSES, cast.south)
    assert not mats.may(Permission.WRITE_ANALYSES, cast.root)


def test_a_role_allows_nothing_in_another_organisation(cast):
    assert not standing_of(cast.anna, "demo").may(Permission.READ_ANALYSES, cast.other_root)


def test_a_role_allows_only_what_it_lists(cast):
    vera, olle = standing_of(cast.vera, "demo"), standing_of(cast.olle, "demo")
    assert vera.may(Permission.DECIDE_ANALYSES)
    assert not vera.may(Permission.WRITE_ANALYSES)
    assert not olle.may(Permission.READ_ANALYSES)
    assert not olle.may(Permission.READ_ANALYSES, cast.root)


def test_a_unit_whose_number_begins_with_anothers_is_not_below_it(cast):
    standing = Standing(cast.mats, cast.organisation, ((Role.MANAGER, "/1/7/"),))
    assert standing.may(Permission.SEE_UNITS, Unit(path="/1/7/71/"))
    assert not standing.may(Permission.SEE_UNITS, Unit(path="/1/71/"))


def test_a_role_above_covers_a_role_below(cast):
    give(cast.mats, Role.MANAGER, cast.home_care)
    assert standing_of(cast.mats, "demo").paths(Permission.WRITE_ANALYSES) == (cast.north.path,)


def test_roles_in_two_units_reach_both(cast):
    give(cast.erik, Role.SAFETY_REPRESENTATIVE, cast.south)
    erik = standing_of(cast.erik, "demo")
    assert erik.paths(Permission.SEE_UNITS) == tuple(sorted((cast.north.path, cast.south.path)))
    assert erik.paths(Permission.WRITE_ANALYSES) == (cast.south.path,)
    assert not erik.may(Permission.WRITE_ANALYSES, cast.north)


def test_roles_are_listed_once_each(cast):
    give(cast.mats, Role.MANAGER, cast.south)
    give(cast.mats, Role.EMPLOYEE, cast.north)
    assert standing_of(cast.mats, "demo").roles == (Role.MANAGER, Role.EMPLOYEE)


def test_units_in_the_database_are_found_as_the_paths_say(cast):
    where = standing_of(cast.mats, "demo").where(Permission.SEE_UNITS)
    assert set(Unit.objects.filter(where)) == {cast.north, cast.home_care}


def test_without_the_permission_nothing_in_the_database_is_found(cast):
    where = standing_of(cast.erik, "demo").where(Permission.EDIT_UNITS)
    assert not Unit.objects.filter(where).exists()


def test_things_are_found_by_the_unit_they_belong_to(cast):
    where = standing_of(cast.mats, "demo").where(Permission.SEE_PEOPLE, "unit__")
    assert {one.person for one in Membership.objects.filter(where)} == {cast.mats, cast.erik}


@pytest.mark.parametrize("name", ["ulla", "stina", "nils"])
def test_somebody_without_a_role_has_no_standing(name, cast):
    assert standing_of(getattr(cast, name), "demo") is None


def test_an_organisation_that_does_not_exist_gives_no_standing(cast):
    assert standing_of(cast.anna, "ingen-alls") is None


def test_a_consultant_has_a_standing_in_each_organisation(cast):
    assert standing_of(cast.karin, "demo").organisation == cast.organisation
    assert standing_of(cast.karin, "annan").organisation == cast.other


def test_a_role_holds_to_the_end_of_its_last_day(cast, today):
    role = cast.anna.memberships.get()
    end(role, today)
    assert standing_of(cast.anna, "demo") is not None
    end(role, today - timedelta(days=1))
    assert standing_of(cast.anna, "demo") is None


def test_a_role_begins_on_its_first_day(cast, today):
    role = cast.anna.memberships.get()
    begin(role, today)
    assert standing_of(cast.anna, "demo") is not None
    begin(role, today + timedelta(days=1))
    assert standing_of(cast.anna, "demo") is None


def test_a_role_ends_with_its_unit(cast, today):
    Unit.objects.filter(pk=cast.north.pk).update(valid_to=today - timedelta(days=1))
    assert standing_of(cast.mats, "demo") is None


def test_one_role_that_has_ended_leaves_the_others(cast, today):
    given = give(cast.mats, Role.HR_ANALYST, cast.root)
    end(given, today - timedelta(days=1))
    assert standing_of(cast.mats, "demo").roles == (Role.MANAGER,)


def test_a_unit_that_is_moved_takes_its_roles_along(cast):
    below = unit(cast.organisation, "Nattlaget", cast.home_care)
    assert standing_of(cast.mats, "demo").may(Permission.SEE_UNITS, below)
    below.path = f"{cast.south.path}{below.pk}/"
    below.save()
    assert not standing_of(cast.mats, "demo").may(Permission.SEE_UNITS, below)


def test_a_standing_costs_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        standing_of(cast.anna, "demo").may(Permission.SEE_UNITS, cast.north)


def test_the_cast_has_had_its_roles_for_long(cast):
    assert set(Membership.objects.values_list("valid_from", flat=True)) == {LONG_AGO}
