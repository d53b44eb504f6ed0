"""Every request is denied that the table does not allow."""

import types

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from arbetsro.web import urls
from arbetsro.web.access import table
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.table import Rule, rules


@pytest.fixture
def with_rules(monkeypatch, request):
    """Makes addresses ``/<name>/`` and ``/o/<organisation>/<name>/``, and rules for them."""

    def make(*made: Rule) -> None:
        names = {one.name for one in made} | {"forgotten"}

        def view(request, **arguments):
            return HttpResponse("open")

        pages = [path(f"{name}/", view, name=name) for name in sorted(names)]
        module = types.ModuleType("made_up_urls")
        module.urlpatterns = [
            *urls.urlpatterns,
            *pages,
            path("o/<slug:organisation>/", include(pages)),
        ]
        for name in ("handler400", "handler403", "handler404", "handler500"):
            setattr(module, name, getattr(urls, name))
        both = {**rules(), **{one.name: one for one in made}}
        monkeypatch.setattr("arbetsro.web.access.middleware.rules", lambda: both)
        override = override_settings(ROOT_URLCONF=module)
        override.enable()
        request.addfinalizer(override.disable)

    return make


READ = frozenset({"GET", "HEAD"})


@pytest.mark.parametrize("who", ["anna", "stina", None])
def test_an_address_that_is_not_in_the_table_is_closed_to_all(who, cast, as_, with_rules):
    with_rules()
    client = as_(getattr(cast, who) if who else None)
    assert client.get("/forgotten/").status_code == 404
    assert client.get("/o/demo/forgotten/").status_code == 404


def test_what_is_open_to_anyone_needs_no_log_in(db, with_rules):
    with_rules(Rule("lobby", "anyone", READ))
    assert Client().get("/lobby/").content == b"open"


def test_who_is_not_logged_in_is_led_to_the_log_in_and_back(db, with_rules):
    with_rules(Rule("desk", "person", READ))
    answer = Client().get("/desk/?page=2")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/accounts/login/?next=/desk/%3Fpage%3D2",
    )


@pytest.mark.parametrize("header", [{"HX-Request": "true"}, {"X-Requested-With": "fetch"}])
def test_a_script_is_told_instead_of_led_away(header, db, with_rules):
    with_rules(Rule("desk", "person", READ))
    assert Client().get("/desk/", headers=header).status_code == 401


def test_somebody_who_has_been_shut_off_is_nobody(cast, as_, with_rules):
    with_rules(Rule("desk", "person", READ))
    client = as_(cast.nils)
    assert client.get("/desk/").status_code == 200
    cast.nils.is_active = False
    cast.nils.save()
    assert client.get("/desk/").status_code == 302


def test_the_installation_is_for_its_administrator_alone(cast, as_, with_rules):
    with_rules(Rule("engine", "system_administrator", READ))
    assert as_(cast.stina).get("/engine/").status_code == 200
    assert as_(cast.olle).get("/engine/").status_code == 403


def test_the_administrator_of_the_installation_sees_no_organisation_from_within(
    cast, as_, with_rules
):
    with_rules(Rule("room", "member", READ))
    assert as_(cast.stina).get("/o/demo/room/").status_code == 404


def test_a_member_is_let_in_and_a_stranger_learns_nothing(cast, as_, with_rules):
    with_rules(Rule("room", "member", READ))
    assert as_(cast.erik).get("/o/demo/room/").status_code == 200
    theirs, nobodys = (as_(cast.ulla).get(f"/o/{slug}/room/") for slug in ("demo", "ingen-alls"))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    without_trace = [page.content.split(b"<p class")[0] for page in (theirs, nobodys)]
    assert without_trace[0] == without_trace[1]


def test_a_member_without_the_permission_is_told_so(cast, as_, with_rules):
    with_rules(Rule("log", Permission.READ_AUDIT, READ))
    assert as_(cast.olle).get("/o/demo/log/").status_code == 200
    assert as_(cast.anna).get("/o/demo/log/").status_code == 403


def test_a_rule_of_an_organisation_closes_an_address_that_names_none(cast, as_, with_rules):
    with_rules(Rule("room", "member", READ))
    assert as_(cast.anna).get("/room/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_method_that_is_not_listed_is_refused_before_anything_else(method, db, with_rules):
    with_rules(Rule("desk", "person", READ))
    answer = getattr(Client(), method)("/desk/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_form_from_elsewhere_is_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna)
    assert client.post("/language/", {"language": "en"}).status_code == 403
    cast.anna.refresh_from_db()
    assert cast.anna.language == "sv"


def rules_of(monkeypatch, tmp_path, text: str) -> dict[str, Rule]:
    """The rules of another file."""
    (tmp_path / "urls.toml").write_text(text, "utf-8")
    monkeypatch.setattr(table, "files", lambda package: tmp_path)
    return table.rules.__wrapped__()


def test_the_table_tells_reading_from_changing(monkeypatch, tmp_path):
    text = '[[group]]\nwho = "member"\nread = ["a"]\nchange = ["b"]\nboth = ["c"]'
    found = rules_of(monkeypatch, tmp_path, text)
    assert found["a"] == Rule("a", "member", frozenset({"GET", "HEAD"}))
    assert found["b"] == Rule("b", "member", frozenset({"POST"}))
    assert found["c"] == Rule("c", "member", frozenset({"GET", "HEAD", "POST"}))


def test_the_table_reads_permissions(monkeypatch, tmp_path):
    found = rules_of(monkeypatch, tmp_path, '[[group]]\nwho = "read_audit"\nread = ["a"]')
    assert found["a"].who is Permission.READ_AUDIT


def test_the_table_names_an_address_once(monkeypatch, tmp_path):
    text = '[[group]]\nwho = "member"\nread = ["a"]\nchange = ["a"]'
    with pytest.raises(ValueError, match="a twice"):
        rules_of(monkeypatch, tmp_path, text)


def test_the_table_knows_no_other_word_for_who(monkeypatch, tmp_path):
    with pytest.raises(ValueError, match="everyone"):
        rules_of(monkeypatch, tmp_path, '[[group]]\nwho = "everyone"\nread = ["a"]')
