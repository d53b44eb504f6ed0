"""An instrument from a Questionnaire of R4 or R5, whoever wrote it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from arbetsro.exchange.faults import ExchangeError, Note
from arbetsro.exchange.fhir.naming import ORDINAL
from arbetsro.exchange.fhir.questionnaire import CARRIED, TRANSLATION
from arbetsro.exchange.found import Found, found, key_of, numbers_of
from arbetsro.exchange.sheet import Choice, Question, Section, Sheet, Texts
from arbetsro.language import LANGUAGES, Language, say
from arbetsro.language.text import known

#: R5 calls it this; it says the same as R4's.
_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
#: Kinds with ready answers: R4's two and R5's one.
_CHOICES = ("choice", "open-choice", "coding")
_MOST_BYTES = 20_000_000
#: No answer is worth so much.
_MOST = 10_000
#: Headings within headings; deeper is no questionnaire.
_DEEPEST = 12
Resource = dict[str, Any]


def read_questionnaire(data: bytes) -> Found:
    """The instrument in a Questionnaire, and what did not come along.

    Raises:
        ExchangeError: No instrument can be read from it.
    """
    given = _given(data)
    main = known(_text(given, "language").split("-")[0])
    if main is None:
        raise ExchangeError("no_language", given=_text(given, "language") or "-")
    reader = _Reader(main)
    reader.read(given, "", 0)
    return found(reader.sheet(given), reader.notes, _carried(given))


def _given(data: bytes) -> Resource:
    if len(data) > _MOST_BYTES:
        raise ExchangeError("too_large", most=_MOST_BYTES // 1_000_000)
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ExchangeError("not_json", why=str(error)) from error
    if not isinstance(given, dict) or given.get("resourceType") != "Questionnaire":
        raise ExchangeError("not_questionnaire")
    return given


class _Reader:
    """Goes through the items and gathers questions, headings and what is lost."""

    def __init__(self, main: Language) -> None:
        self.main = main
        self.questions: list[Question] = []
        self.sections: list[Section] = []
        self.notes: list[Note] = []

    def read(self, of: Resource, section: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise ExchangeError("too_deep")
        for item in _all(of, "item"):
            if _all(item, "enableWhen"):
                self.notes.append(Note("condition", _text(item, "linkId")))
            if _text(item, "type") == "group":
                key = f"part_{len(self.sections) + 1}"
                self.sections.append(Section(key, self._texts(item, "text"), {}))
                self.read(item, key, depth + 1)
            else:
                self._question(item, section)
                self.read(item, section, depth + 1)

    def sheet(self, given: Resource) -> Sheet:
        """What was gathered, in the languages that every question has."""
        lacking = [one for one in LANGUAGES if any(one not in q.texts for q in self.questions)]
        languages = [self.main, *(one for one in LANGUAGES if one not in (*lacking, self.main))]
        numbers = numbers_of([one.key for one in self.questions])
        loose = any(not one.section for one in self.questions)
        return Sheet(
            id=_text(given, "id") or _text(given, "name") or "fhir",
            title=self._texts(given, "title"),
            languages=tuple(languages),
            sections=tuple(self._headings(loose)),
            questions=tuple(
                replace(
                    one,
                    number=number,
                    key="" if one.key.isdigit() else key_of(one.key),
                    section=one.section or ("part_0" if self.sections else ""),
                )
                for one, number in zip(self.questions, numbers, strict=True)
            ),
        )

    def _headings(self, loose: bool) -> Iterator[Section]:
        """The headings, and one without words for questions that stand under none."""
        if self.sections and loose:
            yield Section("part_0", {}, {})
        yield from self.sections

    def _question(self, item: Resource, section: str) -> None:
        kind, link = _text(item, "type"), _text(item, "linkId")
        if item.get("readOnly") is True or kind == "display":
            return
        if kind not in (*_CHOICES, "boolean") or item.get("repeats") is True:
            self.notes.append(Note("question_left_out", link, {"kind": kind}))
            return
        choices = self._choices(item, link) if kind != "boolean" else _no_and_yes()
        texts = self._texts(item, "text")
        if len(choices) < 2 or self.main not in texts:
            self.notes.append(Note("no_choices", link))
            return
        self.questions.append(Question(0, link, texts, choices, section))

    def _choices(self, item: Resource, link: str) -> tuple[Choice, ...]:
        options = _all(item, "answerOption")
        codings = [one for option in options if isinstance(one := option.get("valueCoding"), dict)]
        if len(codings) != len(options):
            return ()
        values = [_weight(*pair) for pair in zip(options, codings, strict=True)]
        whole = [one for one in values if one is not None]
        if len(set(whole)) != len(codings):
            self.notes.append(Note("values_by_order", link))
            whole = list(range(1, len(codings) + 1))
        return tuple(
            Choice(value, self._named(coding, value))
            for value, coding in zip(whole, codings, strict=True)
        )

    def _named(self, coding: Resource, value: int) -> Texts:
        """What an answer is called, without the number that we set before it."""
        texts = {
            language: text.removeprefix(f"{value} ").strip()
            for language, text in self._texts(coding, "display").items()
        }
        return {} if set(texts.values()) <= {str(value)} else texts

    def _texts(self, holder: Resource, key: str) -> Texts:
        texts: dict[Language, str] = {}
        if _text(holder, key):
            texts[self.main] = _text(holder, key)
        beside = holder.get(f"_{key}")
        for one in _all(beside, "extension") if isinstance(beside, dict) else ():
            if _text(one, "url") == TRANSLATION:
                parts = {_text(part, "url"): part for part in _all(one, "extension")}
                language = known(_text(parts.get("lang", {}), "valueCode").split("-")[0])
                if language:
                    texts.setdefault(language, _text(parts.get("content", {}), "valueString"))
        return {language: text for language, text in texts.items() if text}


def _weight(option: Resource, coding: Resource) -> int | None:
    """What an answer is worth: by its ordinal value, else by its code."""
    for holder in (option, coding):
        for one in _all(holder, "extension"):
            if _text(one, "url") in (ORDINAL, _WEIGHT):
                return _whole(one.get("valueDecimal"))
    code = _text(coding, "code")
    return int(code) if code.isascii() and code.isdigit() and len(code) < 5 else None


def _whole(value: object) -> int | None:
    """A number that an answer may be worth; a fraction is none."""
    is_one = isinstance(value, int | float) and abs(value) < _MOST and value == int(value)
    return int(value) if is_one and isinstance(value, int | float) else None


def _no_and_yes() -> tuple[Choice, ...]:
    return tuple(
        Choice(value, {one: say(f"exchange.{word}", one) for one in LANGUAGES})
        for value, word in enumerate(("no", "yes"))
    )


def _carried(given: Resource) -> str:
    ours = (one for one in _all(given, "extension") if _text(one, "url").endswith(f"/{CARRIED}"))
    return next((_text(one, "valueString") for one in ours), "")


def _all(holder: Resource, key: str) -> list[Resource]:
    """The tables of a list; what is none is passed over."""
    found = holder.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(holder: Resource, key: str) -> str:
    found = holder.get(key)
    return found.strip() if isinstance(found, str) else ""
