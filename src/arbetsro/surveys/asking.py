"""What is asked: questions with their choices, under headings."""

from dataclasses import dataclass
from typing import Literal

from arbetsro.language import Text

Kind = Literal["item", "own", "background", "text"]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that may be chosen."""

    value: int
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        key: The name of its column: ``q_smbm_12_3``, ``o_own1``, ``b_b1`` or ``t_t1``.
        text: What is asked. Whatever stands in it is text, also where it looks like markup.
        choices: The answers in order; none for a question that is answered in one's own words.
        kind: An item of an instrument, an own question, one about the one who answers, or a text.
        is_grave: Whether it is told of on its own, as a question about violence.
        instrument: The instrument that it belongs to; blank for others.
        number: Its number in the instrument, or among those of its kind.
    """

    key: str
    text: Text
    choices: tuple[Choice, ...]
    kind: Kind
    is_grave: bool = False
    instrument: str = ""
    number: int = 0

    def has_choice(self, value: int) -> bool:
        """Whether a value may be chosen."""
        return any(one.value == value for one in self.choices)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading.

    Attributes:
        intro: What is said before them, as the time that they are about.
    """

    key: str
    label: Text
    intro: Text | None
    questions: tuple[Question, ...]
