"""The page of the log, and the file of it."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from arbetsro.web.access.roles import Role
from arbetsro.web.audit.models import Event
from web.conftest import give, person


def event(cast, code: str, at: str, **fields) -> Event:
    by = fields.pop("by", cast.anna)
    fields = {"organisation": cast.organisation, "by": by, "by_name": str(by), **fields}
    day = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return Event.objects.create(action=code, at=day, **fields)


@pytest.fixture
def events(cast) -> None:
    event(cast, "job.started", "2026-11-01T12:00", target_kind="job", target_name="Rapport Norr")
    event(cast, "audit.read", "2026-11-02T12:00", by=cast.olle, is_reading=True)
    event(cast, "audit.exported", "2026-11-03T12:00", by=cast.olle, is_reading=True)
    # 23:30 in Stockholm on the third, half past ten the same evening in UTC.
    event(cast, "job.started", "2026-11-03T22:30", by=cast.mats, target_kind="job")
    event(cast, "job.started", "2026-11-01T12:00", by=cast.ulla, organisation=cast.other)
    event(cast, "audit.read", "2026-11-01T12:00", by=cast.stina, organisation=None)


def listed(client, address: str = "/o/demo/audit/", **query: object) -> list[tuple[str, str]]:
    """Who did what, as the page shows it."""
    response = client.get(address, query)
    assert response.status_code == 200
    shown = response.context["events"]
    return [(one["event"].by_name, one["event"].action) for one in shown]


def test_the_administrator_sees_the_log_of_the_organisation_newest_first(cast, as_, events):
    assert listed(as_(cast.olle)) == [
        ("Mats", "job.started"),
        ("Olle", "audit.exported"),
        ("Olle", "audit.read"),
        ("Anna", "job.started"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"person": "ann"}, ["job.started"]),
        ({"action": "audit.read"}, ["audit.read"]),
        ({"kind": "job"}, ["job.started", "job.started"]),
        ({"since": "2026-11-02", "until": "2026-11-02"}, ["audit.read"]),
        ({"until": "2026-11-03"}, ["job.started", "audit.exported", "audit.read", "job.started"]),
        ({"way": "reading"}, ["audit.exported", "audit.read"]),
        ({"way": "changing", "person": "Mats"}, ["job.started"]),
        ({"person": "nobody"}, []),
        (
            {"until": "9999-12-31", "since": "0001-01-01"},
            ["job.started", "audit.exported", "audit.read", "job.started"],
        ),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(cast, as_, events, query, found):
    assert [code for _, code in listed(as_(cast.olle), **query)] == found


def test_a_wrong_date_is_told_and_narrows_nothing(cast, as_, events):
    response = as_(cast.olle).get("/o/demo/audit/", {"since": "yesterday"})
    assert len(response.context["events"]) == 4
    assert 'aria-invalid="true"' in response.content.decode()


def test_an_event_is_shown_as_a_sentence_with_its_code(cast, as_, events):
    text = as_(cast.olle).get("/o/demo/audit/").content.decode()
    assert "Startade ett arbete i bakgrunden" in text
    assert "<code>job.started</code>" in text
    assert "Rapport Norr" in text


def test_what_an_older_version_wrote_is_shown_by_its_code(cast, as_):
    event(cast, "thing.done", "2026-11-01T12:00", target_kind="thing", target_name="It")
    text = as_(cast.olle).get("/o/demo/audit/").content.decode()
    assert "thing.done" in text
    assert "thing: It" in text


def test_fifty_events_are_on_a_page_and_leafing_keeps_the_choice(cast, as_):
    for minute in range(51):
        event(cast, "job.started", f"2026-11-01T12:{minute:02}")
    first = as_(cast.olle).get("/o/demo/audit/", {"person": "Anna"})
    assert len(first.context["events"]) == 50
    assert 'href="?person=Anna&amp;page=2"' in first.content.decode()
    assert len(listed(as_(cast.olle), person="Anna", page=2)) == 1
    assert len(listed(as_(cast.olle), person="Anna", page="no number")) == 50


@pytest.mark.parametrize(
    ("who", "status"),
    [("olle", 200), ("anna", 403), ("vera", 403), ("karin", 403), ("ulla", 404), ("stina", 404)],
)
@pytest.mark.parametrize("name", ["audit:list", "audit:export"])
def test_only_the_administrator_reads_it(cast, as_, name, who, status):
    address = reverse(name, args=["demo"])
    assert as_(getattr(cast, who)).get(address).status_code == status


def test_an_administrator_of_a_part_does_not_read_that_of_the_whole(cast, as_):
    petra = person("Petra")
    give(petra, Role.ORGANISATION_ADMINISTRATOR, cast.north)
    assert as_(petra).get("/o/demo/audit/").status_code == 403


def test_reading_is_recorded_without_what_was_searched_for(cast, as_, events):
    listed(as_(cast.olle), person="ann", way="reading")
    read = Event.objects.first()
    assert (read.action, read.by, read.organisation, read.is_reading) == (
        "audit.read", cast.olle, cast.organisation, True,
    )  # fmt: skip
    assert read.detail == {"narrowed_by": ["person", "way"], "page": 1}


def rows(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_file_has_what_the_list_would_show(cast, as_, events):
    response = as_(cast.olle).get("/o/demo/audit/export/", {"kind": "job"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    head, *found = rows(response)
    assert head[:4] == ["Tid", "Person", "Läst eller ändrat", "Vad"]
    assert [(row[1], row[4]) for row in found] == [("Mats", "job.started"), ("Anna", "job.started")]
    written = Event.objects.first()
    assert (written.action, written.detail["events"]) == ("audit.exported", 2)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_name_is_no_formula_in_a_spreadsheet(cast, as_, name):
    event(cast, "job.started", "2026-11-01T12:00", target_kind="job", target_name=name)
    assert rows(as_(cast.olle).get("/o/demo/audit/export/"))[1][6] == f"'{name}"


class TestTheInstallation:
    ADDRESS = "/installation/audit/"

    def test_its_log_holds_what_concerns_no_organisation(self, cast, as_, events):
        assert listed(as_(cast.stina), self.ADDRESS) == [("Stina", "audit.read")]
        assert Event.objects.first().organisation is None

    def test_it_can_be_taken_out_as_a_file(self, cast, as_, events):
        found = rows(as_(cast.stina).get(f"{self.ADDRESS}export/"))[1:]
        assert [row[4] for row in found] == ["audit.read"]

    @pytest.mark.parametrize("who", ["olle", "anna", "nils"])
    def test_only_the_system_administrator_reads_it(self, cast, as_, who):
        assert as_(getattr(cast, who)).get(self.ADDRESS).status_code == 403
