"""What a page asks, in one language, and what it sends back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from arbetsro.language import Language, say
from arbetsro.surveys.asking import Question
from arbetsro.surveys.form import LONGEST_TEXT, Form
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField


class CodeForm(WordedForm):
    """The code of an invitation."""

    area = "answering"

    code = LineField(max_length=100)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["code"].widget.attrs |= {"autocomplete": "off", "autocapitalize": "characters"}
        self.fields["code"].error_messages["required"] = say("answering.no_such_code", language)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that may be chosen, and whether it is."""

    value: int
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a page shows it.

    Attributes:
        options: What may be chosen; none where one answers in one's own words.
        typed: What has been written so far.
        most: The most signs that may be written.
    """

    key: str
    text: str
    is_grave: bool
    options: tuple[Option, ...]
    typed: str
    most: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Part:
    """Questions under one heading."""

    heading: str
    intro: str
    questions: tuple[Asked, ...]


def asked_in(
    form: Form, language: Language, given: Mapping[str, str] | None = None
) -> tuple[Part, ...]:
    """All that a form asks, part by part.

    Args:
        form: The form.
        language: The language of the page.
        given: What has been answered so far, as the page sent it.
    """
    found = [
        _part(one.label.in_(language), one.questions, language, given or {},
              one.intro.in_(language) if one.intro else "")
        for one in form.sections
    ]  # fmt: skip
    for key, questions in (("background", form.background), ("texts", form.texts)):
        if questions:
            heading, intro = (
                say(f"answering.{key}_{what}", language) for what in ("title", "intro")
            )
            found.append(_part(heading, questions, language, given or {}, intro))
    return tuple(found)


def answers_in(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    """What was answered of what the form asks; whatever else was sent is left out."""
    return {one.key: sent[one.key] for one in form.questions if sent.get(one.key)}


def key_in(sent: Mapping[str, str]) -> UUID:
    """What the device has called its sheet: a number drawn by lot."""
    try:
        found = UUID(sent.get("sheet", ""))
    except ValueError:
        return uuid4()
    return found if found.version == uuid4().version else uuid4()


def _part(
    heading: str, questions: Iterable[Question], language: Language, given: Mapping[str, str],
    intro: str,
) -> Part:  # fmt: skip
    return Part(heading, intro, tuple(_asked(one, language, given) for one in questions))


def _asked(question: Question, language: Language, given: Mapping[str, str]) -> Asked:
    typed = given.get(question.key, "")
    options = tuple(
        Option(one.value, one.label.in_(language), str(one.value) == typed)
        for one in question.choices
    )
    return Asked(question.key, question.text.in_(language), question.is_grave, options, typed)
