"""Doors, reports and protected cases for tests."""

from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports import actions
from arbetsro.web.reports.codes import hash_of, new_code
from arbetsro.web.reports.models import Channel, ProtectedCase, Report
from web.conftest import Cast

SAID = "Hyllan i förrådet lutar och kan falla."
NAMED = "Bertil i förrådet skriker åt oss varje dag."


def door(cast: Cast, unit: Unit | None = None, **people: object) -> Channel:
    """The open door of a unit, made once; Mats receives unless it says otherwise."""
    where = unit or cast.home_care
    found = Channel.objects.filter(unit=where, closed_at=None).first()
    given = {"receiver": cast.mats, **people}
    return found or actions.open_channel(by=cast.mats, unit=where, **given)


def report(cast: Cast, text: str = SAID, kind: str = "risk", **said: object) -> Report:
    """A report that has come through the door of home care."""
    return actions.send_report(channel=door(cast), kind=kind, text=text, **said)


def case(cast: Cast, *readers: Person, text: str = NAMED) -> ProtectedCase:
    """A protected case in home care; Siv reads it unless it says otherwise."""
    found = report(cast, text)
    return actions.protect_report(by=cast.mats, report=found, readers=readers or [cast.siv])


def case_with(cast: Cast, word: str, text: str) -> ProtectedCase:
    """A case that Siv alone reads, with a note and an answer; a word stands in all of it."""
    sent = report(cast, text, name=f"{word}-avsändare", contact=f"{word}-kontakt")
    found = actions.protect_report(by=cast.mats, report=sent, readers=[cast.siv])
    actions.add_note(by=cast.siv, case=found, text=f"{word}-anteckning")
    actions.answer_case(by=cast.siv, case=found, answer=f"{word}-svar")
    return found


def row(unit: Unit, receiver: Person, text: str = SAID, **fields: object) -> Report:
    """A report in any unit, whoever may receive there."""
    return Report.objects.create(
        unit=unit, kind="risk", text=text, came_on=date(2026, 11, 2), receiver=receiver,
        code_hash=hash_of(new_code()), **fields,
    )  # fmt: skip


def case_row(unit: Unit, reader: Person) -> ProtectedCase:
    """A protected case in any unit, with one reader."""
    emptied = row(unit, reader, "", state="protected")
    content = dict.fromkeys(("place", "happened_on", "name", "contact"), "")
    made = ProtectedCase.objects.create(
        unit=unit, report=emptied, moved_on=date(2026, 11, 2),
        content={**content, "kind": "victimisation", "text": NAMED},
    )  # fmt: skip
    made.readers.add(reader)
    return made
