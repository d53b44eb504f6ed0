"""What is wrong with a content file, as codes and values; the surface puts them into words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ContentFault:
    """One thing that is wrong in one file.

    Attributes:
        code: Which fault it is; ``messages/knowledge_faults.toml`` has a sentence for each.
        file: The file, without folder; a built-in one without its ending too.
        place: Where in the file, as in ``outcome.2.reason``.
        values: What the sentence needs to know.
    """

    code: str
    file: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class ContentError(ValueError):
    """Content that cannot be used; ``faults`` names every reason in every file."""

    def __init__(self, faults: Iterable[ContentFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "; ".join(f"{f.file}: {f.place}: {f.code} {dict(f.values)}" for f in self.faults)
        )
