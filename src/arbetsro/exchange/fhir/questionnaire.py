"""An instrument as a Questionnaire, and what somebody answered as a QuestionnaireResponse."""

from collections.abc import Iterator

from arbetsro.exchange.fhir.naming import CALCULATED, ORDINAL, Naming, Resource, instant, reference
from arbetsro.exchange.fhir.record import Applicant, SelfRating
from arbetsro.exchange.instrument_file import as_toml
from arbetsro.exchange.rules import Rule, rules_of
from arbetsro.exchange.sheet import Choice, Question, Sheet, Texts, sheet_of
from arbetsro.instruments.scoring import Score
from arbetsro.instruments.structure import Instrument
from arbetsro.instruments.wording import Wording
from arbetsro.language import Language

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
#: The end of the address under which the instrument itself is sent along.
CARRIED = "arbetsro-instrument"


def questionnaire(of: Instrument, wording: Wording | None, naming: Naming) -> Resource:
    """The instrument with its words: each item a choice, each score worked out.

    Words are in the one language of ``naming``, or in the first that there is.

    Raises:
        NoWordsError: Its words are not given, and are not the program's to show.
    """
    sheet = sheet_of(of, wording)
    language = naming.language if naming.language in sheet.languages else sheet.languages[0]
    return {
        "resourceType": "Questionnaire",
        "id": of.id,
        "language": language,
        "url": naming.url("Questionnaire", of.id),
        "version": of.version,
        "name": of.id.replace("-", "_").upper(),
        "title": naming.said(of.label),
        "status": "active",
        "experimental": wording is not None and wording.is_demo,
        "subjectType": ["Patient"],
        "description": _description(of, wording, naming),
        "item": [
            *_Asked(of, sheet, Naming(naming.base, language)).items(),
            *_score_items(of, naming, is_nested=bool(sheet.sections)),
        ],
    }


def whole_questionnaire(of: Instrument, wording: Wording | None, naming: Naming) -> Resource:
    """The same in every language that it has, with the instrument itself sent along.

    Raises:
        NoWordsError: Its words are not given, and are not the program's to show.
    """
    made = questionnaire(of, wording, naming)
    _Translated(sheet_of(of, wording), made["language"]).put(made)
    carried = {"url": naming.url("StructureDefinition", CARRIED), "valueString": as_toml(of)}
    return {**made, "extension": [carried]}


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


def _description(of: Instrument, wording: Wording | None, naming: Naming) -> str:
    mark = [naming.said(wording.mark)] if wording is not None and wording.mark else []
    return " ".join([*mark, naming.said(of.recall) + ".", naming.said(of.note)])


class _Asked:
    """The items of a questionnaire, under their headings where there are any."""

    def __init__(self, of: Instrument, sheet: Sheet, naming: Naming) -> None:
        self.of, self.sheet, self.naming = of, sheet, naming

    def items(self) -> Iterator[Resource]:
        if not self.sheet.sections:
            yield from map(self._item, self.sheet.questions)
        for section in self.sheet.sections:
            asked = [one for one in self.sheet.questions if one.section == section.key]
            if asked:
                yield {
                    "linkId": f"section-{section.key}",
                    "text": section.texts[self.naming.language],
                    "type": "group",
                    "item": [self._item(one) for one in asked],
                }

    def _item(self, one: Question) -> Resource:
        return {
            "linkId": str(one.number),
            "text": one.texts[self.naming.language],
            "type": "choice",
            "required": False,
            "answerOption": [self._option(choice) for choice in one.choices],
        }

    def _option(self, choice: Choice) -> Resource:
        ordinal = {"url": ORDINAL, "valueDecimal": choice.value}
        display = _display_in(choice).get(self.naming.language, str(choice.value))
        coding = _code(self.of, choice.value, self.naming) | {"display": display}
        return {"extension": [ordinal], "valueCoding": coding}


def _code(of: Instrument, value: int, naming: Naming) -> Resource:
    return {"system": naming.url("CodeSystem", f"{of.id}-answers"), "code": str(value)}


