"""What can be wrong with a file, and with its rows."""

from dataclasses import dataclass, field

from arbetsro.language import Language, say
from arbetsro.web.organisations.exchange.form import SheetName


class FileError(ValueError):
    """A file that cannot be read at all.

    Attributes:
        code: Why; the sentence for it is the message ``organisations.file_<code>``.
        values: What the sentence names.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code}: {values}" if values else code)

    def sentence(self, language: Language) -> str:
        """What is wrong with the file and what to do."""
        return say(f"organisations.file_{self.code}", language, **self.values)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a row; ``is_note`` where the row can be taken in all the same.

    The sentence is the message ``organisations.fault_<code>``; what to do is part of it.
    """

    sheet: SheetName
    row: int
    column: str
    code: str
    values: dict[str, object] = field(default_factory=dict)
    is_note: bool = False

    def sentence(self, language: Language) -> str:
        """What is wrong with the row and what to do."""
        return say(f"organisations.fault_{self.code}", language, **self.values)
