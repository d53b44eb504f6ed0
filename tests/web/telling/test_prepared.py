"""The proposal that a message begins with."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.reports import actions as reports
from arbetsro.web.telling.models import Message
from arbetsro.web.telling.prepared import prepare
from web.reports import making as reporting
from web.telling import making


@pytest.fixture
def last_told(cast) -> Message:
    """A message of ten days ago."""
    told = making.told(cast)
    told.published_at = timezone.now() - timedelta(days=10)
    told.save()
    return told


def long_ago():
    return timezone.now() - timedelta(days=30)


def matter(cast, answer: str, subject: str, says: str = "") -> Matter:
    made = Matter.objects.create(
        unit=cast.home_care, kind="return", subject=subject, says="…", wanted="…",
        latest_on=date(2026, 11, 30), raised_by=cast.mats, state="answered",
        closed_at=timezone.now(),
    )  # fmt: skip
    Leg.objects.create(
        matter=made, number=1, to=cast.north, answer_on=date(2026, 11, 30), answer=answer,
        answer_says=says, answered_at=timezone.now(),
    )  # fmt: skip
    return made


def test_each_thing_stands_under_what_staff_ask(cast):
    unit = cast.home_care
    making.finding(unit, "Det är ont om tid.")
    making.finding(unit, "Larmet ljuder dubbelt.", state="at_risk")
    making.finding(
        unit, "Bullret.", state="no_action", reason="Vi flyttar i vår.", handled_at=timezone.now()
    )
    making.finding(
        unit, "Sladden låg löst.", state="solved", reason="Den är fäst.", handled_at=timezone.now()
    )
    making.measure(cast, unit, "Flytta mötet")
    making.measure(cast, unit, "Ny vikarie", state="started")
    making.measure(cast, unit, "Nytt tak", state="stopped", state_reason="Huset rivs.")
    making.measure(cast, unit, "Skruva", state="done", done_at=timezone.now())
    making.worked(cast, unit, title="Fler pauser", worked="partly")
    matter(cast, "fund", "Pengar till lyft")
    matter(cast, "decline", "Ett rum till", "Det finns ingen plats.")
    made = prepare(unit, "sv")
    today = timezone.localdate().isoformat()
    assert sorted(made.found.split("\n")) == ["– Det är ont om tid.", "– Larmet ljuder dubbelt."]
    assert made.does.split("\n") == [
        "– Flytta mötet. Klart senast 2026-12-01.",
        "– Ny vikarie. Påbörjat, klart senast 2026-12-01.",
    ]
    assert sorted(made.does_not.split("\n")) == [
        "– Bullret: det gör vi inget mer åt. Vi flyttar i vår.",
        "– Ett rum till: nivån ovanför har sagt nej. Det finns ingen plats.",
        "– Nytt tak: det blir inte av. Huset rivs.",
    ]
    assert sorted(made.since.split("\n")) == [
        f"– Fler pauser. Klart {today}. Det har hjälpt en del.",
        "– Pengar till lyft: vi har fått det som behövs.",
        f"– Skruva. Klart {today}. Den 2027-01-15 följer vi upp om det hjälpte.",
        "– Sladden låg löst: det är löst. Den är fäst.",
    ]


def test_what_has_been_told_is_not_proposed_again(cast, last_told):
    unit = cast.home_care
    making.finding(unit, "Gammalt.", added_at=long_ago())
    making.finding(unit, "Löst förut.", state="solved", added_at=long_ago(), handled_at=long_ago())
    making.measure(cast, unit, "Klar förut", state="done", done_at=long_ago())
    making.measure(cast, unit, "Flytta mötet")
    making.finding(unit, "Nytt.")
    made = prepare(unit, "sv")
    assert made.found == "– Nytt."
    assert made.does == "– Flytta mötet. Klart senast 2026-12-01."  # still under way
    assert made.does_not == made.since == ""


def test_a_draft_or_a_withdrawn_message_has_told_nobody(cast):
    making.finding(cast.home_care, "Det är ont om tid.")
    making.message(cast)
    assert prepare(cast.home_care, "sv").found == "– Det är ont om tid."


def test_a_stopped_measure_is_proposed_until_it_has_been_told(cast):
    measure = making.measure(
        cast, cast.home_care, "Nytt tak", state="stopped", state_reason="Huset rivs."
    )
    first = prepare(cast.home_care, "sv")
    assert "Nytt tak" in first.does_not
    making.told(cast, does_not=first.does_not, measures=[measure])
    assert prepare(cast.home_care, "sv").does_not == ""


def test_nobody_is_named_and_nothing_is_counted(cast):
    making.measure(cast, cast.home_care)
    made = prepare(cast.home_care, "sv")
    told = made.found + made.does + made.does_not + made.since
    assert "Mats" not in told
    assert cast.mats.email not in told


def test_nothing_of_a_protected_case_is_proposed(cast):
    report = reporting.report(cast, "Bertil skriker åt oss.")
    reports.protect_report(by=cast.mats, report=report, readers=[cast.siv])
    assert prepare(cast.home_care, "sv").is_empty


def test_nothing_of_another_unit_is_proposed(cast):
    making.finding(cast.south)
    making.measure(cast, cast.north)
    assert prepare(cast.home_care, "sv").is_empty


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "– Flytta morgonmötet. To be done by 2026-12-01."),
        ("da", "– Flytta morgonmötet. Færdigt senest 2026-12-01."),
    ],
)
def test_it_is_written_in_the_writers_language(cast, language, line):
    making.measure(cast, cast.home_care)
    assert prepare(cast.home_care, language).does == line
