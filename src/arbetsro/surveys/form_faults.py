"""What is wrong with what somebody wants to ask, or with what somebody answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from arbetsro.language import Language, Text, say
from arbetsro.surveys.plain import readable


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing that is wrong.

    Attributes:
        code: Which; ``instruments.form_<code>`` is its sentence.
        place: Where in the plan, as in ``own.2.text``, or the key of the question.
        values: What the sentence needs to know.
    """

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """What is wrong, where, and what to do."""
        values = {key: _said(value, language) for key, value in self.values.items()}
        return say(f"instruments.form_{self.code}", language, place=readable(self.place), **values)


def _said(value: object, language: Language) -> object:
    """A value as a page can show it: it may be what somebody sent."""
    if isinstance(value, Text):
        return value.in_(language)
    return readable(value) if isinstance(value, str) else value


class FormError(ValueError):
    """A form that cannot be asked, or answers that it does not have; ``faults`` names them all."""

    def __init__(self, faults: Iterable[FormFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(one.said("en") for one in self.faults))

    def said(self, language: Language) -> str:
        """Everything that is wrong, a sentence each."""
        return " ".join(one.said(language) for one in self.faults)
