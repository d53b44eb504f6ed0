"""The whole record as one Bundle, in which every pointer leads to something."""

from collections.abc import Iterator

from arbetsro.exchange.fhir.appointment import appointment
from arbetsro.exchange.fhir.care_plan import care_plan
from arbetsro.exchange.fhir.naming import Naming, Resource
from arbetsro.exchange.fhir.observation import of_score, of_size
from arbetsro.exchange.fhir.questionnaire import questionnaire, response
from arbetsro.exchange.fhir.record import Applicant, Record
from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.scoring import score
from arbetsro.instruments.wording import Wording


def bundle(record: Record, wording: Wording, naming: Naming) -> Resource:
    """One person's record as a FHIR R4 Bundle of type collection.

    The same record gives the same bundle. Where the clinic has no words for the items in the
    language of the record, those that it has stand there.

    Raises:
        WrongAnswer: An answer that the instrument does not have.
        ValueError: A time without a time zone.
    """
    return {
        "resourceType": "Bundle",
        "id": record.applicant.id,
        "language": naming.language,
        "type": "collection",
        "entry": [_entry(one, naming) for one in _resources(record, wording, naming)],
    }


def _entry(resource: Resource, naming: Naming) -> Resource:
    url = naming.url(resource["resourceType"], resource["id"])
    return {"fullUrl": url, "resource": resource}


def _resources(record: Record, wording: Wording, naming: Naming) -> Iterator[Resource]:
    person = record.applicant
    yield _patient(person)
    yield from _self_ratings(record, wording, naming)
    yield from (appointment(one, person, naming) for one in record.bookings)
    if record.plan:
        yield care_plan(record.plan, person, naming)
    yield from (of_size(one, person, naming) for one in record.sizes)


def _patient(person: Applicant) -> Resource:
    made: Resource = {"resourceType": "Patient", "id": person.id}
    return {**made, "name": [{"text": person.name}]} if person.name else made


def _self_ratings(record: Record, wording: Wording, naming: Naming) -> Iterator[Resource]:
    of = instrument(wording.instrument)
    if record.self_ratings:
        yield questionnaire(of, wording, naming)
    for rating in record.self_ratings:
        found = score(of, rating.answers)
        yield response(of, rating, found, record.applicant, naming)
        if rating.status != "in-progress":
            yield of_score(of, rating, found, record.applicant, naming)
