"""What is wrong with a file of the data set, as codes and values; the surface words them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong.

    Attributes:
        code: Which fault it is; the message ``evaluation.fault_<code>`` has its sentence.
        row: The row of the file, the headings being row 1; nothing where it is no single row.
        column: The column, by its heading.
        values: What the sentence needs to know.
    """

    code: str
    row: int | None = None
    column: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class FileError(ValueError):
    """A file that holds no data set; ``faults`` names everything that is wrong with it."""

    def __init__(self, faults: Iterable[FileFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "; ".join(f"{f.row}, {f.column}: {f.code} {dict(f.values)}" for f in self.faults)
        )

    @classmethod
    def of(cls, code: str, **values: object) -> "FileError":
        """A file with which one thing is wrong as a whole."""
        return cls([FileFault(code, values=values)])
