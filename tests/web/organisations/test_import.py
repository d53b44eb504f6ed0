"""Import: every faulty row is listed, nothing changes before a yes, and then all or nothing."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Permission, Role
from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.actions import carrying_out
from arbetsro.web.organisations.actions.imports import plan_of
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.exchange.reading import read_files
from arbetsro.web.organisations.models import ImportDraft, Membership, Organisation, Unit
from web.conftest import LONG_AGO, give, unit
from web.organisations.files import PEOPLE, ROLES, UNITS, csv

TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def draft(cast):
    """The draft of some files, uploaded by the administrator."""
    Unit.objects.filter(pk=cast.root.pk).update(code="A")

    def check(*files):
        content = read_files((f"fil{number}", data) for number, data in enumerate(files))
        return actions.check_import(by=cast.olle, organisation=cast.organisation, content=content)

    return check


@pytest.fixture
def apply(cast, draft):
    """Uploads files and says yes to what is shown."""

    def act(*files):
        kept = draft(*files)
        return actions.apply_import(by=cast.olle, draft=kept, mark=plan_of(kept).mark())

    return act


def snapshot():
    """Everything that an import could change."""
    return (
        list(Unit.objects.order_by("pk").values()),
        list(Person.objects.order_by("pk").values()),
        list(Membership.objects.order_by("pk").values()),
        list(Organisation.objects.order_by("pk").values()),
    )


def deep(cast, levels):
    above = cast.root
    for number in range(levels):
        above = unit(cast.organisation, f"Nivå {number + 1}", above, code=f"L{number + 1}")


FAULTS = [
    # units: one row, then column and code of its fault
    (UNITS, ";Namn;A;;", "code", "required"),
    (UNITS, "X;;A;;", "name", "required"),
    (UNITS, f"{'x' * 41};Namn;A;;", "code", "too_long"),
    (UNITS, f"X;{'x' * 1_000_000};A;;", "name", "too_long"),
    (UNITS, "X;Na\0mn;A;;", "name", "unreadable_sign"),
    (UNITS, 'X;"Na\nmn";A;;', "name", "unreadable_sign"),
    (UNITS, "X;Na\u202emn;A;;", "name", "unreadable_sign"),
    (UNITS, "X;Namn;A;2026-13-01;", "valid_from", "not_a_day"),
    (UNITS, "X;Namn;A;20260101;", "valid_from", "not_a_day"),
    (UNITS, "X;Namn;A;1/2 2026;", "valid_from", "not_a_day"),
    (UNITS, "X;Namn;A;;i morgon", "valid_to", "not_a_day"),
    (UNITS, "X;Namn;A;2026-02-01;2026-01-01", "valid_to", "ends_before_it_begins"),
    (UNITS, "#999999;Namn;A;;", "code", "unknown_number"),
    (UNITS, "A;Namn;N;;", "parent_code", "root_has_parent"),
    (UNITS, "A;Namn;;;2030-01-01", "valid_to", "root_stays_open"),
    (UNITS, "X;Namn;;;", "parent_code", "parent_missing"),
    (UNITS, "X;Namn;Q;;", "parent_code", "unknown_unit"),
    (UNITS, "N;Norr;N1;;", "parent_code", "below_itself"),
    (UNITS, "X;Namn;X;;", "parent_code", "below_itself"),
    (UNITS, "N;Norr;A;2020-01-01;2026-01-01", "valid_to", "units_open_below"),
    (UNITS, "X;Namn;L15;;", "parent_code", "too_deep"),
    (UNITS, "N;Norr;L14;;", "parent_code", "too_deep"),
    (UNITS, "X;Namn;CLOSED;;", "valid_to", "parent_ends_before"),
    # people
    (PEOPLE, ";Namn", "email", "required"),
    (PEOPLE, "anna@exempel.se;", "name", "required"),
    (PEOPLE, "anna;Anna", "email", "not_an_address"),
    (PEOPLE, "ny@exempel.se;Ny Person", "email", "person_without_role"),
    (PEOPLE, "nils@exempel.se;Nils", "email", "person_without_role"),
    (PEOPLE, f"{'x' * 250}@exempel.se;Ny", "email", "too_long"),
    # roles
    (ROLES, ";manager;N;;", "email", "required"),
    (ROLES, "anna@exempel.se;;N;;", "role", "required"),
    (ROLES, "anna@exempel.se;manager;;;", "unit_code", "required"),
    (ROLES, "okand@exempel.se;manager;N;;", "email", "unknown_person"),
    (ROLES, "ulla@exempel.se;manager;N;;", "email", "unknown_person"),
    (ROLES, "anna@exempel.se;chef;N;;", "role", "unknown_role"),
    (ROLES, "anna@exempel.se;manager;Q;;", "unit_code", "unknown_unit"),
    (ROLES, "anna@exempel.se;manager;N;nu;", "valid_from", "not_a_day"),
    (ROLES, "anna@exempel.se;manager;N;2026-02-01;2026-01-01", "valid_to", "ends_before_it_begins"),
    (ROLES, "mats@exempel.se;manager;N;;2019-01-01", "valid_to", "ends_before_it_begins"),
    (ROLES, "mats@exempel.se;manager;N;2021-01-01;", "valid_from", "role_overlaps"),
    (ROLES, "mats@exempel.se;manager;N;2019-01-01;", "valid_from", "role_overlaps"),
    (ROLES, "anna@exempel.se;manager;CLOSED;;", "unit_code", "unit_closed"),
    (
        ROLES,
        "olle@exempel.se;organisation_administrator;A;2020-01-01;2030-01-01",
        "valid_to",
        "last_administrator",
    ),
]


@pytest.mark.parametrize(("headings", "row", "column", "code"), FAULTS)
def test_a_faulty_row_is_listed_with_what_is_wrong(cast, draft, headings, row, column, code):
    deep(cast, 15)
    unit(cast.organisation, "Stängd", cast.root, code="CLOSED", valid_to=date(2024, 1, 1))
    plan = plan_of(draft(csv(headings, "", row)))
    assert [(one.row, one.column, one.code) for one in plan.wrong] == [(3, column, code)]
    for language in LANGUAGES:
        assert plan.wrong[0].sentence(language)


@pytest.mark.parametrize(
    ("headings", "rows", "faults"),
    [
        (UNITS, ["X;Ett;A;;", "X;Två;A;;"], [(3, "twice")]),
        (UNITS, ["X;Ett;Y;;", "Y;Två;X;;"], [(2, "below_itself"), (3, "below_itself")]),
        (UNITS, ["X;Ett;A;;2026-01-01", "Y;Två;X;;"], [(3, "parent_ends_before")]),
        (PEOPLE, ["anna@exempel.se;Anna", "ANNA@exempel.se;Anna"], [(3, "twice")]),
        (
            ROLES,
            ["anna@exempel.se;manager;N;;", "anna@exempel.se;manager;N;;"],
            [(3, "role_overlaps")],
        ),
        (
            ROLES,
            [
                "anna@exempel.se;manager;N;2026-01-01;2026-06-30",
                "anna@exempel.se;manager;N;2026-06-30;",
            ],
            [(3, "role_overlaps")],
        ),
    ],
)
def test_rows_that_contradict_each_other_are_listed(draft, headings, rows, faults):
    plan = plan_of(draft(csv(headings, *rows)))
    assert [(one.row, one.code) for one in plan.wrong] == faults


def test_every_faulty_row_is_listed_and_not_only_the_first(draft):
    units = csv(UNITS, *[f"X{number};;Q;nu;" for number in range(1200)])
    people = csv(PEOPLE, "anna;Anna", "anna@exempel.se;")
    roles = csv(ROLES, ";;;;")
    plan = plan_of(draft(units, people, roles))
    assert len({one.row for one in plan.wrong if one.sheet == "units"}) == 1200
    assert len(plan.wrong) == 3 * 1200 + 2


def test_checking_a_file_changes_nothing(draft):
    before = snapshot()
    plan_of(draft(csv(UNITS, "X;Nytt;A;;", "N;Nord;A;;"), csv(PEOPLE, "anna@exempel.se;Ann")))
    assert snapshot() == before


def test_a_file_with_a_fault_is_not_applied_at_all(cast, draft):
    kept = draft(csv(UNITS, "X;Nytt;A;;", "Y;;A;;"))
    before = snapshot()
    with pytest.raises(OrganisationError) as error:
        actions.apply_import(by=cast.olle, draft=kept, mark=plan_of(kept).mark())
    assert error.value.code == "import_faulty"
    assert snapshot() == before


def test_an_import_that_breaks_on_the_way_leaves_nothing(cast, draft, monkeypatch):
    kept = draft(csv(UNITS, "X;Nytt;A;;"), csv(ROLES, "anna@exempel.se;manager;X;;"))
    before, events = snapshot(), Event.objects.count()

    def break_off(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(carrying_out, "_roles", break_off)
    with pytest.raises(IntegrityError):
        actions.apply_import(by=cast.olle, draft=kept, mark=plan_of(kept).mark())
    assert snapshot() == before
    assert Event.objects.count() == events
    assert ImportDraft.objects.filter(pk=kept.pk).exists()


def test_what_has_changed_since_it_was_shown_is_shown_again(cast, draft):
    kept = draft(csv(UNITS, "N;Nord;A;2020-01-01;"))
    mark = plan_of(kept).mark()
    Unit.objects.filter(pk=cast.north.pk).update(name="Något annat")
    with pytest.raises(OrganisationError) as error:
        actions.apply_import(by=cast.olle, draft=kept, mark=mark)
    assert error.value.code == "import_changed"
    assert Unit.objects.get(pk=cast.north.pk).name == "Något annat"


def test_units_are_made_in_any_order_and_moved_with_what_is_below_them(cast, apply):
    apply(csv(UNITS, "Z;Längst ner;Y;2026-01-01;", "Y;Mitten;X;;", "X;Överst;A;;", "N;Norr;Z;;"))
    made = {one.code: one for one in Unit.objects.filter(organisation=cast.organisation)}
    way = "".join(f"{made[code].pk}/" for code in ("A", "X", "Y", "Z", "N", "N1"))
    assert made["N1"].path == f"/{way}"
    assert made["N1"].parent_id == made["N"].pk
    assert (made["Z"].valid_from, made["Y"].valid_from) == (date(2026, 1, 1), timezone.localdate())
    assert made["N"].valid_from == LONG_AGO


def test_rows_tell_what_they_would_do(cast, draft):
    plan = plan_of(
        draft(
            csv(UNITS, "N;Norr;A;;", "S;Syd;A;;", "N1;Hemtjänsten;N;;2026-01-01", "X;Ny;A;;"),
            csv(PEOPLE, "anna@exempel.se;Anna Ny", "erik@exempel.se;Erik", "ny@exempel.se;Ny"),
            csv(
                ROLES,
                "erik@exempel.se;employee;N;;",
                "mats@exempel.se;manager;N;2020-01-01;2026-01-01",
                "ny@exempel.se;employee;X;;",
            ),
        )
    )
    assert plan.wrong == []
    told = {sheet: dict(plan.counts(sheet)) for sheet in ("units", "people", "roles")}
    assert told == {
        "units": {"new": 1, "changed": 1, "ended": 1, "unchanged": 1},
        "people": {"new": 1, "changed": 1, "unchanged": 1},
        "roles": {"new": 1, "ended": 1, "unchanged": 1},
    }


def test_a_new_person_gets_an_account_without_a_password(cast, apply):
    apply(
        csv(PEOPLE, "Ny.Person@Exempel.se;Ny Person"),
        csv(ROLES, "ny.person@exempel.se;employee;N;;"),
    )
    made = Person.objects.get(email="ny.person@exempel.se")
    assert (made.name, made.has_usable_password()) == ("Ny Person", False)
    assert standing_of(made, "demo").may(Permission.SEE_UNITS, cast.home_care)


def test_whoever_has_an_account_elsewhere_is_told_of_as_new_and_keeps_the_name(cast, draft, apply):
    files = csv(PEOPLE, "nils@exempel.se;Annat Namn"), csv(ROLES, "nils@exempel.se;employee;N;;")
    unknown = csv(PEOPLE, "ny@exempel.se;Annat Namn"), csv(ROLES, "ny@exempel.se;employee;N;;")
    plan, other = plan_of(draft(*files)), plan_of(draft(*unknown))
    assert plan.counts("people") == other.counts("people") == {"new": 1}
    assert plan.notes == other.notes == []
    apply(*files)
    cast.nils.refresh_from_db()
    assert cast.nils.name == "Nils"
    assert standing_of(cast.nils, "demo")


@pytest.mark.parametrize("who", ["karin", "mats"])
def test_the_name_of_a_used_account_is_kept_with_a_note(cast, draft, who):
    Person.objects.filter(pk=cast.mats.pk).update(last_login=timezone.now())
    plan = plan_of(draft(csv(PEOPLE, f"{who}@exempel.se;Nytt Namn")))
    assert [one.code for one in plan.notes] == ["name_kept"]
    assert not plan.changes_something


def test_names_in_every_script_and_emoji_are_taken_in(cast, apply):
    names = {"X": "بيت", "Y": "Team 👩🏽‍⚕️", "Z": "Åäö\u00a0ß 日本"}
    apply(csv(UNITS, *[f"{code};{name};A;;" for code, name in names.items()]))
    found = dict(Unit.objects.filter(code__in=names).values_list("code", "name"))
    assert found == names


def test_letters_written_in_two_pieces_are_the_same_letters(cast, draft):
    unit(cast.organisation, "Åsen", cast.root, code="Å")
    plan = plan_of(draft(csv(UNITS, "A\u030a;A\u030asen;A;;")))
    assert plan.counts("units") == {"unchanged": 1}


def test_a_unit_without_a_code_is_named_by_its_number(cast, draft, apply):
    bare = unit(cast.organisation, "Utan kod", cast.root)
    apply(csv(UNITS, f"#{bare.pk};Nytt namn;N;;"))
    bare.refresh_from_db()
    assert (bare.name, bare.code, bare.parent_id) == ("Nytt namn", "", cast.north.pk)


def test_a_number_of_another_organisations_unit_is_unknown(cast, draft):
    number = f"#{cast.other_root.pk}"
    as_itself = plan_of(draft(csv(UNITS, f"{number};X;A;;")))
    as_parent = plan_of(draft(csv(UNITS, f"X;X;{number};;")))
    assert [one.code for one in as_itself.wrong] == ["unknown_number"]
    assert [one.code for one in as_parent.wrong] == ["unknown_unit"]


def test_another_organisation_is_never_touched(cast, apply):
    theirs = unit(cast.other, "Deras", cast.other_root, code="X")
    before = Unit.objects.filter(organisation=cast.other).order_by("pk").values()
    kept = list(before)
    apply(csv(UNITS, "X;Vårt;A;;"), csv(ROLES, "karin@exempel.se;manager;X;;"))
    assert list(before.all()) == kept
    assert not Membership.objects.filter(unit=theirs).exists()
    assert not Event.objects.filter(organisation=cast.other).exists()


def test_the_administrator_can_be_replaced_in_one_file(cast, apply):
    apply(
        csv(
            ROLES,
            f"olle@exempel.se;organisation_administrator;A;2020-01-01;{timezone.localdate()}",
            "anna@exempel.se;organisation_administrator;A;;",
        )
    )
    assert Role.ORGANISATION_ADMINISTRATOR in standing_of(cast.anna, "demo").roles


def test_a_branch_is_closed_where_the_file_closes_all_of_it(cast, apply):
    apply(csv(UNITS, "N;Norr;A;;2026-01-01", "N1;Hemtjänsten;N;;2026-01-01"))
    assert standing_of(cast.erik, "demo") is None


def test_each_row_leaves_its_event(cast, apply):
    apply(
        csv(UNITS, "X;Ny;A;;", "S;Syd;A;;", "N1;Hemtjänsten;N;;2026-01-01"),
        csv(PEOPLE, "ny@exempel.se;Ny", "anna@exempel.se;Anna Ny"),
        csv(ROLES, "ny@exempel.se;employee;X;;", "mats@exempel.se;manager;N;2020-01-01;2026-01-01"),
    )
    found = Event.objects.filter(organisation=cast.organisation, by=cast.olle)
    assert sorted(found.values_list("action", flat=True)) == [
        "import.applied", "import.checked", "person.created", "person.renamed", "role.ended",
        "role.given", "unit.changed", "unit.closed", "unit.created",
    ]  # fmt: skip
    assert found.get(action="unit.changed").detail == {"changed": {"name": ["Söder", "Syd"]}}
    assert found.get(action="role.given").target_name == "Ny"


def test_a_draft_is_gone_when_it_has_been_applied_or_grown_old(cast, draft, apply):
    apply(csv(UNITS, "X;Ny;A;;"))
    assert not ImportDraft.objects.exists()
    old = draft(csv(UNITS, "Y;Ny;A;;"))
    ImportDraft.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(hours=25))
    new = draft(csv(UNITS, "Y;Ny;A;;"))
    assert list(ImportDraft.objects.all()) == [new]


def large(units, people):
    """Files with as many units, nine below each, and people with a role each."""
    return (
        csv(UNITS, *[f"U{n};Enhet {n};{f'U{n // 9}' if n else 'A'};;" for n in range(units)]),
        csv(PEOPLE, *[f"p{n}@exempel.se;Person {n}" for n in range(people)]),
        csv(ROLES, *[f"p{n}@exempel.se;employee;U{n % units};;" for n in range(people)]),
    )


def test_the_queries_of_an_import_do_not_grow_with_each_row(draft, cast):
    counts = []
    for files in (large(2, 2), large(100, 100)):
        kept = draft(*files)
        with CaptureQueriesContext(connection) as queries:
            actions.apply_import(by=cast.olle, draft=kept, mark=plan_of(kept).mark())
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 5


def test_a_role_given_in_a_file_can_begin_later(cast, apply):
    give(cast.nils, Role.EMPLOYEE, cast.south)
    apply(csv(ROLES, f"nils@exempel.se;manager;S;{TOMORROW};"))
    assert standing_of(cast.nils, "demo").roles == (Role.EMPLOYEE,)
