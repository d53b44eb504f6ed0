"""Scores, and the size of the problem on each occasion, as Observations."""

from arbetsro.exchange.fhir.naming import Naming, Resource, absent, instant, reference, survey
from arbetsro.exchange.fhir.record import Applicant, SelfRating, SizeRating
from arbetsro.instruments.instrument import Instrument
from arbetsro.instruments.scoring import Scale, Score


def of_score(
    of: Instrument, rating: SelfRating, score: Score, applicant: Applicant, naming: Naming
) -> Resource:
    """The score of a questionnaire, its parts as components, with what it is and is not."""
    labels = {scale.key: naming.said(scale.label) for scale in of.scales}
    return {
        "resourceType": "Observation",
        "id": f"score-{rating.id}",
        "status": "amended" if rating.status == "amended" else "final",
        "category": survey(),
        "code": naming.concept("scores", of.id, naming.said(of.label)),
        "subject": reference("Patient", applicant.id),
        "effectiveDateTime": instant(rating.authored),
        **_value(score.total.mean),
        "method": {"text": naming.said(of.missing.about)},
        "note": [{"text": naming.said(of.note)}],
        "derivedFrom": [reference("QuestionnaireResponse", rating.id)],
        "component": [
            *(
                _part(of, one, labels, naming)
                for one in score.scales.values()
                if one != score.total
            ),
            _sum(of, score, naming),
        ],
    }


def of_size(rating: SizeRating, applicant: Applicant, naming: Naming) -> Resource:
    """The size of the problem on one occasion; what the problem is stays in the record."""
    return {
        "resourceType": "Observation",
        "id": f"size-{rating.id}",
        "status": "final",
        "category": survey(),
        "code": naming.concept("scores", "problem-size", naming.word("problem_size")),
        "subject": reference("Patient", applicant.id),
        "effectiveDateTime": instant(rating.when),
        "valueInteger": rating.size,
        "method": naming.concept(
            "occasions", rating.occasion.replace("_", "-"), naming.word(rating.occasion)
        ),
    }


def _value(value: float | None) -> Resource:
    if value is None:
        return {"dataAbsentReason": absent()}
    unit = {"unit": "{score}", "system": "http://unitsofmeasure.org", "code": "{score}"}
    return {"valueQuantity": {"value": round(value, 4), **unit}}


def _part(of: Instrument, scale: Scale, labels: dict[str, str], naming: Naming) -> Resource:
    code = naming.concept("scores", f"{of.id}-{scale.key}", labels[scale.key])
    return {"code": code, **_value(scale.mean)}


def _sum(of: Instrument, score: Score, naming: Naming) -> Resource:
    code = naming.concept("scores", f"{of.id}-sum", naming.word("sum"))
    return {"code": code, **_value(score.total.sum)}
