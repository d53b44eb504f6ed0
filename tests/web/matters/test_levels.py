"""Who answers: the nearest level above with somebody, whatever has happened to units and roles."""

import pytest

from arbetsro.web.access.roles import Role
from arbetsro.web.frame.clock import today
from arbetsro.web.matters.levels import Levels, first_level, level_now
from arbetsro.web.organisations.actions import close_unit
from arbetsro.web.organisations.models import Membership
from web.conftest import give
from web.matters.making import manager, requested, returned


def lies_in(matter):
    leg = matter.legs.select_related("matter__unit", "matter__raised_by").last()
    return level_now(leg, Levels.on_the_way([leg.matter.unit.path]))


def test_a_return_goes_to_the_level_above_the_managers_own(cast):
    assert returned(cast).legs.get().to == cast.root


def test_a_return_from_below_ones_own_unit_goes_above_oneself(cast):
    # Mats manages North, and nobody the home care below it: he cannot answer himself.
    assert returned(cast, where=cast.home_care).legs.get().to == cast.root


def test_a_level_without_anybody_is_passed_over(cast):
    nina = manager("Nina", cast.home_care)
    Membership.objects.filter(person=cast.mats).update(valid_to="2020-01-02")
    assert returned(cast, by=nina, where=cast.home_care).legs.get().to == cast.root


def test_an_executive_answers_only_at_the_root(cast):
    nina = manager("Nina", cast.home_care)
    give(nina, Role.EXECUTIVE, cast.north)
    Membership.objects.filter(person=cast.mats).delete()
    assert returned(cast, by=nina, where=cast.home_care).legs.get().to == cast.root


def test_the_manager_of_the_root_is_answered_by_the_others_there(cast):
    rut = manager("Ruth", cast.root)
    matter = returned(cast, by=rut, where=cast.root)
    assert matter.legs.get().to == cast.root
    levels = Levels.on_the_way([cast.root.path])
    assert levels.receivers(cast.root.pk, rut.pk) == {cast.vera.pk}


def test_a_return_with_nobody_above_is_kept_and_lies_with_whoever_is_appointed(cast):
    Membership.objects.filter(person=cast.vera).delete()
    matter = returned(cast)
    assert matter.legs.get().to is None
    assert lies_in(matter) is None
    manager("Ruth", cast.root)
    assert lies_in(matter) == cast.root.pk


def test_a_request_goes_to_the_manager_of_the_unit_itself_or_the_nearest_above(cast):
    assert requested(cast, cast.north).legs.get().to == cast.north
    assert requested(cast, cast.home_care).legs.get().to == cast.north
    assert requested(cast, cast.south).legs.get().to == cast.root


def test_an_employee_turns_to_the_nearest_manager(cast):
    assert first_level(cast.home_care, cast.erik, "return") == cast.north.pk


def test_a_matter_falls_to_the_next_level_when_the_one_who_had_it_leaves(cast):
    nina = manager("Nina", cast.home_care)
    matter = returned(cast, by=nina, where=cast.home_care)
    assert lies_in(matter) == cast.north.pk
    Membership.objects.filter(person=cast.mats).update(valid_to="2020-01-02")
    assert lies_in(matter) == cast.root.pk


def test_a_matter_falls_to_the_next_level_when_the_unit_that_had_it_is_closed(cast):
    nina = manager("Nina", cast.home_care)
    matter = returned(cast, by=nina, where=cast.home_care)
    close_unit(by=cast.olle, unit=cast.north, last_day=today().replace(year=2021), also_below=True)
    assert lies_in(matter) == cast.root.pk


def test_a_matter_follows_its_unit_into_another_line(cast):
    nina, sune = manager("Nina", cast.home_care), manager("Sune", cast.south)
    matter = returned(cast, by=nina, where=cast.home_care)
    cast.home_care.parent, cast.home_care.path = cast.south, f"{cast.south.path}{nina.pk}/"
    cast.home_care.path = f"{cast.south.path}{cast.home_care.pk}/"
    cast.home_care.save()
    assert lies_in(matter) == cast.south.pk
    assert Levels.on_the_way([cast.home_care.path]).holders(cast.south.pk) == {sune.pk}


@pytest.mark.parametrize("many", [1, 40])
def test_the_levels_of_any_number_of_units_are_one_query(cast, many, django_assert_num_queries):
    paths = [cast.home_care.path, cast.south.path] * many
    with django_assert_num_queries(1):
        Levels.on_the_way(paths)
