"""What is wrong with a file that describes an instrument, as codes and values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from arbetsro.language import Language, say


@dataclass(frozen=True, slots=True)
class InstrumentFault:
    """One thing that is wrong.

    Attributes:
        code: Which; ``instruments.file_<code>`` is its sentence.
        place: Where in the file, as in ``subscale.2.items``.
        values: What the sentence needs to know.
    """

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """What is wrong, where, and what to do."""
        return say(f"instruments.file_{self.code}", language, place=self.place, **self.values)


class InstrumentError(ValueError):
    """An instrument that cannot be used; ``faults`` names every reason."""

    def __init__(self, faults: Iterable[InstrumentFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(one.said("en") for one in self.faults))

    def said(self, language: Language) -> str:
        """Everything that is wrong, a sentence each."""
        return " ".join(one.said(language) for one in self.faults)