def _display_in(choice: Choice) -> Texts:
    return {language: f"{choice.value} {text}" for language, text in choice.texts.items()}


class _Translated:
    """Puts the other languages of a text beside it."""

    def __init__(self, sheet: Sheet, language: Language) -> None:
        self.sheet, self.others = sheet, [one for one in sheet.languages if one != language]

    def put(self, made: Resource) -> None:
        asked = {str(one.number): one for one in self.sheet.questions}
        headings = {f"section-{one.key}": one.texts for one in self.sheet.sections}
        self._beside(made, "title", self.sheet.title)
        for item in _all_items(made):
            if item["type"] == "group":
                self._beside(item, "text", headings[item["linkId"]])
            elif one := asked.get(item["linkId"]):
                self._beside(item, "text", one.texts)
                for option, choice in zip(item["answerOption"], one.choices, strict=True):
                    self._beside(option["valueCoding"], "display", _display_in(choice))

    def _beside(self, holder: Resource, key: str, texts: Texts) -> None:
        extensions = [_translation(one, texts[one]) for one in self.others if one in texts]
        if extensions:
            holder[f"_{key}"] = {"extension": extensions}


def _translation(language: Language, text: str) -> Resource:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]
    return {"url": TRANSLATION, "extension": parts}


def _all_items(of: Resource) -> Iterator[Resource]:
    for item in of.get("item", ()):
        yield item
        yield from _all_items(item)


def _score_items(of: Instrument, naming: Naming, *, is_nested: bool) -> Iterator[Resource]:
    for rule in rules_of(of):
        expression = {"language": "text/fhirpath", "expression": formula(rule, is_nested)}
        yield {
            "extension": [{"url": CALCULATED, "valueExpression": expression}],
            "linkId": rule.key,
            "text": naming.said(rule.label),
            "type": "decimal",
            "readOnly": True,
        }


def formula(rule: Rule, is_nested: bool) -> str:
    """A score of what is answered as FHIRPath, and nothing at all where too little is."""
    items = "%resource.item.item" if is_nested else "%resource.item"
    answers = _of_items(items, [term.number for term in rule.terms])
    mean = f"{_values(rule, items)}.avg()"
    if rule.less:
        mean = f"({mean} - {rule.less:g})"
    score = f"{mean} * {rule.times:.12g}" if rule.times != 1 else mean
    # The built-in sum and mean leave out blanks without a word, so the answers are counted first.
    return f"iif({answers}.count() >= {rule.least}, {score}, {{}})"


def _values(rule: Rule, items: str) -> str:
    """What the answers are worth; those that are turned in parts by what they are taken from."""
    parts = []
    for ends in dict.fromkeys(term.turned_from for term in rule.terms):
        numbers = [term.number for term in rule.terms if term.turned_from == ends]
        values = f"{_of_items(items, numbers)}.value.weight()"
        parts.append(values if ends is None else f"{values}.select({ends} - $this)")
    first, *rest = parts
    # A union would drop equal values; combining keeps each.
    return first + "".join(f".combine({one})" for one in rest)


def _of_items(items: str, numbers: list[int]) -> str:
    links = " | ".join(f"'{number}'" for number in numbers)
    return f"{items}.where(linkId in ({links})).answer"


def _answers(of: Instrument, rating: SelfRating, naming: Naming) -> Iterator[Resource]:
    for item in of.items:
        value = rating.answers.get(item.number)
        if value is not None:
            label = of.scale_of(item.number).label(value)
            display = f"{value} {naming.said(label)}" if label else str(value)
            coding = _code(of, value, naming) | {"display": display}
            yield {"linkId": str(item.number), "answer": [{"valueCoding": coding}]}


def _scores(score: Score) -> Iterator[Resource]:
    for key, scale in score.scales.items():
        if scale.value is not None:
            yield {"linkId": key, "answer": [{"valueDecimal": round(scale.value, 4)}]}
