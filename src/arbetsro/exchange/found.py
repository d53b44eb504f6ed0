"""From a questionnaire of another program to an instrument, its words, and what was lost."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from arbetsro.exchange.faults import ExchangeError, Note
from arbetsro.exchange.sheet import Choice, Question, Sheet, Texts, sheet_of
from arbetsro.instruments.faults import InstrumentError
from arbetsro.instruments.reading import instrument_of, read_instrument
from arbetsro.instruments.structure import Instrument
from arbetsro.instruments.wording import Wording
from arbetsro.language import LANGUAGES, Language
from arbetsro.language.catalogue import message

Table = dict[str, Any]
#: In a wording, the number of an answer that is called the same for every item.
_EVERY = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a file of another program holds.

    Attributes:
        instrument: Its structure, and its scoring where the file carried it.
        wording: The words of its items, which belong to whoever holds the licence; nothing where
            the instrument has them itself.
        notes: What did not come along.
    """

    instrument: Instrument
    wording: Wording | None
    notes: tuple[Note, ...]


def found(sheet: Sheet, notes: Iterable[Note], carried: str = "") -> Found:
    """The instrument of a sheet.

    Args:
        sheet: What the file asks.
        notes: What was lost while it was read.
        carried: The instrument's own file, where arbetsro had put it into the other. It is used
            only where the questions are still those that it was sent with.

    Raises:
        ExchangeError: No instrument can be made of it.
    """
    if not sheet.questions:
        raise ExchangeError("no_questions")
    told = list(notes)
    if carried:
        whole = _carried(sheet, carried)
        if whole is not None:
            return Found(*whole, tuple(told))
        told.append(Note("changed_since"))
    told += [Note("no_scoring"), *_notes_of_gaps(sheet)]
    if set(sheet.languages) != set(LANGUAGES):
        given = ", ".join(sheet.languages)
        told.append(Note("languages_lacking", values={"given": given}))
    made = _made(sheet)
    return Found(made, _wording(sheet, made), tuple(told))


def _carried(sheet: Sheet, text: str) -> tuple[Instrument, Wording | None] | None:
    """The instrument that was sent along, where the questions are still its own."""
    try:
        of = read_instrument(text)
    except InstrumentError:
        return None
    if {one.number for one in of.items} != {one.number for one in sheet.questions}:
        return None
    wording = None if of.has_words() else _wording(sheet, of)
    return (of, wording) if _asked(sheet_of(of, wording)) == _asked(sheet) else None


def _asked(sheet: Sheet) -> object:
    """What those who answer see, in the main language, however formats write it."""
    language = sheet.languages[0]
    return [
        (one.number, one.texts[language], [(c.value, c.text(language)) for c in one.choices])
        for one in sheet.questions
    ]


def _wording(sheet: Sheet, of: Instrument) -> Wording:
    """The words of the items, and of those answers that the instrument calls something else."""
    items = {one.number: one.texts for one in sheet.questions}
    labels = {
        (one.number, choice.value): choice.texts
        for one in sheet.questions
        for choice in one.choices
        if choice.texts and not _is_named(of, one.number, choice, sheet.languages)
    }
    for value in {value for _, value in labels}:
        named = [labels.get((one.number, value)) for one in sheet.questions]
        if named[0] and all(one == named[0] for one in named):
            labels = {key: texts for key, texts in labels.items() if key[1] != value}
            labels[_EVERY, value] = named[0]
    return Wording(of.id, items, sheet.languages, None, labels)


def _is_named(of: Instrument, number: int, choice: Choice, languages: tuple[Language, ...]) -> bool:
    """Whether the instrument calls an answer just that."""
    label = of.scale_of(number).label(choice.value)
    return label is not None and all(choice.text(one) == label.in_(one) for one in languages)


def _made(sheet: Sheet) -> Instrument:
    try:
        return instrument_of(_table(sheet))
    except InstrumentError as error:
        raise ExchangeError("no_instrument", why=error.said("en")) from error


