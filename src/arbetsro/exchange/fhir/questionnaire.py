"""An instrument as a Questionnaire, and what somebody answered as a QuestionnaireResponse."""

from collections.abc import Iterator

from arbetsro.exchange.fhir.naming import CALCULATED, ORDINAL, Naming, Resource, instant, reference
from arbetsro.exchange.fhir.record import Applicant, SelfRating
from arbetsro.instruments.instrument import AnswerScale, Instrument, Subscale
from arbetsro.instruments.scoring import Score
from arbetsro.instruments.wording import Wording


def questionnaire(of: Instrument, wording: Wording, naming: Naming) -> Resource:
    """The instrument with the clinic's words: each item a choice, each score worked out."""
    return {
        "resourceType": "Questionnaire",
        "id": of.id,
        "language": wording.language_for(naming.language),
        "url": naming.url("Questionnaire", of.id),
        "version": of.version,
        "name": of.id.replace("-", "_").upper(),
        "title": naming.said(of.label),
        "status": "active",
        "experimental": wording.is_demo,
        "subjectType": ["Patient"],
        "description": _description(of, wording, naming),
        "item": [*_items(of, wording, naming), *_score_items(of, naming)],
    }


def response(
    of: Instrument, rating: SelfRating, score: Score, applicant: Applicant, naming: Naming
) -> Resource:
    """The answers; an item that was left out is left out, and so is a score that is missing."""
    made: Resource = {
        "resourceType": "QuestionnaireResponse",
        "id": rating.id,
        "questionnaire": f"{naming.url('Questionnaire', of.id)}|{of.version}",
        "status": rating.status,
        "subject": reference("Patient", applicant.id),
        "source": reference("Patient", applicant.id),
        "authored": instant(rating.authored),
    }
    # FHIR knows no empty lists.
    items = [*_answers(of, rating, naming), *_scores(score)]
    return {**made, "item": items} if items else made


def _description(of: Instrument, wording: Wording, naming: Naming) -> str:
    mark = [naming.said(wording.mark)] if wording.mark else []
    return " ".join([*mark, naming.said(of.recall) + ".", naming.said(of.note)])


def _items(of: Instrument, wording: Wording, naming: Naming) -> Iterator[Resource]:
    options = [_option(of, value, naming) for value in of.scale.values]
    for item in of.items:
        yield {
            "linkId": str(item.number),
            "text": wording.text(item.number, naming.language),
            "type": "choice",
            "required": False,
            "answerOption": options,
        }


def _option(of: Instrument, value: int, naming: Naming) -> Resource:
    ordinal = {"url": ORDINAL, "valueDecimal": value}
    return {"extension": [ordinal], "valueCoding": _coding(of, value, naming)}


def _coding(of: Instrument, value: int, naming: Naming) -> Resource:
    system = naming.url("CodeSystem", f"{of.id}-answers")
    return {"system": system, "code": str(value), "display": _display(of.scale, value, naming)}


def _display(scale: AnswerScale, value: int, naming: Naming) -> str:
    ends = {scale.lowest: scale.lowest_label, scale.highest: scale.highest_label}
    return f"{value} {naming.said(ends[value])}" if value in ends else str(value)


def _score_items(of: Instrument, naming: Naming) -> Iterator[Resource]:
    for scale in of.scales:
        yield {
            "extension": [{"url": CALCULATED, "valueExpression": _mean(of, scale)}],
            "linkId": scale.key,
            "text": naming.said(scale.label),
            "type": "decimal",
            "readOnly": True,
        }


def _mean(of: Instrument, scale: Subscale) -> Resource:
    """The mean of what is answered, and nothing at all where too little is."""
    size = len(scale.items)
    least = next(n for n in range(1, size + 1) if of.missing.is_enough(n, size))
    links = " | ".join(f"'{number}'" for number in scale.items)
    answers = f"%resource.item.where(linkId in ({links})).answer"
    # The built-in sum and mean leave out blanks without a word, so the answers are counted first.
    expression = f"iif({answers}.count() >= {least}, {answers}.value.weight().avg(), {{}})"
    return {"language": "text/fhirpath", "expression": expression}


def _answers(of: Instrument, rating: SelfRating, naming: Naming) -> Iterator[Resource]:
    for item in of.items:
        value = rating.answers.get(item.number)
        if value is not None:
            answer = {"valueCoding": _coding(of, value, naming)}
            yield {"linkId": str(item.number), "answer": [answer]}


def _scores(score: Score) -> Iterator[Resource]:
    for key, scale in score.scales.items():
        if scale.mean is not None:
            yield {"linkId": key, "answer": [{"valueDecimal": round(scale.mean, 4)}]}
