"""The scenarios of opening a record, keeping a clinic, and deleting what is old."""

from collections.abc import Callable
from datetime import date, timedelta

from arbetsro.instruments.wording import demo_wording
from arbetsro.web.care import actions
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from web import clinic
from web.conftest import Cast

Call = Callable[[], object]


def opened(cast: Cast) -> Call:
    found = clinic.record(cast)
    return lambda: actions.open_record(
        by=cast.rut, applicant=found, purpose=Purpose.QUALITY, reason="Stickprov av journaler"
    )


def changed(cast: Cast) -> Call:
    at = clinic.clinic(cast)
    return lambda: actions.change_clinic(by=cast.kim, clinic=at, answer_days=3)


def texts_changed(cast: Cast) -> Call:
    at = clinic.clinic(cast)
    return lambda: actions.change_texts(
        by=cast.kim, clinic=at, kind="advice", texts={"union": {"sv": "Ring facket."}}
    )


def wording_loaded(cast: Cast) -> Call:
    at = clinic.clinic(cast)
    return lambda: actions.load_wording(
        by=cast.kim, clinic=at, wording=demo_wording(), has_right=True
    )


def wording_dropped(cast: Cast) -> Call:
    at = clinic.clinic(cast, wording={"1": {"sv": "x"}})
    return lambda: actions.drop_wording(by=cast.kim, clinic=at)


def records_deleted(cast: Cast) -> Call:
    at = clinic.application(cast, state="closed").applicant.clinic
    Applicant.objects.update(last_entry_on=date(2001, 1, 1))
    return lambda: actions.delete_old_records(clinic=at)


def drafts_deleted(cast: Cast) -> Call:
    at = clinic.application(cast, state="draft").applicant.clinic
    Applicant.objects.update(made_at=clinic.NINE - timedelta(days=200))
    return lambda: actions.delete_old_drafts(clinic=at)


SCENARIOS = {
    "record.opened": opened,
    "clinic.changed": changed,
    "clinic.texts_changed": texts_changed,
    "clinic.wording_loaded": wording_loaded,
    "clinic.wording_dropped": wording_dropped,
    "records.deleted": records_deleted,
    "drafts.deleted": drafts_deleted,
}
