"""What cannot be read of another program's file, and what of it has no place here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbetsro.language import Language, say


@dataclass(frozen=True, slots=True)
class Note:
    """Something of a file that did not come along, or came along in another shape.

    Attributes:
        code: Which; ``exchange.note_<code>`` is its sentence.
        place: The question that it is about; blank where it is the whole.
        values: What the sentence needs to know.
    """

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """What it is and what to do about it."""
        return say(f"exchange.note_{self.code}", language, place=self.place, **self.values)


class ExchangeError(ValueError):
    """A file that no instrument can be read from.

    Attributes:
        code: Why; ``exchange.error_<code>`` is its sentence.
        values: What the sentence needs to know.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(self.said("en"))

    def said(self, language: Language) -> str:
        """What is wrong and what to do."""
        return say(f"exchange.error_{self.code}", language, **self.values)
