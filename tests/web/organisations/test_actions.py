"""Organisations, units and roles are changed by actions; each leaves its event."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from arbetsro.web.access.roles import Permission, Role
from arbetsro.web.access.standing import standing_of
from arbetsro.web.audit.models import Event
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.models import Membership, Unit
from web.conftest import LONG_AGO, give, unit


@pytest.fixture
def change(cast):
    """Changes a unit: what is not named stays as it is."""

    def act(which, **values):
        names = ("name", "code", "parent", "valid_from", "valid_to")
        kept = {name: getattr(which, name) for name in names}
        return actions.change_unit(by=cast.olle, unit=which, **(kept | values))

    return act


def last_event():
    return Event.objects.order_by("-pk").first()


def paths():
    return {one.name: one.path for one in Unit.objects.all()}


def test_a_new_organisation_has_a_root_unit_and_an_administrator(cast):
    made = actions.create_organisation(
        by=cast.stina, name="Ny kommun", slug="ny", administrator=cast.nils
    )
    root = made.units.get()
    assert (root.name, root.code, root.path) == ("Ny kommun", "ny", f"/{root.pk}/")
    assert standing_of(cast.nils, "ny").may(Permission.EDIT_PEOPLE, root)
    assert standing_of(cast.stina, "ny") is None
    events = Event.objects.filter(organisation=made).values_list("action", flat=True)
    assert set(events) == {"organisation.created", "role.given"}


def test_an_address_is_given_to_one_organisation_only(cast):
    with pytest.raises(OrganisationError) as error:
        actions.create_organisation(by=None, name="X", slug="demo", administrator=cast.nils)
    assert error.value.code == "slug_taken"


def test_the_root_is_renamed_with_the_organisation(cast):
    actions.rename_organisation(by=cast.olle, organisation=cast.organisation, name="Nytt namn")
    cast.root.refresh_from_db()
    assert cast.root.name == "Nytt namn"
    assert last_event().detail == {"before": "Demo Alltjänst AB", "after": "Nytt namn"}


def test_a_root_with_a_name_of_its_own_keeps_it(cast):
    Unit.objects.filter(pk=cast.root.pk).update(name="Hela bolaget")
    actions.rename_organisation(by=cast.olle, organisation=cast.organisation, name="Nytt namn")
    cast.root.refresh_from_db()
    assert cast.root.name == "Hela bolaget"


def test_a_new_unit_stands_below_its_parent(cast):
    made = actions.create_unit(by=cast.olle, parent=cast.north, name="LSS", code="N2")
    assert made.path == f"{cast.north.path}{made.pk}/"
    assert made.valid_from == timezone.localdate()
    assert last_event().action == "unit.created"


def test_two_units_of_an_organisation_cannot_have_the_same_code(cast):
    with pytest.raises(OrganisationError) as error:
        actions.create_unit(by=cast.olle, parent=cast.south, name="X", code="N1")
    assert (error.value.code, error.value.values["name"]) == ("code_taken", "Hemtjänsten")


def test_another_organisation_may_use_the_same_code(cast):
    assert actions.create_unit(by=cast.ulla, parent=cast.other_root, name="X", code="N1").pk


def test_moving_a_unit_takes_everything_below_it_along(cast, change):
    below = unit(cast.organisation, "Nattlaget", cast.home_care)
    change(cast.north, parent=cast.south)
    root, south, north = cast.root.pk, cast.south.pk, cast.north.pk
    assert paths() == {
        "Demo Alltjänst AB": f"/{root}/",
        "Söder": f"/{root}/{south}/",
        "Norr": f"/{root}/{south}/{north}/",
        "Hemtjänsten": f"/{root}/{south}/{north}/{cast.home_care.pk}/",
        "Nattlaget": f"/{root}/{south}/{north}/{cast.home_care.pk}/{below.pk}/",
        "Annan kommun": f"/{cast.other_root.pk}/",
        "Kliniken": f"/{cast.clinic_root.pk}/",
    }
    assert last_event().detail["changed"]["parent"] == ["Demo Alltjänst AB", "Söder"]


def test_a_moved_unit_takes_its_roles_under_the_new_parent(cast, change):
    give(cast.nils, Role.MANAGER, cast.south)
    change(cast.home_care, parent=cast.south)
    cast.home_care.refresh_from_db()
    assert standing_of(cast.nils, "demo").may(Permission.WRITE_ANALYSES, cast.home_care)
    assert not standing_of(cast.mats, "demo").may(Permission.WRITE_ANALYSES, cast.home_care)


def test_the_paths_of_a_move_are_rewritten_in_one_statement(cast, change):
    for number in range(30):
        unit(cast.organisation, f"Lag {number}", cast.home_care)
    alone = unit(cast.organisation, "Ensam", cast.south, code="S1")
    with CaptureQueriesContext(connection) as for_many:
        change(cast.home_care, parent=cast.south)
    with CaptureQueriesContext(connection) as for_one:
        change(alone, parent=cast.north)
    assert len(for_many) == len(for_one)


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("north", {"parent": "home_care"}, "below_itself"),
        ("north", {"parent": "north"}, "below_itself"),
        ("north", {"code": "S"}, "code_taken"),
        ("north", {"code": "#4"}, "code_begins_with_number_sign"),
        ("north", {"valid_to": date(2019, 1, 1)}, "ends_before_it_begins"),
        ("north", {"valid_to": date(2025, 1, 1)}, "units_open_below"),
        ("root", {"parent": "north"}, "root_stays"),
        ("north", {"parent": None}, "root_stays"),
        ("root", {"valid_to": date(2030, 1, 1)}, "root_stays_open"),
    ],
)
def test_a_change_that_breaks_the_tree_is_refused(cast, change, name, values, code):
    before = paths()
    if isinstance(values.get("parent"), str):
        values = {"parent": getattr(cast, values["parent"])}
    with pytest.raises(OrganisationError) as error:
        change(getattr(cast, name), **values)
    assert error.value.code == code
    assert paths() == before


def test_a_unit_of_another_organisation_is_no_parent(cast, change):
    with pytest.raises(Unit.DoesNotExist):
        change(cast.north, parent=cast.other_root)


def chain(cast, length):
    """Units below each other, the first one below the root."""
    made = [cast.root]
    for number in range(length):
        made.append(unit(cast.organisation, f"Nivå {number + 1}", made[-1]))
    return made[1:]


def test_units_stand_at_most_fifteen_levels_below_the_root(cast):
    deepest = chain(cast, 14)[-1]
    fifteenth = actions.create_unit(by=cast.olle, parent=deepest, name="Nivå 15")
    assert fifteenth.depth == 15
    with pytest.raises(OrganisationError) as error:
        actions.create_unit(by=cast.olle, parent=fifteenth, name="Nivå 16")
    assert error.value.code == "too_deep"


def test_a_move_that_takes_what_is_below_too_deep_is_refused(cast, change):
    levels = chain(cast, 14)
    with pytest.raises(OrganisationError) as error:
        change(cast.north, parent=levels[13])
    assert error.value.code == "too_deep"
    change(cast.home_care, parent=levels[13])
    change(cast.north, parent=levels[12])


def test_a_unit_cannot_be_open_after_the_one_above_it(cast):
    Unit.objects.filter(pk=cast.south.pk).update(valid_to=date(2030, 1, 1))
    with pytest.raises(OrganisationError) as error:
        actions.create_unit(by=cast.olle, parent=cast.south, name="X")
    assert error.value.code == "parent_ends_before"
    assert actions.create_unit(
        by=cast.olle, parent=cast.south, name="X", valid_to=date(2029, 12, 31)
    ).pk


def test_closing_a_unit_waits_for_the_units_below_it(cast):
    day = date(2026, 1, 31)
    with pytest.raises(OrganisationError) as error:
        actions.close_unit(by=cast.olle, unit=cast.north, last_day=day)
    assert error.value.values["name"] == "Hemtjänsten"
    actions.close_unit(by=cast.olle, unit=cast.north, last_day=day, also_below=True)
    cast.home_care.refresh_from_db()
    assert cast.home_care.valid_to == day
    assert last_event().detail == {"last_day": "2026-01-31", "closed_below": 1}


def test_a_unit_closed_earlier_keeps_its_last_day(cast):
    Unit.objects.filter(pk=cast.home_care.pk).update(valid_to=date(2024, 1, 1))
    actions.close_unit(by=cast.olle, unit=cast.north, last_day=date(2026, 1, 1), also_below=True)
    cast.home_care.refresh_from_db()
    assert cast.home_care.valid_to == date(2024, 1, 1)


def test_the_root_and_what_begins_later_are_not_closed(cast):
    with pytest.raises(OrganisationError) as error:
        actions.close_unit(by=cast.olle, unit=cast.root, last_day=date(2027, 1, 1))
    assert error.value.code == "root_stays_open"
    with pytest.raises(OrganisationError) as error:
        actions.close_unit(by=cast.olle, unit=cast.south, last_day=LONG_AGO - timedelta(days=1))
    assert error.value.code == "begins_later"


def test_a_role_in_a_closed_unit_gives_nothing(cast):
    assert standing_of(cast.erik, "demo")
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.close_unit(by=cast.olle, unit=cast.north, last_day=yesterday, also_below=True)
    assert standing_of(cast.erik, "demo") is None


def test_a_role_that_is_given_holds_below_the_unit_from_its_first_day(cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    actions.give_role(by=cast.olle, person=cast.nils, unit=cast.north, role=Role.MANAGER)
    assert standing_of(cast.nils, "demo").may(Permission.SIGN_AS_MANAGER, cast.home_care)
    actions.give_role(
        by=cast.olle, person=cast.erik, unit=cast.south, role=Role.MANAGER, valid_from=tomorrow
    )
    assert not standing_of(cast.erik, "demo").may(Permission.SIGN_AS_MANAGER)
    assert last_event().detail["role"] == "manager"


def test_a_role_is_not_given_twice_for_the_same_time(cast):
    with pytest.raises(OrganisationError) as error:
        actions.give_role(by=cast.olle, person=cast.mats, unit=cast.north, role=Role.MANAGER)
    assert error.value.code == "role_given_already"


def test_a_role_that_has_ended_can_be_given_again_the_same_day(cast):
    role = Membership.objects.get(person=cast.mats)
    actions.end_role(by=cast.olle, membership=role)
    assert standing_of(cast.mats, "demo") is None
    actions.give_role(by=cast.olle, person=cast.mats, unit=cast.north, role=Role.MANAGER)
    assert standing_of(cast.mats, "demo")


def test_ending_a_role_keeps_it_in_the_history(cast):
    role = Membership.objects.get(person=cast.mats)
    actions.end_role(by=cast.olle, membership=role)
    role.refresh_from_db()
    assert role.valid_to == timezone.localdate() - timedelta(days=1)
    assert last_event().target_name == "Mats"
    with pytest.raises(OrganisationError) as error:
        actions.end_role(by=cast.olle, membership=role)
    assert error.value.code == "role_ended_already"


@pytest.mark.parametrize("days", [0, 10])
def test_a_role_that_has_not_begun_goes_away(cast, days):
    start = timezone.localdate() + timedelta(days=days)
    given = actions.give_role(
        by=cast.olle, person=cast.nils, unit=cast.north, role=Role.MANAGER, valid_from=start
    )
    actions.end_role(by=cast.olle, membership=given)
    assert not Membership.objects.filter(person=cast.nils).exists()


def test_the_last_administrator_stays(cast):
    role = Membership.objects.get(person=cast.olle)
    give(cast.nils, Role.ORGANISATION_ADMINISTRATOR, cast.north)
    with pytest.raises(OrganisationError) as error:
        actions.end_role(by=cast.olle, membership=role)
    assert error.value.code == "last_administrator"
    give(cast.anna, Role.ORGANISATION_ADMINISTRATOR, cast.root)
    actions.end_role(by=cast.olle, membership=role)
    assert standing_of(cast.olle, "demo") is None


def test_an_administrator_for_a_time_or_of_another_organisation_is_no_other_one(cast):
    give(cast.nils, Role.ORGANISATION_ADMINISTRATOR, cast.other_root)
    limited = give(cast.anna, Role.ORGANISATION_ADMINISTRATOR, cast.root)
    limited.valid_to = date(2030, 1, 1)
    limited.save()
    with pytest.raises(OrganisationError):
        actions.end_role(by=cast.olle, membership=Membership.objects.get(person=cast.olle))


def test_a_role_in_a_closed_unit_is_not_given(cast):
    Unit.objects.filter(pk=cast.south.pk).update(valid_to=date(2024, 1, 1))
    with pytest.raises(OrganisationError) as error:
        actions.give_role(by=cast.olle, person=cast.nils, unit=cast.south, role=Role.MANAGER)
    assert error.value.code == "unit_has_closed"


def test_whoever_keeps_the_staff_of_a_clinic_cannot_take_a_role_that_reads_records(cast):
    for role in (Role.COUNSELLOR, Role.CLINIC_COORDINATOR, Role.FOLLOW_UP_INTERVIEWER):
        with pytest.raises(OrganisationError) as error:
            actions.give_role(by=cast.kim, person=cast.kim, unit=cast.clinic_root, role=role)
        assert error.value.code == "role_not_to_oneself"
    given = actions.give_role(
        by=cast.kim, person=cast.nils, unit=cast.clinic_root, role=Role.COUNSELLOR
    )
    assert given.person == cast.nils


def test_a_role_of_the_other_kind_of_organisation_cannot_be_given(cast):
    for where, role in ((cast.clinic_root, Role.MANAGER), (cast.north, Role.COUNSELLOR)):
        with pytest.raises(OrganisationError) as error:
            actions.give_role(by=None, person=cast.nils, unit=where, role=role)
        assert error.value.code == "role_of_other_kind"
