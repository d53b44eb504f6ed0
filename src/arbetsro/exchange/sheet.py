"""A questionnaire as other programs see it: headings, questions, choices and their words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbetsro.instruments.structure import Instrument
from arbetsro.instruments.wording import Wording
from arbetsro.language import LANGUAGES, Language, Text

#: The same words in some of the languages; empty where there are none.
Texts = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that may be chosen. One without a name is called by its number."""

    value: int
    texts: Texts

    def text(self, language: Language) -> str:
        """What stands at the choice."""
        return self.texts.get(language, "") or str(self.value)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with ready answers.

    Attributes:
        number: The number of its item.
        key: What code calls it; blank where nothing does.
        section: The key of the heading that it stands under.
    """

    number: int
    key: str
    texts: Texts
    choices: tuple[Choice, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading."""

    key: str
    texts: Texts
    intro: Texts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A questionnaire without what its answers are worth.

    Attributes:
        id: Its name, as in ``smbm-12``.
        title: What those who answer see.
        languages: The languages that every question has words in, the main one first.
        sections: Its headings in order; none where all stands under the title.
        questions: Its questions in order.
        recall: The time that is asked about; empty where nothing says so.
    """

    id: str
    title: Texts
    languages: tuple[Language, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    recall: Texts = field(default_factory=dict)


class NoWordsError(ValueError):
    """An instrument whose words the program may not show and nobody has given.

    Attributes:
        instrument: Its id.
    """

    def __init__(self, instrument: str) -> None:
        self.instrument = instrument
        super().__init__(f"{instrument} has no words")


def sheet_of(of: Instrument, wording: Wording | None) -> Sheet:
    """An instrument with its words: those given, or its own where it may show them.

    Raises:
        NoWordsError: Neither is there.
    """
    if wording is None and not of.has_words():
        raise NoWordsError(of.id)
    languages = LANGUAGES if wording is None else wording.languages
    return Sheet(
        id=of.id,
        title=_in(of.label, languages),
        languages=languages,
        sections=tuple(
            Section(one.key, _in(one.label, languages), _in(one.intro, languages))
            for one in of.sections
        ),
        questions=tuple(
            Question(
                number=item.number,
                key=item.key,
                texts=_in(item.text, languages) if wording is None else wording.items[item.number],
                choices=_choices(of, item.number, wording, languages),
                section=item.section,
            )
            for item in of.items
        ),
        recall=_in(of.recall, languages),
    )


def _choices(
    of: Instrument, number: int, wording: Wording | None, languages: tuple[Language, ...]
) -> tuple[Choice, ...]:
    scale = of.scale_of(number)
    return tuple(
        Choice(
            value, _given(wording, number, value, languages) or _in(scale.label(value), languages)
        )
        for value in scale.values
    )


def _given(
    wording: Wording | None, number: int, value: int, languages: tuple[Language, ...]
) -> Texts:
    """What the licence holder calls an answer."""
    if wording is None:
        return {}
    words = {one: wording.label(number, value, one) for one in languages}
    return {language: text for language, text in words.items() if text}


def _in(text: Text | None, languages: tuple[Language, ...]) -> Texts:
    return {} if text is None else {one: text.in_(one) for one in languages}
