"""The pages of units, people and roles: who sees what, and what their forms do."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from arbetsro.web.access.roles import Role
from arbetsro.web.audit.models import Event
from arbetsro.web.organisations.models import ImportDraft, Membership, Organisation, Unit
from web.conftest import LONG_AGO, give, unit
from web.organisations.files import PEOPLE, UNITS, csv

TODAY = timezone.localdate()


def text(response):
    assert response.status_code == 200, response
    return response.content.decode()


def many_units(cast, count):
    """Units right below the root, ten below each of the first."""
    made = Unit.objects.bulk_create(
        Unit(
            organisation=cast.organisation, parent=cast.root, name=f"Enhet {n}", valid_from=LONG_AGO
        )
        for n in range(count)
    )
    first = made[: max(1, count // 10)]
    for number, one in enumerate(made):
        above = first[number % len(first)] if one not in first else cast.root
        one.parent = above
        one.path = f"{cast.root.path}{one.pk}/"
        if above != cast.root:
            one.path = f"{cast.root.path}{above.pk}/{one.pk}/"
    Unit.objects.bulk_update(made, ["parent", "path"])


@pytest.mark.parametrize(
    "address", ["units/", "units/?q=enhet", "people/", "units/{root}/", "units/{root}/branch/", ""]
)
def test_a_page_asks_as_many_queries_for_many_units_as_for_few(cast, as_, address):
    url = f"/o/demo/{address}".format(root=cast.root.pk)
    counts = []
    for units in (5, 500):
        many_units(cast, units)
        browser = as_(cast.olle)
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        counts.append(len(queries))
    # Leafing asks for the number of pages only where there are several.
    assert counts[1] <= counts[0] + 1


def test_a_small_tree_is_shown_as_a_whole(cast, as_):
    page = text(as_(cast.anna).get("/o/demo/units/"))
    for name in ("Demo Alltjänst AB", "Norr", "Hemtjänsten", "Söder"):
        assert f"<bdi>{name}</bdi>" in page
    assert "hx-get" not in page


def test_the_branches_of_a_large_tree_are_fetched_when_they_are_opened(cast, as_):
    many_units(cast, 500)
    page = text(as_(cast.anna).get("/o/demo/units/"))
    assert page.count("<li>") < 150
    first = Unit.objects.get(name="Enhet 0")
    branch = f"/o/demo/units/{first.pk}/branch/"
    assert branch in page
    assert text(as_(cast.anna).get(branch)).count("<bdi>") == 9


def test_a_manager_sees_the_tree_from_the_own_unit_down(cast, as_):
    page = text(as_(cast.mats).get("/o/demo/units/"))
    assert "Hemtjänsten" in page
    assert "Söder" not in page
    assert as_(cast.mats).get(f"/o/demo/units/{cast.south.pk}/").status_code == 404
    assert as_(cast.mats).get(f"/o/demo/units/{cast.south.pk}/branch/").status_code == 404


@pytest.mark.parametrize("query", ["norr", "n1", "HEMTJÄNSTEN"])
def test_a_search_finds_units_by_name_and_code(cast, as_, query):
    page = text(as_(cast.anna).get("/o/demo/units/", {"q": query}))
    assert ("Hemtjänsten" in page) == (query != "norr")
    assert "Söder" not in page


def test_closed_units_are_shown_when_they_are_asked_for(cast, as_):
    Unit.objects.filter(pk=cast.south.pk).update(valid_to=date(2024, 1, 1))
    assert "Söder" not in text(as_(cast.anna).get("/o/demo/units/"))
    assert "slutade 2024-01-01" in text(as_(cast.anna).get("/o/demo/units/", {"closed": "on"}))


@pytest.mark.parametrize("query", ["q=%00", "under=0", "under=99999999999999999999", "page=x"])
def test_a_senseless_search_does_no_harm(cast, as_, query):
    assert as_(cast.anna).get(f"/o/demo/units/?{query}").status_code == 200
    assert as_(cast.olle).get(f"/o/demo/people/?{query}").status_code == 200


def test_a_unit_shows_who_has_a_role_there_to_those_who_may_see_it(cast, as_):
    address = f"/o/demo/units/{cast.north.pk}/"
    assert "Mats" in text(as_(cast.anna).get(address))
    assert ">Mats<" not in text(as_(cast.vera).get(address))
    assert Event.objects.filter(action="unit_people.read", by=cast.anna).count() == 1
    assert not Event.objects.filter(action="unit_people.read", by=cast.vera).exists()


def test_another_organisations_unit_is_not_found(cast, as_):
    for end in ("", "branch/", "add/", "change/", "close/"):
        assert as_(cast.olle).get(f"/o/demo/units/{cast.other_root.pk}/{end}").status_code == 404
        assert as_(cast.olle).get(f"/o/annan/units/{cast.other_root.pk}/{end}").status_code == 404


def test_an_administrator_adds_changes_moves_and_closes_a_unit(cast, as_):
    browser = as_(cast.olle)
    new = {"name": "LSS", "code": "N2", "valid_from": "2026-01-01", "valid_to": ""}
    added = browser.post(f"/o/demo/units/{cast.north.pk}/add/", new, follow=True)
    assert "LSS har lagts till." in text(added)
    made = Unit.objects.get(code="N2")
    moved = new | {"name": "LSS Syd", "parent": cast.south.pk}
    text(browser.post(f"/o/demo/units/{made.pk}/change/", moved, follow=True))
    made.refresh_from_db()
    assert (made.name, made.parent) == ("LSS Syd", cast.south)
    text(browser.post(f"/o/demo/units/{made.pk}/close/", {"last_day": "2026-02-01"}, follow=True))
    made.refresh_from_db()
    assert made.valid_to == date(2026, 2, 1)


def test_a_refused_change_says_why_by_its_field(cast, as_):
    address = f"/o/demo/units/{cast.north.pk}/"
    new = {"name": "X", "code": "S", "valid_from": "2026-01-01"}
    page = text(as_(cast.olle).post(f"{address}add/", new))
    assert "Koden S används redan av Söder" in page
    page = text(as_(cast.olle).post(f"{address}close/", {"last_day": "2026-02-01"}))
    assert "Hemtjänsten" in page
    assert Unit.objects.filter(organisation=cast.organisation).count() == 4


def test_an_administrator_of_a_part_changes_only_that_part(cast, as_):
    give(cast.nils, Role.ORGANISATION_ADMINISTRATOR, cast.north)
    browser = as_(cast.nils)
    assert browser.get(f"/o/demo/units/{cast.home_care.pk}/change/").status_code == 200
    assert browser.get(f"/o/demo/units/{cast.south.pk}/change/").status_code == 404
    change = {"name": "Norr", "code": "N", "valid_from": "2020-01-01", "parent": cast.south.pk}
    browser.post(f"/o/demo/units/{cast.north.pk}/change/", change)
    cast.north.refresh_from_db()
    assert cast.north.parent == cast.root
    for address in ("import/", "export/excel/", "export/csv/", "settings/"):
        assert browser.get(f"/o/demo/{address}").status_code == 403
    give_in_south = {"role": "manager", "unit": cast.south.pk, "valid_from": "2026-01-01"}
    browser.post(f"/o/demo/people/{cast.erik.pk}/give/", give_in_south)
    assert not Membership.objects.filter(person=cast.erik, role="manager").exists()


def test_a_unit_among_very_many_is_named_by_its_code(cast, as_):
    many_units(cast, 250)
    browser = as_(cast.olle)
    address = f"/o/demo/people/{cast.nils.pk}/give/"
    give(cast.nils, Role.EMPLOYEE, cast.south)
    role = {"role": "manager", "valid_from": "2026-01-01"}
    assert "Det finns ingen enhet" in text(browser.post(address, role | {"unit": "Nix"}))
    browser.post(address, role | {"unit": "N1"})
    assert Membership.objects.get(person=cast.nils, role="manager").unit == cast.home_care
    unit(cast.organisation, "Norr", cast.south)
    assert "Flera enheter" in text(browser.post(address, role | {"unit": "norr"}))
    assert "N1" in text(browser.get(f"/o/demo/units/{cast.home_care.pk}/change/"))


def test_the_people_of_a_manager_are_those_of_the_own_unit(cast, as_):
    page = text(as_(cast.mats).get("/o/demo/people/"))
    assert "Erik" in page
    assert ">Anna<" not in page
    assert Event.objects.get(action="people.read").by == cast.mats
    assert as_(cast.mats).get(f"/o/demo/people/{cast.anna.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "anna@"}, {"Anna"}),
        ({"q": "SIV"}, {"Siv"}),
        ({"role": "manager"}, {"Mats"}),
        ({"unit": "nor"}, {"Mats", "Erik"}),
        ({"unit": "n", "role": "employee"}, {"Erik"}),
        ({"role": "none"}, {"Nils"}),
        ({"never_in": "on", "q": "karin"}, {"Karin"}),
        ({"q": "ulla"}, set()),
    ],
)
def test_people_are_found_by_text_role_and_unit(cast, as_, query, names):
    ended = give(cast.nils, Role.MANAGER, cast.south)
    ended.valid_to = date(2024, 1, 1)
    ended.save()
    page = text(as_(cast.olle).get("/o/demo/people/", query))
    everybody = ("Anna", "Mats", "Siv", "Erik", "Vera", "Karin", "Nils", "Ulla")
    assert {name for name in everybody if f"<bdi>{name}</bdi>" in page} == names


def test_a_person_is_shown_with_the_roles_here_and_no_others(cast, as_):
    give(cast.karin, Role.EXECUTIVE, unit(cast.other, "Hemlig enhet", cast.other_root))
    page = text(as_(cast.olle).get(f"/o/demo/people/{cast.karin.pk}/"))
    assert "Konsult" in page
    assert "Hemlig enhet" not in page
    assert "Annan kommun" not in page
    event = Event.objects.get(action="person.read")
    assert (event.organisation, event.target_name) == (cast.organisation, "Karin")
    assert as_(cast.olle).get(f"/o/demo/people/{cast.ulla.pk}/").status_code == 404


def test_a_role_of_another_organisation_is_not_ended_from_here(cast, as_):
    theirs = Membership.objects.get(person=cast.karin, organisation=cast.other)
    address = f"/o/demo/people/{cast.karin.pk}/roles/{theirs.pk}/end/"
    assert as_(cast.olle).post(address).status_code == 404


def test_an_administrator_gives_and_ends_a_role(cast, as_):
    browser = as_(cast.olle)
    role = {"role": "manager", "unit": cast.south.pk, "valid_from": "2026-01-01", "valid_to": ""}
    page = browser.post(f"/o/demo/people/{cast.erik.pk}/give/", role, follow=True)
    assert "Erik har fått rollen." in text(page)
    given = Membership.objects.get(person=cast.erik, role="manager")
    end = f"/o/demo/people/{cast.erik.pk}/roles/{given.pk}/end/"
    text(browser.get(end))
    text(browser.post(end, follow=True))
    given.refresh_from_db()
    assert given.valid_to == TODAY - timedelta(days=1)


def test_the_last_administrator_is_told_why_the_role_stays(cast, as_):
    role = Membership.objects.get(person=cast.olle)
    page = text(as_(cast.olle).post(f"/o/demo/people/{cast.olle.pk}/roles/{role.pk}/end/"))
    assert "den sista som administrerar" in page


@pytest.mark.parametrize("name", ["anna", "mats", "siv", "erik", "vera", "karin", "olle"])
def test_everybody_has_a_start_page_with_the_own_roles(cast, as_, name):
    page = text(as_(getattr(cast, name)).get("/o/demo/"))
    assert page.count("<h3>") == 1
    assert ("Importera" in page) == (name == "olle")


def test_the_administrator_is_told_of_people_without_a_role(cast, as_):
    Membership.objects.filter(person=cast.erik).update(valid_to=date(2024, 1, 1))
    assert "Personer utan roll: 1" in text(as_(cast.olle).get("/o/demo/"))


def upload(browser, *files):
    from django.core.files.uploadedfile import SimpleUploadedFile

    named = [SimpleUploadedFile(f"fil{n}.csv", data) for n, data in enumerate(files)]
    return browser.post("/o/demo/import/", {"files": named}, follow=True)


def test_a_file_is_checked_then_confirmed(cast, as_):
    Unit.objects.filter(pk=cast.root.pk).update(code="A")
    browser = as_(cast.olle)
    page = upload(browser, csv(UNITS, "X;Ny enhet;A;;"), csv(PEOPLE, "anna@exempel.se;Anna Ny"))
    assert "Alla rader är rätt" in text(page)
    assert "name: Anna → Anna Ny" in text(page)
    assert not Unit.objects.filter(code="X").exists()
    draft = ImportDraft.objects.get()
    wrong = browser.post(f"/o/demo/import/{draft.pk}/apply/", {"mark": "x"}, follow=True)
    assert "Något har ändrats" in text(wrong)
    mark = page.context["mark"]
    done = browser.post(f"/o/demo/import/{draft.pk}/apply/", {"mark": mark}, follow=True)
    assert "Filen har lästs in." in text(done)
    assert Unit.objects.filter(code="X").exists()


def test_faulty_rows_are_shown_with_row_column_and_remedy_and_cannot_be_confirmed(cast, as_):
    page = text(upload(as_(cast.olle), csv(UNITS, "<b>;;Q;;")))
    assert "rad 2" in page
    assert "Det finns ingen enhet med koden Q" in page
    assert "/apply/" not in page


def test_a_thousand_faulty_rows_are_all_there_on_their_pages(cast, as_):
    browser = as_(cast.olle)
    first = upload(browser, csv(UNITS, *[f"X{n};;A{n};;" for n in range(1000)]))
    address = first.request["PATH_INFO"]
    pages = [text(browser.get(address, {"page": n})) for n in range(1, 11)]
    assert all(f"rad {n + 2}<" in "".join(pages) for n in range(1000))


def test_a_file_that_cannot_be_read_or_is_too_large_is_refused(cast, as_, settings):
    assert "varken en CSV-fil" in text(upload(as_(cast.olle), b"\x89PNG\0\xff"))
    settings.UPLOAD_LIMIT = 10
    assert "Dela upp dem" in text(upload(as_(cast.olle), csv(PEOPLE, "anna@exempel.se;Anna")))
    assert not ImportDraft.objects.exists()


def test_a_draft_belongs_to_whoever_uploaded_it_and_can_be_thrown_away(cast, as_):
    give(cast.anna, Role.ORGANISATION_ADMINISTRATOR, cast.root)
    upload(as_(cast.olle), csv(PEOPLE, "anna@exempel.se;Anna"))
    draft = ImportDraft.objects.get()
    assert as_(cast.anna).get(f"/o/demo/import/{draft.pk}/").status_code == 404
    assert as_(cast.ulla).get(f"/o/annan/import/{draft.pk}/").status_code == 404
    text(as_(cast.olle).post(f"/o/demo/import/{draft.pk}/drop/", follow=True))
    assert not ImportDraft.objects.exists()


def test_a_draft_that_is_a_day_old_is_not_found(cast, as_):
    upload(as_(cast.olle), csv(PEOPLE, "anna@exempel.se;Anna"))
    draft = ImportDraft.objects.get()
    ImportDraft.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert as_(cast.olle).get(f"/o/demo/import/{draft.pk}/").status_code == 404


@pytest.mark.parametrize("kind", ["excel", "csv"])
def test_an_export_is_a_file_and_leaves_a_reading_event(cast, as_, kind):
    response = as_(cast.olle).get(f"/o/demo/export/{kind}/")
    assert response.content.startswith(b"PK")
    assert "attachment" in response.headers["Content-Disposition"]
    assert Event.objects.get(action="people.exported").is_reading


def test_the_settings_change_name_and_language(cast, as_):
    new = {"name": "Nytt namn", "language_of_organisation": "da"}
    text(as_(cast.olle).post("/o/demo/settings/", new, follow=True))
    cast.organisation.refresh_from_db()
    assert (cast.organisation.name, cast.organisation.language) == ("Nytt namn", "da")


def test_the_system_administrator_makes_an_organisation_and_sees_nothing_of_it(cast, as_):
    new = {
        "name": "Ny kommun",
        "slug": "Ny",
        "kind": "employer",
        "language_of_organisation": "sv",
        "administrator_name": "Nora Ny",
        "administrator_email": "Nora@exempel.se",
    }
    browser = as_(cast.stina)
    page = text(browser.post("/installation/organisations/new/", new, follow=True))
    assert "Ny kommun" in page
    made = Organisation.objects.get(slug="ny")
    given = Membership.objects.get(organisation=made)
    assert (given.person.email, given.role) == ("nora@exempel.se", "organisation_administrator")
    for address in ("", "units/", "people/", "import/"):
        assert browser.get(f"/o/ny/{address}").status_code == 404
    again = text(browser.post("/installation/organisations/new/", new))
    assert "används redan" in again
    clinic = new | {"name": "Ny mottagning", "slug": "mott", "kind": "clinic"}
    browser.post("/installation/organisations/new/", clinic)
    assert Membership.objects.get(organisation__slug="mott").role == "clinic_administrator"


def test_an_organisation_offers_and_takes_the_roles_of_its_kind_only(cast, as_):
    kim, olle = as_(cast.kim), as_(cast.olle)
    clinic, employer = "/o/kliniken/people/", "/o/demo/people/"
    at_clinic = text(kim.get(f"{clinic}{cast.rut.pk}/give/"))
    at_employer = text(olle.get(f"{employer}{cast.erik.pk}/give/"))
    assert "Uppföljare" in at_clinic
    assert "Skyddsombud" not in at_clinic
    assert "Skyddsombud" in at_employer
    assert "Uppföljare" not in at_employer
    role = {"role": "manager", "unit": cast.clinic_root.pk, "valid_from": "2026-01-01"}
    assert kim.post(f"{clinic}{cast.rut.pk}/give/", role).status_code == 200
    assert not Membership.objects.filter(person=cast.rut, role="manager").exists()
    assert "Skyddsombud" not in text(kim.get("/o/kliniken/invite/"))
    assert "safety_representative" not in text(kim.get("/o/kliniken/import/"))


@pytest.mark.parametrize("name", ["anna", "olle", "nils"])
def test_only_the_system_administrator_sees_the_installation(cast, as_, name):
    assert as_(getattr(cast, name)).get("/installation/").status_code == 403
