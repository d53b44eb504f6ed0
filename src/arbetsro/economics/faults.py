"""What is wrong with a case, as codes and values; the surface puts them into words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a case file something stands."""

    sheet: str | None = None
    row: str | None = None
    intervention: str | None = None
    activity: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, or unusual, in one place.

    Attributes:
        code: Which fault it is; ``messages/faults.toml`` has a sentence for each.
        place: Where it is.
        values: What the sentence needs to know.
        severity: An error stops the analysis; a warning asks the reader to look again.
    """

    code: str
    place: Place = field(default_factory=Place)
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"


class CaseError(Exception):
    """A case that cannot be analysed; ``faults`` names every reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(fault.code for fault in self.faults))