def _table(sheet: Sheet) -> Table:
    scales: dict[object, Table] = {}
    items = [_item(one, scales, sheet.languages[0]) for one in sheet.questions]
    return {
        "id": _id(sheet.id),
        "version": "1",
        "source": sheet.id,
        "verified": "unverified",
        "languages": list(sheet.languages),
        "screens": True,
        "is_validated": False,
        "label": _in_all(sheet.title, sheet.languages[0]),
        **{name: _message(name) for name in ("recall", "note", "validity")},
        "licence": {
            "holder": "?", "may_show_items": False, "about": _message("licence"),
            "verified": "unverified",
        },
        "missing": {
            "least_answered_percent": 100, "is_our_own": True, "about": _message("missing"),
        },
        "section": [_section(one.key, one.texts, one.intro, sheet) for one in sheet.sections],
        "answer_scale": list(scales.values()),
        "item": _without_clashes(items),
    }  # fmt: skip


def _section(key: str, texts: Texts, intro: Texts, sheet: Sheet) -> Table:
    made = {"key": key, "label": _in_all(texts, sheet.languages[0])}
    return made | ({"intro": _in_all(intro, sheet.languages[0])} if intro else {})


def _item(of: Question, scales: dict[object, Table], first: Language) -> Table:
    """An item, whose answers are put among those of the others unless they are there."""
    same = tuple((one.value, tuple(sorted(one.texts.items()))) for one in of.choices)
    values = [one.value for one in of.choices]
    scale = scales.setdefault(
        same,
        {
            "key": f"answers_{len(scales) + 1}",
            "lowest": min(values),
            "highest": max(values),
            "value": [
                {"value": one.value, "label": _in_all(one.texts, first)}
                for one in of.choices
                if one.texts
            ],
        },
    )
    made = {"number": of.number, "scale": scale["key"]}
    made |= {"key": of.key} if of.key else {}
    return made | ({"section": of.section} if of.section else {})


def _notes_of_gaps(sheet: Sheet) -> Iterable[Note]:
    for one in sheet.questions:
        values = sorted(choice.value for choice in one.choices)
        if values != list(range(values[0], values[-1] + 1)):
            given = ", ".join(map(str, values))
            yield Note("values_with_gaps", str(one.number), {"given": given})


def _in_all(texts: Texts, first: Language) -> Mapping[Language, str]:
    """Words in every language; the first stands in where one is lacking."""
    given = texts.get(first) or next(iter(texts.values()), "") or "?"
    return {one: texts.get(one) or given for one in LANGUAGES}


def _message(name: str) -> Mapping[str, str]:
    text = message(f"exchange.import_{name}")
    return {one: text.in_(one) for one in LANGUAGES}


def _id(given: str) -> str:
    """A name as instruments have it."""
    plain = re.sub(r"[^a-z0-9]+", "-", given.casefold()).strip("-")[:40].strip("-")
    return plain if plain[:1].isalpha() and plain.isascii() else f"i-{plain}"[:40].strip("-")


def key_of(given: str) -> str:
    """A name as items have it; blank where it says no more than the number."""
    plain = re.sub(r"[^a-z0-9]+", "_", given.casefold()).strip("_")[:40]
    return plain if re.fullmatch(r"[a-z][a-z0-9_]*", plain) else ""


def _without_clashes(items: list[Table]) -> list[Table]:
    """The items, without what code calls them where two would be called the same."""
    keys = [one.get("key") for one in items]
    return [
        {name: value for name, value in one.items() if name != "key" or _is_own(value, keys)}
        for one in items
    ]


def _is_own(key: str, keys: list[str | None]) -> bool:
    """Whether only one item is called so, and none is without being told to."""
    return keys.count(key) == 1 and not re.fullmatch(r"item_\d+", key)


def numbers_of(codes: list[str]) -> list[int]:
    """A number for each code: that at its end where they all differ, else its place."""
    ends = [re.search(r"(\d{1,3})$", code) for code in codes]
    numbers = [int(end[1]) for end in ends if end]
    is_told = len(set(numbers)) == len(codes) and 0 not in numbers
    return numbers if is_told else list(range(1, len(codes) + 1))
