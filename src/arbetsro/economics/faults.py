"""What is wrong with a case, as codes and values; the surface puts them into words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from arbetsro.economics.case import Case

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
    """A file that does not hold a case; ``faults`` names every reason.

    Where the file could be read in part, ``case`` is that part, so that its values can be looked
    at in the same run.
    """

    def __init__(self, faults: Iterable[Fault], case: "Case | None" = None) -> None:
        self.faults = tuple(faults)
        self.case = case
        super().__init__(", ".join(fault.code for fault in self.faults))
